"""Where a pasted text names another application, tenant, URL or account than the ones that are stored."""

from collections.abc import Iterator
from urllib.parse import unquote

from cmx_app.checks import Actor, Caution, Check, Problem
from cmx_app.knowledge.facts import Facts
from cmx_app.knowledge.pasted_parts import Pasted
from cmx_app.messages import N_

_REDIRECT_NUMBERS = frozenset({50011, 70004})


def compare_with_stored(pasted: Pasted, facts: Facts) -> Iterator[Check]:
    """Everything that differs, and whether the URL in an error about URLs is ours."""
    yield from _compared_ids(pasted, facts)
    if asks_for_entry(pasted, facts):
        yield from _compared_redirect_url(pasted, facts)
    if pasted.numbers and facts.mailbox and pasted.addresses:
        yield from _compared_account(pasted, facts)


def asks_for_entry(pasted: Pasted, facts: Facts) -> bool:
    """Whether the error is about the redirect URL, of which Microsoft names only the one that was sent."""
    return bool(facts.redirect_url) and not _REDIRECT_NUMBERS.isdisjoint(pasted.numbers)


def _compared_ids(pasted: Pasted, facts: Facts) -> Iterator[Check]:
    ours, tenant = facts.client_id.casefold(), facts.tenant_id.casefold()
    named = [guid.casefold() for guid in pasted.application_ids]
    tenants = [guid.casefold() for guid in pasted.tenant_ids]
    if tenant and tenant != ours and tenant in named:
        yield _swapped(facts)
    elif ours and named and ours not in named:
        yield _other_application(named[0], facts)
    if tenant and tenants and tenant not in tenants:
        yield _other_tenant(tenants[0], facts)


def _other_application(theirs: str, facts: Facts) -> Caution:
    return Caution(
        "pasted.other_application",
        N_(
            "Die Meldung nennt die Anwendung %(theirs)s. Eingetragen ist die Anwendungs-ID %(ours)s.",
            theirs=theirs,
            ours=facts.client_id,
        ),
        (
            N_(
                "Meistens stammt die Meldung von einer anderen Anwendung oder aus der Zeit vor der "
                "letzten Änderung. Melden Sie sich dann noch einmal an."
            ),
            N_(
                "Ist die Anwendung aus der Meldung die richtige, tragen Sie ihre ID im Schritt "
                "„Schnittstelle“ ein."
            ),
        ),
        step="schnittstelle",
    )


def _other_tenant(theirs: str, facts: Facts) -> Caution:
    return Caution(
        "pasted.other_tenant",
        N_(
            "Die Meldung nennt das Verzeichnis %(theirs)s. Eingetragen ist die Verzeichnis-ID (TenantID) "
            "%(ours)s.",
            theirs=theirs,
            ours=facts.tenant_id,
        ),
        (
            N_(
                "Meistens hat sich jemand aus einer anderen Organisation angemeldet. Wählen Sie bei der "
                "Anmeldung „Anderes Konto verwenden“ (Use another account)."
            ),
            N_(
                "Ist das Verzeichnis aus der Meldung das richtige, tragen Sie seine ID im Schritt „TenantID“ "
                "ein."
            ),
        ),
        step="tenant-id",
    )


def _swapped(facts: Facts) -> Problem:
    return Problem(
        "pasted.ids_swapped",
        N_(
            "Microsoft sucht eine Anwendung mit der ID %(tenant_id)s. Das ist aber die Verzeichnis-ID "
            "(TenantID).",
            tenant_id=facts.tenant_id,
        ),
        (
            N_(
                "Tragen Sie im Schritt „Schnittstelle“ die „Anwendungs-ID (Client)“ (Application (client) "
                "ID) als Benutzernamen ein."
            ),
            N_(
                "Prüfen Sie im Schritt „TenantID“, ob dort die „Verzeichnis-ID (Mandant)“ (Directory "
                "(tenant) ID) steht."
            ),
        ),
        Actor.YOU,
        "schnittstelle",
    )


def _compared_redirect_url(pasted: Pasted, facts: Facts) -> Iterator[Check]:
    named = pasted.redirect_urls or tuple(url for url in pasted.urls if "continue_oauth" in url)
    if named and unquote(named[0]) == unquote(facts.redirect_url):
        yield _redirect_url_is_ours()
    elif named:
        yield _other_redirect_url(named[0], facts)


def _redirect_url_is_ours() -> Caution:
    return Caution(
        "pasted.redirect_url_is_ours",
        N_(
            "Die URL in der Meldung ist genau die, die cmxOrganize gesendet hat. Verglichen werden muss "
            "sie mit dem Eintrag bei Microsoft."
        ),
        (
            N_(
                "Vergleichen können Sie gleich hier statt im Schritt „Umleitungs-URL“: Kopieren Sie bei "
                "Microsoft den Eintrag unter „Authentifizierung“ (Authentication) › „Web“ und fügen Sie ihn "
                "unten in das Feld ein. Jeder Unterschied wird markiert."
            ),
        ),
        step="umleitungs-url",
    )


def _other_redirect_url(theirs: str, facts: Facts) -> Caution:
    return Caution(
        "pasted.other_redirect_url",
        N_(
            "Die Meldung nennt die URL %(theirs)s. Gespeichert ist %(ours)s.",
            theirs=theirs,
            ours=facts.redirect_url,
        ),
        (
            N_(
                "Meistens stammt die Meldung aus einem früheren Versuch oder von einer anderen Anwendung. "
                "Melden Sie sich dann noch einmal an."
            ),
            N_(
                "Sonst öffnen Sie den Schritt „Umleitungs-URL“ und speichern Sie ihn neu: Danach wird die "
                "gezeigte URL gesendet."
            ),
        ),
        step="umleitungs-url",
    )


def _compared_account(pasted: Pasted, facts: Facts) -> Iterator[Check]:
    ours = {facts.mailbox.casefold(), facts.signed_in_as.casefold()}
    if any(address.casefold() in ours for address in pasted.addresses):
        return
    yield Caution(
        "pasted.other_account",
        N_(
            "Die Meldung nennt das Konto %(theirs)s. Verbunden werden soll das Postfach %(ours)s.",
            theirs=pasted.addresses[0],
            ours=facts.mailbox,
        ),
        (
            N_("Bei einem freigegebenen Postfach ist das in Ordnung: Dort meldet sich eine Person an."),
            N_(
                "Sonst wählen Sie bei der Anmeldung „Anderes Konto verwenden“ (Use another account) und dann "
                "das Konto zu %(mailbox)s.",
                mailbox=facts.mailbox,
            ),
        ),
        step="e-mailkonto",
    )
