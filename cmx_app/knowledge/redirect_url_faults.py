"""What can be wrong with a redirect URL, each in words and with its way out."""

from typing import Final

from cmx_app.checks import Actor, Caution, Problem
from cmx_app.messages import N_, Message

STEP: Final = "umleitungs-url"
Fault = Problem | Caution

COPY_IT: Final = N_(
    "Oder einfacher: Ersetzen Sie bei Microsoft unter „Authentifizierung“ (Authentication) › „Web“ den "
    "ganzen Eintrag durch die Adresse, die Sie von dieser Seite kopieren."
)
REMOVE_IT: Final = N_("Löschen Sie diese Zeichen bei Microsoft.")


def fault(code: str, found: Message, *fix: Message) -> Problem:
    """A difference that keeps Microsoft from sending people back."""
    return Problem(code, found, fix, Actor.YOU, STEP)


def not_an_address() -> Problem:
    """Something else than an address, such as an ID."""
    return fault(
        "redirect_url.not_an_address",
        N_("Das ist keine Adresse."),
        N_(
            "Kopieren Sie bei Microsoft unter „Authentifizierung“ (Authentication) › „Web“ den Text aus "
            "dem Feld "
            "„Umleitungs-URI“ (Redirect URI)."
        ),
    )


def placeholder(written: str, host: str) -> Problem:
    """The guide's example domain was left in."""
    return fault(
        "redirect_url.placeholder",
        N_("„%(written)s“ ist nur der Platzhalter aus der Anleitung.", written=written),
        N_("Setzen Sie dort Ihre eigene Domain ein: %(host)s.", host=host),
    )


def text_around(extra: str) -> Problem:
    """Other text stands before or behind the address."""
    return fault(
        "redirect_url.text_around",
        N_("Vor oder hinter der Adresse steht noch anderer Text: „%(extra)s“.", extra=extra),
        N_("Bei Microsoft darf im Feld nur die Adresse stehen. Kopieren Sie auch hierher nur die Adresse."),
    )


def scheme_missing(scheme: str) -> Problem:
    """The address begins with the host."""
    return fault(
        "redirect_url.scheme_missing",
        N_("Am Anfang fehlt „%(scheme)s://“.", scheme=scheme),
        N_("Ergänzen Sie bei Microsoft am Anfang „%(scheme)s://“.", scheme=scheme),
    )


def scheme_wrong(written: str, scheme: str) -> Problem:
    """The address begins with something like a scheme that is none."""
    return fault(
        "redirect_url.scheme_wrong",
        N_(
            "Die Adresse beginnt mit „%(written)s“ statt mit „%(scheme)s://“.", written=written, scheme=scheme
        ),
        N_("Ändern Sie bei Microsoft den Anfang in „%(scheme)s://“.", scheme=scheme),
    )


def http_instead_of_https() -> Problem:
    """Microsoft takes http for localhost only."""
    return fault(
        "redirect_url.http_instead_of_https",
        N_("Die Adresse beginnt mit „http://“ statt mit „https://“: Es fehlt das „s“."),
        N_("Ändern Sie bei Microsoft „http://“ in „https://“. Ohne https lehnt Microsoft die Adresse ab."),
    )


def https_instead_of_http() -> Problem:
    """Only on this very machine: the application is used by http there."""
    return fault(
        "redirect_url.https_instead_of_http",
        N_(
            "Die Adresse beginnt mit „https://“. Auf diesem Rechner wird cmxOrganize aber über „http://“ "
            "benutzt."
        ),
        N_("Ändern Sie bei Microsoft „https://“ in „http://“. Für localhost ist das erlaubt."),
    )


def user_info(written: str) -> Problem:
    """A user name stands in front of the host."""
    return fault(
        "redirect_url.user_info",
        N_("Vor der Domain steht „%(written)s“, ein Benutzername mit „@“.", written=written),
        N_("Löschen Sie bei Microsoft alles zwischen „//“ und der Domain."),
    )


def host_missing(host: str) -> Problem:
    """There is no host at all."""
    return fault(
        "redirect_url.host_wrong",
        N_("Die Domain fehlt. Nötig ist %(host)s.", host=host),
        N_("Ergänzen Sie bei Microsoft die Domain %(host)s hinter „//“.", host=host),
    )


def host_wrong(written: str, host: str) -> Problem:
    """Another host than the one in use."""
    return fault(
        "redirect_url.host_wrong",
        N_("Die Domain ist %(written)s, nötig ist %(host)s.", written=written, host=host),
        N_(
            "Ändern Sie bei Microsoft die Domain in %(host)s. Oder benutzen Sie cmxOrganize künftig unter "
            "%(written)s und öffnen Sie diesen Schritt dort.",
            host=host,
            written=written,
        ),
    )


def host_case(written: str, host: str) -> Caution:
    """Capitals where they should make no difference."""
    return Caution(
        "redirect_url.host_case",
        N_(
            "Groß- und Kleinschreibung weichen ab: „%(written)s“ statt „%(host)s“.",
            written=written,
            host=host,
        ),
        (
            N_(
                "In Domain und „https“ sollte das keine Rolle spielen. Schreiben Sie es trotzdem klein: "
                "Dann stimmt jedes Zeichen."
            ),
        ),
        step=STEP,
    )


def www_missing(host: str) -> Problem:
    """Right but for the leading www."""
    return fault(
        "redirect_url.www_missing",
        N_("Vor der Domain fehlt „www.“: cmxOrganize wird unter %(host)s benutzt.", host=host),
        N_(
            "Ergänzen Sie bei Microsoft „www.“ hinter „//“. Manche Browser blenden es aus: "
            "Klicken Sie in die Adresszeile, um es zu sehen."
        ),
    )


def www_too_much(host: str) -> Problem:
    """Right but for a leading www."""
    return fault(
        "redirect_url.www_too_much",
        N_("Vor der Domain steht „www.“ zu viel: cmxOrganize wird unter %(host)s benutzt.", host=host),
        N_("Löschen Sie bei Microsoft „www.“. Oder benutzen Sie cmxOrganize künftig mit „www.“."),
    )


def umlaut_domain(written: str, host: str) -> Problem:
    """The same domain, once with its umlaut and once as xn--…."""
    return fault(
        "redirect_url.umlaut_domain",
        N_(
            "%(written)s und %(host)s sind dieselbe Umlaut-Domain in zwei Schreibweisen. "
            "Microsoft vergleicht Zeichen für Zeichen.",
            written=written,
            host=host,
        ),
        N_("Tragen Sie bei Microsoft genau %(host)s ein.", host=host),
        N_(
            "Nimmt Microsofts Formular sie nicht an, brauchen Sie für cmxOrganize eine Domain ohne Umlaut. "
            "Öffnen Sie diesen Schritt dann unter der neuen Domain."
        ),
    )


def default_port_written(port: str) -> Problem:
    """The port that goes without saying."""
    return fault(
        "redirect_url.default_port_written",
        N_("Der Port „:%(port)s“ ist überflüssig: Er ist der Standard und gehört nicht hierher.", port=port),
        N_("Löschen Sie bei Microsoft „:%(port)s“.", port=port),
    )


def port_missing(port: str) -> Problem:
    """The application is used with a port, the address names none."""
    return fault(
        "redirect_url.port_wrong",
        N_("Der Port fehlt: cmxOrganize wird mit „:%(port)s“ benutzt.", port=port),
        N_("Ergänzen Sie bei Microsoft „:%(port)s“ direkt hinter der Domain.", port=port),
    )


def port_too_much(written: str) -> Problem:
    """The address names a port, the application is used without one."""
    return fault(
        "redirect_url.port_wrong",
        N_("Hinter der Domain steht „:%(written)s“. cmxOrganize wird ohne Port benutzt.", written=written),
        N_("Löschen Sie bei Microsoft „:%(written)s“.", written=written),
    )


def port_wrong(written: str, port: str) -> Problem:
    """Two different ports."""
    return fault(
        "redirect_url.port_wrong",
        N_("Der Port ist „:%(written)s“, nötig ist „:%(port)s“.", written=written, port=port),
        N_("Ändern Sie bei Microsoft den Port in „:%(port)s“.", port=port),
    )


def differs() -> Problem:
    """Not the same, and none of the named differences."""
    return fault(
        "redirect_url.differs",
        N_("Der Text weicht an den markierten Stellen von der nötigen Adresse ab."),
        N_("Vergleichen Sie die markierten Zeichen."),
    )
