"""What can go wrong when somebody comes back from Microsoft, apart from what Microsoft itself reports."""

from collections.abc import Callable, Mapping

from cmx_app.checks import Actor, Problem
from cmx_app.knowledge.facts import Facts
from cmx_app.messages import N_

_STEP = "e-mailkonto"


def _wrong_tenant(detail: str, facts: Facts) -> Problem:
    return Problem(
        "sign_in.wrong_tenant",
        N_("Angemeldet hat sich jemand aus einem anderen Verzeichnis (%(tenant)s).", tenant=detail),
        (
            N_("Melden Sie sich neu an und wählen Sie ein Konto Ihrer eigenen Organisation."),
            N_(
                "Ist es doch das richtige Konto, stimmt die Verzeichnis-ID (TenantID) nicht: Eingetragen ist "
                "%(tenant_id)s.",
                tenant_id=facts.tenant_id,
            ),
        ),
        Actor.MAILBOX_USER,
        step=_STEP,
        subject=facts.mailbox,
    )


def _wrong_person(detail: str, facts: Facts) -> Problem:
    return Problem(
        "sign_in.wrong_person",
        N_(
            "Angemeldet hat sich %(person)s. Das Postfach %(mailbox)s lässt sich damit nicht öffnen.",
            person=detail,
            mailbox=facts.mailbox,
        ),
        (
            N_(
                "Meistens war im Browser schon ein anderes Konto angemeldet. Beginnen Sie die Anmeldung "
                "noch einmal."
            ),
            N_(
                "Wählen Sie auf Microsofts Seite das Konto von %(mailbox)s. Steht es nicht in der Liste, "
                "klicken Sie auf „Anderes Konto verwenden“ (Use another account).",
                mailbox=facts.mailbox,
            ),
            N_(
                "Gehören beide Namen derselben Person, ist meist IMAP für dieses Postfach ausgeschaltet. Der "
                "Exchange-Administrator schaltet es unter „E-Mail-Apps verwalten“ (Manage email apps) ein."
            ),
        ),
        Actor.MAILBOX_USER,
        step=_STEP,
        subject=facts.mailbox,
    )


def _no_refresh_token(_detail: str, facts: Facts) -> Problem:
    return Problem(
        "sign_in.no_refresh_token",
        N_("Microsoft hat keine dauerhafte Erlaubnis erteilt. Die Verbindung würde nach einer Stunde enden."),
        (
            N_(
                "Melden Sie sich neu an und stimmen Sie allen Berechtigungen zu, auch „Zugriff "
                "beibehalten“ (offline_access)."
            ),
            N_("Erscheint die Frage nicht, öffnen Sie im Schritt „Prüfung“ den Link zur Zustimmung."),
        ),
        Actor.MAILBOX_USER,
        step=_STEP,
        subject=facts.mailbox,
    )


def _mixed_up(_detail: str, facts: Facts) -> Problem:
    return Problem(
        "sign_in.mixed_up",
        N_("Die Antwort passt nicht zu der Anmeldung, die hier begonnen wurde. Es wurde nichts gespeichert."),
        (
            N_("Schließen Sie andere Fenster, in denen Sie sich gerade bei Microsoft anmelden."),
            N_("Klicken Sie dann noch einmal auf „Bei Microsoft anmelden“."),
        ),
        Actor.YOU,
        step=_STEP,
        subject=facts.mailbox,
    )


def _expired(_detail: str, facts: Facts) -> Problem:
    return Problem(
        "sign_in.answer_expired",
        N_("Microsofts Antwort gilt nach der Uhr dieses Servers schon nicht mehr."),
        (
            N_("Lassen Sie die Uhr des Servers prüfen. Der Schritt „Überblick“ zeigt, ob sie falsch geht."),
            N_("Melden Sie sich danach neu an."),
        ),
        Actor.NETWORK_ADMINISTRATOR,
        step="ueberblick",
        subject=facts.mailbox,
    )


_BY_REASON: Mapping[str, Callable[[str, Facts], Problem]] = {
    "wrong_tenant": _wrong_tenant,
    "wrong_person": _wrong_person,
    "no_refresh_token": _no_refresh_token,
    "expired": _expired,
}


def explain_sign_in(reason: str, detail: str, facts: Facts) -> Problem:
    """Why a sign-in that Microsoft accepted was not accepted here. Unknown reasons are a mix-up."""
    return _BY_REASON.get(str(reason), _mixed_up)(detail, facts)


def lost_sign_in() -> Problem:
    """An answer whose sign-in is not known: used already, older than 30 minutes, or never begun here."""
    return Problem(
        "sign_in.unknown",
        N_("Diese Anmeldung ist schon benutzt worden oder abgelaufen."),
        (
            N_(
                "Wurde die Seite nur neu geladen oder „Zurück“ gedrückt, ist vielleicht schon alles "
                "erledigt: Sehen Sie auf der Startseite nach."
            ),
            N_("Sonst beginnen Sie die Anmeldung bitte noch einmal. Sie haben dafür 30 Minuten Zeit."),
        ),
        Actor.YOU,
        step=_STEP,
    )


def other_administrator() -> Problem:
    """An answer for a sign-in that another administrator began, or one who has signed out since."""
    return Problem(
        "sign_in.other_administrator",
        N_("Diese Anmeldung hat jemand begonnen, der in cmxOrganize nicht mehr angemeldet ist."),
        (N_("Melden Sie sich in cmxOrganize an und beginnen Sie die Anmeldung bei Microsoft noch einmal."),),
        Actor.YOU,
        step=_STEP,
    )


def foreign_browser() -> Problem:
    """An answer that arrived in another browser than the one in which the sign-in began."""
    return Problem(
        "sign_in.other_browser",
        N_("Diese Anmeldung wurde in einem anderen Browser oder unter einer anderen Adresse begonnen."),
        (
            N_(
                "Beginnen Sie die Anmeldung in diesem Browser noch einmal, und bleiben Sie dabei in "
                "einem Fenster."
            ),
            N_("Prüfen Sie, ob Ihr Browser Cookies dieser Seite annimmt."),
        ),
        Actor.YOU,
        step=_STEP,
    )
