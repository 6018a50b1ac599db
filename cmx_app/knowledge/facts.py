"""What is known of this instance, to be put into ways out, commands and links."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cmx_app.knowledge.clouds import CLOUDS, Cloud
from cmx_app.messages import N_, Message

# In brackets, so that they fit in every case: „für das Konto (noch nicht bekannt) einschalten“.
_NOT_ENTERED = N_("(noch nicht eingetragen)")
_NOT_KNOWN = N_("(noch nicht bekannt)")


@dataclass(frozen=True)
class Facts:
    """The real values of this instance; what is not known yet is empty. Never holds a secret."""

    client_id: str = ""
    tenant_id: str = ""
    redirect_url: str = ""
    mailbox: str = ""
    signed_in_as: str = ""
    display_name: str = ""
    portal: str = ""
    cloud: str = "global"

    @property
    def sender(self) -> str:
        """Who authenticates for sending: the person who signed in, else the mailbox itself."""
        return self.signed_in_as or self.mailbox

    @property
    def sends_for_another(self) -> bool:
        """Whether somebody else than the mailbox signed in, as it must be for a shared mailbox."""
        return bool(self.signed_in_as and self.mailbox) and (
            self.signed_in_as.casefold() != self.mailbox.casefold()
        )

    @property
    def signs_in_for_itself(self) -> bool:
        """Whether the account that signed in bears the mailbox's own name."""
        return bool(self.signed_in_as and self.mailbox) and not self.sends_for_another

    @property
    def hosts(self) -> Cloud:
        """The Microsoft cloud that this instance uses."""
        return CLOUDS.get(self.cloud, CLOUDS["global"])

    @property
    def portal_address(self) -> str:
        """The Entra admin centre, without a slash at the end."""
        return (self.portal or self.hosts.portal).rstrip("/")

    @property
    def uses_microsofts_portal(self) -> bool:
        """Whether the portal is Microsoft's own (and not, for one, the practice portal)."""
        return self.portal_address in {cloud.portal for cloud in CLOUDS.values()}

    def put_into(self, message: Message) -> Message:
        """The message with these facts in the places that it left open, nested messages included."""
        words = self._words()
        values: dict[str, object] = {
            name: word for name, word in words.items() if f"%({name})s" in message.msgid
        }
        for name, value in message.values.items():
            values[name] = self.put_into(value) if isinstance(value, Message) else value
        return Message(message.msgid, MappingProxyType(values))

    def _words(self) -> Mapping[str, object]:
        return {
            "client_id": self.client_id or _NOT_ENTERED,
            "tenant_id": self.tenant_id or _NOT_ENTERED,
            "redirect_url": self.redirect_url or _NOT_ENTERED,
            "mailbox": self.mailbox or _NOT_ENTERED,
            "sender": self.sender or _NOT_KNOWN,
            "display_name": self.display_name or "cmxOrganize",
        }
