"""The redirect URL as it stands at Microsoft."""

from cmx_app.practice.scenarios.scenario import (
    ENTRA,
    YOU,
    Explained,
    Group,
    Mend,
    Scenario,
    Seen,
    Slip,
    Words,
)

_REPLACE: Words = (
    "Bei Microsoft den Eintrag unter „Web“ durch die angezeigte URL ersetzen.",
    "At Microsoft, replace the entry under “Web” by the URL that is shown.",
)
_MOVE: Words = (
    "Die Entra-Administration löscht den Eintrag und legt ihn unter „Web“ neu an.",
    "The Entra administrator deletes the entry and adds it again under “Web”.",
)


def _registered(
    name: str, title: Words, effect: Words, explained: Explained, way_out: Words, url: str,
    platform: str = "web", used_at: str = "",
) -> Scenario:
    """What stands at Microsoft is not what the application sends."""
    return Scenario(
        name, Group.REDIRECT_URL, title, effect, explained, way_out,
        mends=(Mend.REGISTER,), is_switched=False,
        slip=Slip(registered=url, platform=platform, used_at=used_at),
    )


_NOT_FOUND = Explained(Seen.MICROSOFTS_PAGE, "entra.AADSTS50011", "umleitungs-url", ENTRA)

REDIRECT_URL_SCENARIOS = (
    _registered(
        "redirect_url_missing",
        ("Umleitungs-URL fehlt", "Redirect URL missing"),
        ("Bei der Anwendung steht gar keine Umleitungs-URL: AADSTS500113.",
         "The application has no redirect URL at all: AADSTS500113."),
        Explained(Seen.MICROSOFTS_PAGE, "entra.AADSTS500113", "umleitungs-url", ENTRA),
        ("Die Entra-Administration fügt die Plattform „Web“ mit der angezeigten URL hinzu.",
         "The Entra administrator adds the platform “Web” with the URL that is shown."),
        "-",
    ),
    _registered(
        "redirect_url_with_slash",
        ("Schrägstrich am Ende", "Slash at the end"),
        ("Bei Microsoft steht am Ende der URL ein Schrägstrich zu viel: AADSTS50011.",
         "The URL at Microsoft has one slash too many at its end: AADSTS50011."),
        _NOT_FOUND, _REPLACE, "{redirect_url}/",
    ),
    _registered(
        "redirect_url_in_small_letters",
        ("Groß- und Kleinschreibung", "Capital and small letters"),
        ("Bei Microsoft steht der Pfad in kleinen Buchstaben: AADSTS50011.",
         "The path at Microsoft is written in small letters: AADSTS50011."),
        Explained(Seen.FIELD, "redirect_url.path_case", "umleitungs-url", YOU),
        _REPLACE, "{origin}/app%20e-mailkonto/continue_oauth",
    ),
    _registered(
        "redirect_url_without_www",
        ("www fehlt", "www is missing"),
        ("Die Anwendung wird mit www. benutzt, bei Microsoft steht die URL ohne: AADSTS50011.",
         "The application is used with www., the URL at Microsoft has none: AADSTS50011."),
        Explained(Seen.FIELD, "redirect_url.www_missing", "umleitungs-url", YOU),
        _REPLACE, "https://vhs-musterstadt.example/App%20E-Mailkonto/continue_oauth",
        used_at="https://www.vhs-musterstadt.example",
    ),
    _registered(
        "redirect_url_encoded_twice",
        ("%2520 statt %20", "%2520 instead of %20"),
        ("Beim Kopieren wurde %20 noch einmal verschlüsselt: AADSTS50011.",
         "In copying, %20 was encoded once more: AADSTS50011."),
        Explained(Seen.FIELD, "redirect_url.percent_encoded_twice", "umleitungs-url", YOU),
        _REPLACE, "{origin}/App%2520E-Mailkonto/continue_oauth",
    ),
    _registered(
        "redirect_url_for_single_page",
        ("Unter „Single-Page-Anwendung“", "Under “Single-page application”"),
        ("Die URL steht unter der falschen Plattform: AADSTS9002327 nach der Anmeldung.",
         "The URL stands under the wrong platform: AADSTS9002327 after signing in."),
        Explained(Seen.SIGN_IN, "entra.AADSTS9002327", "umleitungs-url", ENTRA),
        _MOVE, "{redirect_url}", "spa",
    ),
    _registered(
        "redirect_url_for_mobile",
        ("Unter „Mobilgerät- und Desktopanwendungen“", "Under “Mobile and desktop applications”"),
        ("Die URL steht unter der falschen Plattform: AADSTS700025 nach der Anmeldung.",
         "The URL stands under the wrong platform: AADSTS700025 after signing in."),
        Explained(Seen.SIGN_IN, "entra.AADSTS700025", "umleitungs-url", ENTRA),
        _MOVE, "{redirect_url}", "publicClient",
    ),
)
