"""What it means when a server can't be reached, isn't trusted, or answers something else than expected."""

from cmx_app.checks import Actor, Evidence, Problem, Snippet
from cmx_app.messages import N_, Message

_STEP = "ueberblick"
_SERVERS = {
    "entra": N_("Microsofts Anmeldedienst"),
    "imap": N_("der Server für das Abholen von E-Mails (IMAP)"),
    "smtp": N_("der Server für das Senden von E-Mails (SMTP)"),
}
_OPEN_THE_WAY = N_(
    "Bitten Sie die Netzwerk-Administration, von diesem Server aus die Verbindung zu %(host)s (TCP, "
    "ausgehend) zu erlauben."
)
_CHECK_AGAIN = N_("Prüfen Sie danach noch einmal.")

# Why no connection came about: what happened, and the way out.
_UNREACHABLE: dict[str, tuple[Message, tuple[Message, ...]]] = {
    "name": (
        N_(
            "Der Name %(host)s lässt sich auf diesem Server nicht auflösen. Dort sollte %(server)s antworten."
        ),
        (
            N_(
                "Prüfen Sie, ob dieser Server überhaupt ins Internet kommt und welcher DNS-Server "
                "eingestellt ist."
            ),
            N_(
                "Bitten Sie die Netzwerk-Administration, die Auflösung von %(host)s zu erlauben. In manchen "
                "Netzen kennt nur der Proxy fremde Namen: Dann muss HTTPS_PROXY gesetzt sein."
            ),
            _CHECK_AGAIN,
        ),
    ),
    "refused": (
        N_("%(host)s hat die Verbindung abgewiesen. Dort sollte %(server)s antworten."),
        (
            N_(
                "Meistens weist eine Firewall die Verbindung ab, sonst stimmt der Port nicht. Vergleichen "
                "Sie Name und Port mit CMX_IMAP, CMX_SMTP oder CMX_AUTHORITY, falls diese gesetzt sind."
            ),
            _OPEN_THE_WAY,
            _CHECK_AGAIN,
        ),
    ),
    "timeout": (
        N_("%(host)s antwortet nicht innerhalb der vorgesehenen Zeit. Dort sollte %(server)s antworten."),
        (
            N_("Prüfen Sie noch einmal: Einmal kann das Zufall sein."),
            N_("Bleibt es dabei, verwirft meistens eine Firewall die Verbindung, ohne es zu melden."),
            _OPEN_THE_WAY,
        ),
    ),
    "proxy": (
        N_(
            "Der Proxy Ihres Netzes lässt die Verbindung zu %(host)s nicht zu. Dort sollte %(server)s "
            "antworten."
        ),
        (
            N_(
                "Prüfen Sie auf diesem Server die Variablen HTTPS_PROXY und NO_PROXY: Name, Port und "
                "Anmeldung müssen stimmen."
            ),
            N_("Bitten Sie die Netzwerk-Administration, im Proxy das Ziel %(host)s freizugeben."),
            _CHECK_AGAIN,
        ),
    ),
    "network": (
        N_("Dieser Server findet keinen Weg zu %(host)s. Dort sollte %(server)s antworten."),
        (
            N_("Prüfen Sie, ob die Netzwerkverbindung dieses Servers steht."),
            _OPEN_THE_WAY,
            _CHECK_AGAIN,
        ),
    ),
}

# Why a certificate was not trusted: what happened, the way out, and who goes it.
_NOT_TRUSTED: dict[str, tuple[Message, tuple[Message, ...], Actor]] = {
    "unknown_authority": (
        N_(
            "Das Zertifikat von %(host)s stammt von einer Stelle, der dieser Server nicht vertraut "
            "(%(issuer)s)."
        ),
        (
            N_(
                "Meistens öffnet ein Virenscanner oder Proxy die verschlüsselte Verbindung. Bitten Sie die "
                "Netzwerk-Administration, %(host)s davon auszunehmen."
            ),
            N_(
                "Geht das nicht, lassen Sie sich das Stammzertifikat dieser Stelle geben, setzen Sie "
                "CMX_CA_BUNDLE auf die Datei und starten Sie die Anwendung neu."
            ),
            N_(
                "Sonst sind die Stammzertifikate dieses Servers veraltet: Aktualisieren Sie das Paket "
                "„ca-certificates“."
            ),
        ),
        Actor.NETWORK_ADMINISTRATOR,
    ),
    "wrong_name": (
        N_("Unter %(host)s antwortet ein Server, dessen Zertifikat auf einen anderen Namen lautet."),
        (
            N_(
                "Meistens leitet das Netz die Verbindung um. Bitten Sie die Netzwerk-Administration zu "
                "prüfen, wohin %(host)s führt."
            ),
            N_(
                "Sind CMX_IMAP, CMX_SMTP oder CMX_AUTHORITY gesetzt, vergleichen Sie den Namen: Eine "
                "IP-Adresse oder ein Alias passt nicht zum Zertifikat."
            ),
        ),
        Actor.NETWORK_ADMINISTRATOR,
    ),
    "expired": (
        N_(
            "Das Zertifikat von %(host)s gilt nach der Uhr dieses Servers nicht (abgelaufen oder noch nicht "
            "gültig)."
        ),
        (
            N_(
                "Prüfen Sie Datum und Uhrzeit dieses Servers und schalten Sie den Zeitabgleich (NTP) ein. "
                "Meistens ist es die Uhr."
            ),
            N_(
                "Stimmt die Uhr, bitten Sie die Netzwerk-Administration zu prüfen, ob ein Proxy ein "
                "abgelaufenes Zertifikat zeigt."
            ),
        ),
        Actor.YOU,
    ),
    "other": (
        N_("Mit %(host)s kam keine verschlüsselte Verbindung zustande."),
        (
            N_(
                "Meistens stört ein Proxy oder Virenscanner die Verschlüsselung (verlangt ist TLS 1.2 oder "
                "neuer). Bitten Sie die Netzwerk-Administration, %(host)s davon auszunehmen."
            ),
            N_("Ist CMX_IMAP oder CMX_SMTP gesetzt, prüfen Sie den Port: 993 für IMAP, 587 für SMTP."),
        ),
        Actor.NETWORK_ADMINISTRATOR,
    ),
}


def explain_unreachable(host: str, reason: str, area: str, detail: str = "") -> Problem:
    """No connection to `host` came about; `reason` says why (see services.errors.Reason)."""
    reason = reason if reason in _UNREACHABLE else "network"
    found, fix = _UNREACHABLE[reason]
    target = Snippet(N_("Ziel, zum Weitergeben an die Netzwerk-Administration"), f"TCP {host}")
    return Problem(
        f"{area}.unreachable_{reason}",
        _named(found, host, area),
        tuple(_named(action, host, area) for action in fix),
        Actor.NETWORK_ADMINISTRATOR,
        _STEP,
        subject=host,
        evidence=Evidence(snippets=(target,), quoted=detail),
    )


def explain_mail_ports_blocked(imap: str, smtp: str) -> Problem:
    """HTTPS gets out, and nobody answers at either of the two mail hosts: a firewall knows only the web."""
    label = N_("Ziele, zum Weitergeben an die Netzwerk-Administration")
    return Problem(
        "network.mail_ports_blocked",
        N_(
            "Microsofts Anmeldung ist erreichbar, aber %(imap)s und %(smtp)s antworten nicht: Eine Firewall "
            "lässt HTTPS hinaus, die Ports für E-Mails nicht.",
            imap=imap,
            smtp=smtp,
        ),
        (
            N_(
                "Bitten Sie die Netzwerk-Administration, von diesem Server aus Verbindungen zu %(imap)s und "
                "%(smtp)s (TCP, ausgehend) zu erlauben.",
                imap=imap,
                smtp=smtp,
            ),
            N_("Ein Proxy für das Web (HTTPS_PROXY) hilft dafür nicht: IMAP und SMTP gehen immer direkt."),
            _CHECK_AGAIN,
        ),
        Actor.NETWORK_ADMINISTRATOR,
        _STEP,
        subject=f"{imap}, {smtp}",
        evidence=Evidence(snippets=(Snippet(label, f"TCP {imap}\nTCP {smtp}"),)),
    )


def explain_tls(host: str, reason: str, area: str, issuer: str = "") -> Problem:
    """`host` answered but was not trusted; `reason` says why (see services.errors.TlsReason)."""
    reason = reason if reason in _NOT_TRUSTED else "other"
    found, fix, actor = _NOT_TRUSTED[reason]
    snippets: tuple[Snippet, ...] = ()
    if reason == "unknown_authority":
        snippets = (Snippet(N_("Einstellung dieses Servers"), "CMX_CA_BUNDLE=/etc/ssl/our-authority.pem"),)
    return Problem(
        f"{area}.tls_{reason}",
        _named(found, host, area, issuer),
        tuple(_named(action, host, area) for action in fix),
        actor,
        _STEP,
        subject=host,
        evidence=Evidence(snippets=snippets, quoted=issuer),
    )


def explain_unreadable(host: str, area: str) -> Problem:
    """`host` answered, but in no protocol that was expected."""
    found = N_("Unter %(host)s antwortet etwas anderes als %(server)s.")
    fix = (
        N_(
            "Meistens schiebt sich eine Anmelde- oder Sperrseite des Netzes dazwischen (Gäste-WLAN, "
            "Webfilter). Bitten Sie die Netzwerk-Administration, %(host)s ohne Zwischenseite durchzulassen."
        ),
        N_("Sind CMX_IMAP, CMX_SMTP oder CMX_AUTHORITY gesetzt, prüfen Sie, ob Name und Port stimmen."),
        _CHECK_AGAIN,
    )
    return Problem(
        f"{area}.unreadable",
        _named(found, host, area),
        tuple(_named(action, host, area) for action in fix),
        Actor.NETWORK_ADMINISTRATOR,
        _STEP,
        subject=host,
    )


def _named(message: Message, host: str, area: str, issuer: str = "") -> Message:
    values: dict[str, object] = {
        "host": host,
        "server": _SERVERS.get(area, host),
        "issuer": issuer or N_("sie nennt ihren Namen nicht"),
    }
    return Message(message.msgid, {n: value for n, value in values.items() if f"%({n})s" in message.msgid})
