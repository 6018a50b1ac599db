"""How a token is shown to IMAP and SMTP."""


def xoauth2(identity: str, token: str) -> bytes:
    """The first and only word of XOAUTH2, for IMAP and SMTP alike."""
    return f"user={identity}\x01auth=Bearer {token}\x01\x01".encode()
