"""How a mailbox stands, judged from its newest verdicts and without asking anybody."""

from cmx_app.checks import Actor, Caution, Check, Ok, Problem
from cmx_app.messages import N_, Message
from cmx_app.store.instance import MailAccountState

_CHECK_AGAIN = N_("Öffnen Sie das E-Mailkonto und klicken Sie auf „Erneut prüfen“. Dort steht die Ursache.")


def state_words(account: MailAccountState) -> Message:
    """The mailbox's state in a few words, for where its address stands beside them."""
    if not account.is_connected:
        return N_("Nicht verbunden")
    if account.renews is False:
        return N_("Lässt sich nicht mehr erneuern")
    if account.works:
        return N_("Empfängt und sendet")
    if account.receives is None or account.sends is None:
        return N_("Verbunden, noch nicht vollständig geprüft")
    if account.receives:
        return N_("Empfangen klappt, Senden noch nicht")
    return N_("Senden klappt, Empfangen noch nicht") if account.sends else N_("Gestört")


def judge_account(account: MailAccountState) -> Check:
    """Works, works by half, not at all, or not known yet."""
    address = account.address
    if not account.is_connected:
        return Problem(
            "account.not_connected",
            N_("%(address)s ist nicht verbunden.", address=address),
            (N_("Öffnen Sie das E-Mailkonto und klicken Sie auf „Bei Microsoft anmelden“."),),
            Actor.MAILBOX_USER,
            step="e-mailkonto",
            subject=address,
        )
    if account.renews is False:
        return Problem(
            "account.not_renewing",
            N_("Die Verbindung von %(address)s lässt sich nicht mehr erneuern.", address=address),
            (_CHECK_AGAIN,),
            Actor.YOU,
            step="e-mailkonto",
            subject=address,
        )
    if account.works:
        return Ok("account.works", N_("%(address)s empfängt und sendet.", address=address), subject=address)
    if account.receives is None or account.sends is None:
        found = N_("%(address)s ist verbunden, aber noch nicht vollständig geprüft.", address=address)
        return Caution("account.not_checked", found, (_CHECK_AGAIN,), step="e-mailkonto", subject=address)
    return _half_working(account)


def _half_working(account: MailAccountState) -> Problem:
    address = account.address
    code, found = (
        "account.not_working",
        N_("%(address)s: Weder Empfangen noch Senden klappt.", address=address),
    )
    if account.receives:
        code = "account.receives_only"
        found = N_("%(address)s: Empfangen klappt, Senden noch nicht.", address=address)
    if account.sends:
        code = "account.sends_only"
        found = N_("%(address)s: Senden klappt, Empfangen noch nicht.", address=address)
    return Problem(code, found, (_CHECK_AGAIN,), Actor.YOU, step="e-mailkonto", subject=address)
