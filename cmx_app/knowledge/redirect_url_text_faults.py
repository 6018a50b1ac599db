"""More that can be wrong with a redirect URL: path, single characters, what came along when pasting."""

from typing import Final

from cmx_app.checks import Problem
from cmx_app.knowledge.redirect_url_faults import REMOVE_IT, fault
from cmx_app.messages import N_

_AS_PASTED: Final = N_(
    "Solche Zeichen kommen beim Kopieren aus Word, E-Mails oder PDF dazu. Kopieren Sie die Adresse von "
    "dieser "
    "Seite und fügen Sie sie bei Microsoft neu ein."
)


def prefix_missing(prefix: str) -> Problem:
    """The path under which the application is mounted is not there."""
    return fault(
        "redirect_url.prefix_missing",
        N_(
            "Hinter der Domain fehlt „%(prefix)s“: Unter diesem Pfad läuft cmxOrganize bei Ihnen.",
            prefix=prefix,
        ),
        N_("Ergänzen Sie bei Microsoft „%(prefix)s“ direkt hinter der Domain.", prefix=prefix),
    )


def prefix_wrong(written: str, prefix: str) -> Problem:
    """Another path than the one under which the application is mounted."""
    return fault(
        "redirect_url.prefix_wrong",
        N_("Hinter der Domain steht „%(written)s“ statt „%(prefix)s“.", written=written, prefix=prefix),
        N_("Ändern Sie bei Microsoft „%(written)s“ in „%(prefix)s“.", written=written, prefix=prefix),
    )


def prefix_too_much(written: str) -> Problem:
    """A path in front, though the application is mounted under none."""
    return fault(
        "redirect_url.prefix_too_much",
        N_("Hinter der Domain steht „%(written)s“ zu viel.", written=written),
        N_("Löschen Sie bei Microsoft „%(written)s“ vor „/App%%20E-Mailkonto“.", written=written),
    )


def path_missing(path: str) -> Problem:
    """Nothing but scheme and host."""
    return fault(
        "redirect_url.path_wrong",
        N_("Hinter der Domain fehlt der Pfad „%(path)s“.", path=path),
        N_("Ergänzen Sie bei Microsoft hinter der Domain „%(path)s“.", path=path),
    )


def path_wrong(path: str) -> Problem:
    """Another path."""
    return fault(
        "redirect_url.path_wrong",
        N_("Der Pfad hinter der Domain stimmt nicht. Er muss genau „%(path)s“ lauten.", path=path),
        N_("Ändern Sie bei Microsoft alles hinter der Domain in „%(path)s“.", path=path),
    )


def path_case(path: str) -> Problem:
    """The right path in other capitals."""
    return fault(
        "redirect_url.path_case",
        N_("Im Pfad weichen Groß- und Kleinschreibung ab. Microsoft unterscheidet beides."),
        N_("Schreiben Sie den Pfad bei Microsoft genau so: „%(path)s“.", path=path),
    )


def space_instead_of_percent20() -> Problem:
    """A plain blank."""
    return fault(
        "redirect_url.space_instead_of_percent20",
        N_("Im Pfad steht ein Leerzeichen statt „%%20“."),
        N_("Ersetzen Sie bei Microsoft das Leerzeichen durch „%%20“."),
    )


def plus_instead_of_percent20() -> Problem:
    """The form encoding of a blank, which holds in queries only."""
    return fault(
        "redirect_url.plus_instead_of_percent20",
        N_("Im Pfad steht „+“ statt „%%20“."),
        N_("Ersetzen Sie bei Microsoft „+“ durch „%%20“."),
    )


def percent_encoded_twice(written: str) -> Problem:
    """An encoded per cent sign."""
    return fault(
        "redirect_url.percent_encoded_twice",
        N_("Die Adresse wurde doppelt kodiert: „%(written)s“ statt „%%20“.", written=written),
        N_("Ersetzen Sie bei Microsoft „%(written)s“ durch „%%20“.", written=written),
    )


def stray_blank() -> Problem:
    """A blank or a line break where nothing belongs."""
    return fault(
        "redirect_url.stray_blank",
        N_("Mitten in der Adresse steht ein Leerzeichen oder ein Zeilenumbruch."),
        N_("Löschen Sie es bei Microsoft. Die Adresse steht ohne Unterbrechung in einer Zeile."),
    )


def lookalike_hyphen(name: str) -> Problem:
    """A dash that is not the hyphen of the keyboard."""
    return fault(
        "redirect_url.lookalike_hyphen",
        N_(
            "Ein Strich sieht nur so aus wie der Bindestrich „-“. Es ist ein anderes Zeichen: %(name)s.",
            name=name,
        ),
        N_("Ersetzen Sie ihn bei Microsoft durch den Bindestrich Ihrer Tastatur."),
        _AS_PASTED,
    )


def soft_hyphen() -> Problem:
    """A hyphen that is only seen at the end of a line."""
    return fault(
        "redirect_url.soft_hyphen",
        N_("In der Adresse steckt ein weiches Trennzeichen ([SHY]), das man nicht sieht."),
        _AS_PASTED,
    )


def invisible_character(names: str) -> Problem:
    """A character that can't be seen, or a blank that is none."""
    return fault(
        "redirect_url.invisible_character",
        N_("In der Adresse stecken Zeichen, die man nicht sieht: %(names)s.", names=names),
        _AS_PASTED,
    )


def quotes(written: str) -> Problem:
    """Quotes or brackets around the address."""
    return fault(
        "redirect_url.quotes",
        N_("Um die Adresse stehen Anführungszeichen oder Klammern: %(written)s", written=written),
        REMOVE_IT,
    )


def trailing_punctuation(written: str) -> Problem:
    """The end of the sentence in which the address stood."""
    return fault(
        "redirect_url.trailing_punctuation",
        N_("Hinter der Adresse steht noch ein Satzzeichen: „%(written)s“.", written=written),
        N_("Löschen Sie bei Microsoft „%(written)s“ am Ende.", written=written),
    )


def trailing_slash() -> Problem:
    """Counts as another address."""
    return fault(
        "redirect_url.trailing_slash",
        N_("Am Ende steht „/“ zu viel. Für Microsoft ist das eine andere Adresse."),
        N_("Löschen Sie bei Microsoft den Schrägstrich am Ende."),
    )


def backslash() -> Problem:
    """The slash of Windows paths."""
    return fault(
        "redirect_url.backslash",
        N_("In der Adresse steht „\\“ statt „/“."),
        N_("Ersetzen Sie bei Microsoft „\\“ durch „/“."),
    )


def query(written: str) -> Problem:
    """Parameters behind the path."""
    return fault(
        "redirect_url.query",
        N_("Hinter dem Pfad stehen Parameter: „%(written)s“.", written=written),
        N_("Löschen Sie bei Microsoft alles ab dem Fragezeichen."),
    )


def fragment(written: str) -> Problem:
    """Something behind a number sign."""
    return fault(
        "redirect_url.fragment",
        N_("Am Ende steht „%(written)s“. Microsoft erlaubt „#“ in Umleitungs-URLs nicht.", written=written),
        N_("Löschen Sie bei Microsoft alles ab „#“."),
    )


def refused_characters(written: str) -> Problem:
    """Characters that Entra's form does not take."""
    return fault(
        "redirect_url.refused_characters",
        N_("In der Adresse stehen Zeichen, die Microsoft dort nicht annimmt: %(written)s", written=written),
        REMOVE_IT,
    )


def too_long(length: int, longest: int) -> Problem:
    """More than Entra takes."""
    return fault(
        "redirect_url.too_long",
        N_(
            "Der Text hat %(length)s Zeichen. Microsoft nimmt höchstens %(longest)s an.",
            length=length,
            longest=longest,
        ),
        N_("Kopieren Sie nur die eine Adresse, ohne Text davor oder dahinter."),
    )
