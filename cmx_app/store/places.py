"""Where secrets lie. Each is sealed for its place and can be opened nowhere else."""

from cmx_app.services.vault import Place


def secret_place(interface_id: int) -> Place:
    """An interface's client secret."""
    return Place("interface", interface_id, "client_secret")


def token_place(mail_account_id: int) -> Place:
    """A mailbox's tokens."""
    return Place("mail_account", mail_account_id, "token_cache")


def late_secret_place(token_hash: str) -> Place:
    """A client secret that waits for its sender."""
    return Place("late_secret", token_hash, "secret")


def flow_place(state_hash: str) -> Place:
    """A sign-in under way."""
    return Place("sign_in_flow", state_hash, "flow")
