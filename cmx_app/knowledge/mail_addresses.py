"""Mail addresses: their shape, and whether such a mailbox can lie at Microsoft 365."""

import re
from typing import Final

from cmx_app.checks import Actor, Caution, Check, Ok, Problem
from cmx_app.knowledge.audiences import takes_personal_accounts
from cmx_app.knowledge.pasted_value import clean, told
from cmx_app.knowledge.redirect_url_characters import brief
from cmx_app.messages import N_, Message

_STEP: Final = "e-mailkonto"
_LABEL: Final = r"[a-z0-9ß-öø-ÿ](?:[a-z0-9ß-öø-ÿ-]{0,61}[a-z0-9ß-öø-ÿ])?"
_DOMAIN: Final = re.compile(rf"(?:{_LABEL}\.)+(?:[a-zß-öø-ÿ]{{2,63}}|xn--[a-z0-9-]{{1,59}})", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"[^\s@,;<>()\[\]\\\"]{1,64}@([^\s@,;<>()\[\]\\\"]{1,255})")
_INSIDE: Final = re.compile(r"[^\s@,;:<>()\[\]\\\"]{1,64}@[^\s@,;:<>()\[\]\\\"]{1,255}")
_URL: Final = re.compile(r"https?://(?:[^/?#@]*@)?([^/?#:]*)[^\s]*", re.IGNORECASE)
_PERSONAL: Final = re.compile(r"(?:outlook|hotmail|live|msn)\.(?:com|de|at|ch|fr|it|nl|be|co\.uk)")
_ELSEWHERE: Final = frozenset(
    {
        *("gmail.com", "googlemail.com", "gmx.de", "gmx.net", "gmx.at", "gmx.ch", "web.de", "t-online.de"),
        *(
            "yahoo.de",
            "yahoo.com",
            "icloud.com",
            "me.com",
            "freenet.de",
            "posteo.de",
            "mailbox.org",
            "aol.com",
        ),
    }
)
_EXAMPLES: Final = ("ihre-domain.de", "beispiel.de", "example.com", "example.org", "example.net")
_LONGEST: Final = 320


def domain_of(text: str) -> str:
    """The domain in a domain, a mail address or a web address, in lower case; "" when there is none."""
    value = clean(text).value[:2000]
    url = _URL.fullmatch(value)
    domain = url[1] if url else value.rpartition("@")[2]
    domain = domain.lower().removeprefix("www.").rstrip(".")
    return domain if _DOMAIN.fullmatch(domain) else ""


def check_mail_address(text: str, audience: str = "") -> tuple[Check, ...]:
    """Whether this is one mail address of a mailbox that Microsoft 365 can have."""
    cleaned = clean(text)
    value = cleaned.value
    if not value:
        return ()
    found = _not_one(value) or _odd(value, audience)
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


def _odd(value: str, audience: str) -> Check | None:
    local, _, domain = value.lower().partition("@")
    if domain in _EXAMPLES:
        return _problem(
            "mail_address.placeholder",
            N_("„%(domain)s“ ist nur ein Beispiel.", domain=domain),
            N_("Tragen Sie die Adresse eines Postfachs Ihrer Organisation ein."),
        )
    if not value.isascii() or domain.startswith("xn--") or ".xn--" in domain:
        return _umlaut(local)
    if _PERSONAL.fullmatch(domain) and not takes_personal_accounts(audience):
        found = N_("%(domain)s gehört zu den persönlichen Microsoft-Konten.", domain=domain)
        advice = N_(
            "Das klappt nur, wenn die Anwendung auch persönliche Microsoft-Konten zulässt (Schritt "
            "„Anwendung“). "
            "Postfächer der Organisation haben meist ihre eigene Domain."
        )
        return Caution("mail_address.personal", found, (advice,), step=_STEP)
    if domain in _ELSEWHERE:
        found = N_("Postfächer von %(domain)s liegen nicht bei Microsoft 365.", domain=domain)
        advice = N_("Tragen Sie die Adresse eines Postfachs ein, das bei Microsoft 365 liegt.")
        return Caution("mail_address.other_provider", found, (advice,), step=_STEP)
    return None


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
