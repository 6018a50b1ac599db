"""Mail addresses: their shape, and whether such a mailbox can lie at Microsoft 365."""

import re
from typing import Final

from cmx_app.checks import Actor, Caution, Check, Ok, Problem
from cmx_app.knowledge.audiences import takes_personal_accounts
from cmx_app.knowledge.mail_domains import clouds_named, is_elsewhere, is_personal, meant
from cmx_app.knowledge.other_clouds import lies_in_another_cloud
from cmx_app.knowledge.pasted_value import clean, told
from cmx_app.knowledge.redirect_url_characters import brief
from cmx_app.messages import N_, Message

_STEP: Final = "e-mailkonto"
_LABEL: Final = r"[a-z0-9ß-öø-ÿ](?:[a-z0-9ß-öø-ÿ-]{0,61}[a-z0-9ß-öø-ÿ])?"
_DOMAIN: Final = re.compile(rf"(?:{_LABEL}\.)+(?:[a-zß-öø-ÿ]{{2,63}}|xn--[a-z0-9-]{{1,59}})", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"[^\s@,;<>()\[\]\\\"]{1,64}@([^\s@,;<>()\[\]\\\"]{1,255})")
_INSIDE: Final = re.compile(r"[^\s@,;:<>()\[\]\\\"]{1,64}@[^\s@,;:<>()\[\]\\\"]{1,255}")
_URL: Final = re.compile(r"https?://(?:[^/?#@]*@)?([^/?#:]*)[^\s]*", re.IGNORECASE)
_EXAMPLES: Final = ("ihre-domain.de", "beispiel.de", "example.com", "example.org", "example.net")
_LONGEST: Final = 320


def domain_of(text: str) -> str:
    """The domain in a domain, a mail address or a web address, in lower case; "" when there is none."""
    value = clean(text).value[:2000]
    url = _URL.fullmatch(value)
    domain = url[1] if url else value.rpartition("@")[2]
    domain = domain.lower().removeprefix("www.").rstrip(".")
    return domain if _DOMAIN.fullmatch(domain) else ""


def check_mail_address(text: str, audience: str = "", cloud: str = "global") -> tuple[Check, ...]:
    """Whether this is one mail address of a mailbox that this Microsoft cloud can have; nobody is asked."""
    cleaned = clean(text)
    value = cleaned.value
    if not value:
        return ()
    found = _not_one(value) or _odd(value) or _elsewhere(value, audience, cloud)
    fine = Ok("mail_address.looks_right", N_("Die Mailadresse hat die richtige Form."))
    return (found or fine, *told(cleaned, "mail_address.cleaned", _STEP))


def _problem(code: str, found: Message, *fix: Message) -> Problem:
    return Problem(code, found, fix, Actor.YOU, _STEP)


def _not_one(value: str) -> Problem | None:
    addresses = _INSIDE.findall(value[:2000])
    if "\\" in value:
        return _problem(
            "mail_address.shared_syntax",
            N_("Die Schreibweise mit „\\“ für freigegebene Postfächer gilt bei Microsoft nicht mehr."),
            N_("Tragen Sie nur die Adresse des freigegebenen Postfachs ein."),
            N_("Wählen Sie dazu „freigegebenes Postfach“. Wer es öffnen darf, meldet sich danach selbst an."),
        )
    if len(addresses) > 1:
        return _problem(
            "mail_address.several",
            N_("Das sind mehrere Adressen."),
            N_("Richten Sie für jedes Postfach ein eigenes E-Mailkonto ein, eins nach dem anderen."),
        )
    if addresses and addresses[0] != value and value.count("@") == 1:
        return _problem(
            "mail_address.text_around",
            N_("Neben der Adresse steht noch anderer Text."),
            N_("Tragen Sie nur die Adresse ein: %(address)s", address=brief(addresses[0])),
        )
    shape = _ADDRESS.fullmatch(value)
    if shape is None or len(value) > _LONGEST or _has_misplaced_dot(value) or not _DOMAIN.fullmatch(shape[1]):
        return _problem(
            "mail_address.not_an_address",
            N_("Das ist keine Mailadresse. Sie hat die Form name@ihre-domain.de."),
            N_("Prüfen Sie „@“ und die Endung, zum Beispiel „.de“."),
        )
    return None


def _has_misplaced_dot(value: str) -> bool:
    local = value.partition("@")[0]
    return local.startswith(".") or local.endswith(".") or ".." in local


def _odd(value: str) -> Check | None:
    local, _, domain = value.lower().partition("@")
    if domain in _EXAMPLES:
        return _problem(
            "mail_address.placeholder",
            N_("„%(domain)s“ ist nur ein Beispiel.", domain=domain),
            N_("Tragen Sie die Adresse eines Postfachs Ihrer Organisation ein."),
        )
    if "#ext#" in local:
        return _guest(value)
    if not value.isascii() or domain.startswith("xn--") or ".xn--" in domain:
        return _umlaut(local)
    return _mistyped(value, meant(domain)) if meant(domain) else None


def _elsewhere(value: str, audience: str, cloud: str) -> Check | None:
    domain = value.lower().rpartition("@")[2]
    if is_personal(domain):
        return None if takes_personal_accounts(audience) else personal(domain)
    if is_elsewhere(domain):
        found = N_("Postfächer von %(domain)s liegen nicht bei Microsoft 365.", domain=domain)
        advice = N_("Tragen Sie die Adresse eines Postfachs ein, das bei Microsoft 365 liegt.")
        return Caution("mail_address.other_provider", found, (advice,), step=_STEP)
    named = clouds_named(domain)
    return lies_in_another_cloud(domain, named, cloud) if named and cloud not in named else None


def personal(domain: str) -> Caution:
    """A domain of personal Microsoft accounts, for an application that does not take them."""
    return Caution(
        "mail_address.personal",
        N_("%(domain)s gehört zu den persönlichen Microsoft-Konten.", domain=domain),
        (
            N_(
                "Meistens ist das die falsche Adresse: Postfächer der Organisation haben ihre eigene Domain. "
                "Tragen Sie eine solche ein."
            ),
            N_(
                "Soll es wirklich dieses Konto sein, muss die Anwendung auch persönliche Microsoft-Konten "
                "zulassen (Schritt „Anwendung“)."
            ),
        ),
        step=_STEP,
    )


def _guest(value: str) -> Problem:
    local = value.partition("@")[0]
    name, _, home = local[: local.lower().index("#ext#")].rpartition("_")
    their_own = f"{name}@{home}"
    fix = (
        N_("Tragen Sie die eigentliche Mailadresse ein: %(address)s", address=brief(their_own))
        if _ADDRESS.fullmatch(their_own) and _DOMAIN.fullmatch(home)
        else N_("Tragen Sie die eigentliche Mailadresse dieser Person ein.")
    )
    return _problem(
        "mail_address.guest",
        N_("Das ist der Anmeldename eines Gastes (#EXT#). Gäste haben in Ihrem Verzeichnis kein Postfach."),
        fix,
        N_(
            "Dieses Postfach gehört zu einer anderen Organisation. Nehmen Sie lieber ein Postfach Ihrer "
            "eigenen."
        ),
    )


def _mistyped(value: str, domain: str) -> Caution:
    address = f"{value.rpartition('@')[0]}@{domain}"
    return Caution(
        "mail_address.mistyped",
        N_("Ist die Domain vertippt? Meinten Sie %(domain)s?", domain=domain),
        (N_("Wenn ja, tragen Sie ein: %(address)s", address=brief(address)),),
        step=_STEP,
    )


def _umlaut(local: str) -> Check:
    where = N_("in der Domain") if local.isascii() else N_("vor dem „@“")
    return Caution(
        "mail_address.umlaut",
        N_(
            "Die Adresse enthält Umlaute oder andere Sonderzeichen %(where)s. Microsoft meldet damit meist "
            "niemanden an.",
            where=where,
        ),
        (
            N_(
                "Nehmen Sie die Hauptadresse des Postfachs ohne Umlaut, zum Beispiel die mit "
                "„.onmicrosoft.com“. Sie steht im Microsoft 365 Admin Center beim Benutzer."
            ),
        ),
        step=_STEP,
    )
