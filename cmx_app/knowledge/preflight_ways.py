"""Who sent the request, over how many proxies, in which notation, and what became of its path."""

from urllib.parse import unquote

from cmx_app.checks import Actor, Caution, Check, Ok, Problem
from cmx_app.knowledge.preflight_headers import Verdict
from cmx_app.knowledge.proxies import STEP, Received, headers_not_believed
from cmx_app.knowledge.redirect_url_address import Address
from cmx_app.knowledge.redirect_url_characters import brief
from cmx_app.messages import N_, Message


def judge_sender(received: Received, is_fixed: bool) -> Check:
    """Whether what the sender says counts, and whether it has to."""
    not_believed = () if is_fixed else headers_not_believed(received, received.unproxied)
    if not_believed:
        return not_believed[0]
    if not received.comes_from_a_proxy:
        found = N_("Keine Kopfzeile X-Forwarded-…: Es steht kein Proxy davor, oder er schreibt nichts.")
        return Ok("proxy.none", found, subject=received.sender)
    if received.is_believed:
        found = N_(
            "Diesem Absender wird geglaubt (CMX_PROXY_ADDRESSES). Gezählte Proxys: %(count)s.",
            count=received.trusted_proxies,
        )
        return Ok("proxy.believed", found, subject=received.sender)
    found = N_("Was dieser Absender über die Adresse sagt, zählt nicht. Es würde auch nichts ändern.")
    return Ok("proxy.not_needed", found, subject=received.sender)


def judge_count(received: Received) -> Verdict:
    """Whether as many proxies are counted as have left their mark."""
    found, counted = len(received.values("X-Forwarded-For")), received.trusted_proxies
    if not found or not received.is_believed:
        return N_("Wie viele Proxys davor stehen, lässt sich hier nicht nachzählen.")
    if counted == found:
        return Ok(
            "proxy.count_right",
            N_("So viele Adressen, wie Proxys gezählt werden."),
            subject="CMX_TRUSTED_PROXIES",
        )
    values: dict[str, object] = {"counted": counted, "found": found}
    if counted > found:
        what = N_("Gezählte Proxys: %(counted)s. Adressen, die hier stehen: nur %(found)s.")
        advice = N_(
            "Stellen Sie CMX_TRUSTED_PROXIES auf %(found)s. Sonst könnte jemand, der einen Proxy umgeht, die "
            "Adresse fälschen."
        )
        return _caution("proxy.count_too_high", what, advice, values)
    what = N_("Gezählte Proxys: %(counted)s. Adressen, die hier stehen: %(found)s.")
    advice = N_(
        "Stehen wirklich so viele eigene Proxys davor, stellen Sie CMX_TRUSTED_PROXIES auf %(found)s. Sonst "
        "hat schon der Browser oder sein Netz eine Adresse mitgeschickt; dann ist es richtig so."
    )
    return _caution("proxy.count_too_low", what, advice, values)


def _caution(code: str, found: Message, advice: Message, values: dict[str, object]) -> Caution:
    def filled(message: Message) -> Message:
        return Message(message.msgid, {n: v for n, v in values.items() if f"%({n})s" in message.msgid})

    return Caution(
        code,
        filled(found),
        (filled(advice),),
        Actor.NETWORK_ADMINISTRATOR,
        STEP,
        subject="CMX_TRUSTED_PROXIES",
    )


def judge_forwarded(received: Received, browser: Address | None) -> Verdict:
    """Whether the newer notation stands alone, which is not read here. No browser: nothing to miss."""
    if not received.written("Forwarded"):
        return N_("Kommt nicht an und wird nicht gebraucht.")
    if browser is None or received.comes_from_a_proxy or received.unproxied == browser:
        found = N_("Wird nicht gelesen. Es zählen die Kopfzeilen X-Forwarded-….")
        return Ok("proxy.header_not_needed", found, subject="Forwarded")
    return Problem(
        "proxy.forwarded_only",
        N_("Der Proxy schreibt nur diese neuere Kopfzeile. Dieser Server liest X-Forwarded-…."),
        (N_("Lassen Sie ihn zusätzlich X-Forwarded-… schreiben. Die Zeilen stehen unter der Tabelle."),),
        Actor.NETWORK_ADMINISTRATOR,
        STEP,
        subject="Forwarded",
    )


def judge_path(path: str) -> Verdict:
    """Whether `%20` arrived as `%20`: the redirect URL holds one, too."""
    if not path:
        return N_("Der Server davor gibt ihn nicht weiter.")
    if "%20" in path and "%2520" not in path:
        return Ok("proxy.path_kept", N_("„%%20“ kommt unverändert an, wie es die Umleitungs-URL braucht."))
    if "%2520" in path:
        code, found = "proxy.path_encoded_twice", N_("Aus „%%20“ wurde unterwegs „%%2520“.")
    else:
        code, found = "proxy.path_changed", N_("Aus „%%20“ wurde unterwegs etwas anderes.")
    return Problem(
        code,
        found,
        (
            N_(
                "Lassen Sie den Proxy den Pfad so weitergeben, wie er kommt (bei Apache „nocanon“ an "
                "ProxyPass, bei nginx proxy_pass ohne eigene Umschreibung)."
            ),
        ),
        Actor.NETWORK_ADMINISTRATOR,
        STEP,
        subject=brief(unquote(path)),
    )
