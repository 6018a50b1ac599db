"""Sign links into the wizard for people whom your portal knows. Needs one package: itsdangerous."""

import secrets

from itsdangerous import URLSafeTimedSerializer


def signed_link(
    base: str, name: str, key: str, person: str, *, step: str = "", mailbox: str = "", rights: str = ""
) -> str:
    """A link that lets this person in once, within five minutes.

    `base` is the application's address, with /einbetten at its end for a link in a frame. `name` and `key`
    stand in CMX_LINK_KEYS. It leads to a step (a slug), a mailbox (its address), or the first open one.
    `rights` may be less than the key's, never more: "steps", "mailbox=info@example.de", "steps+embedded" …
    """
    says = {
        "id": secrets.token_urlsafe(16),
        "person": person,
        "step": step,
        "mailbox": mailbox,
        "rights": rights,
    }
    token = URLSafeTimedSerializer(key, salt="cmx-link").dumps(says)
    return f"{base.rstrip('/')}/link/{name}/{token}"


if __name__ == "__main__":
    import os

    print(signed_link("http://localhost:8000", "intranet", os.environ["KEY"], "Petra Post", step="anwendung"))
