"""The organization by JSON: its people and mailboxes, what is adjusted, and what is revoked."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from cmx_app.practice.directory import Directory
from cmx_app.practice.exercise_requests import Answers, Asked, WrongRequest, needed, only, person_named


class OrganizationRequests:
    """`state`, `people`, `mailboxes`, `settings` and `revoke`."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    def answers(self) -> Answers:
        """By their names."""
        return {
            "state": (self.show, None),
            "people": (self.people, self.change_people),
            "mailboxes": (self.mailboxes, self.change_mailbox),
            "settings": (self.settings, self.adjust),
            "revoke": (None, self.revoke),
        }

    def show(self, _asked: Asked) -> Mapping[str, Any]:
        """The organization, and the foreign company."""
        home, foreign = self._directory.tenants()
        return {**asdict(home), "foreign": asdict(foreign)}

    def people(self, _asked: Asked) -> Mapping[str, Any]:
        """Everybody who can sign in."""
        return {"people": [asdict(person) for person in self._directory.people()]}

    def change_people(self, asked: Asked) -> Mapping[str, Any]:
        """Add the person `address` (`name`, `is_administrator`) with a mailbox, or `remove` them."""
        only(asked, "address", "name", "is_administrator", "remove")
        address = needed(asked, "address")
        if asked.get("remove"):
            self._directory.remove_person(person_named(self._directory, address))
        else:
            name, is_administrator = needed(asked, "name"), bool(asked.get("is_administrator"))
            self._directory.add_person(address, name, is_administrator=is_administrator)
        return self.people(asked)

    def mailboxes(self, _asked: Asked) -> Mapping[str, Any]:
        """All mailboxes with their switches, and the organization's."""
        exchange = self._directory.exchange
        return {
            "mailboxes": [asdict(mailbox) for mailbox in exchange.mailboxes()],
            "smtp_auth_is_off": exchange.smtp_auth_is_off,
        }

    def change_mailbox(self, asked: Asked) -> Mapping[str, Any]:
        """`imap_is_on`, `smtp_auth_is_off`, `full_access` and `send_as` of the mailbox `address`.

        A new address makes a shared mailbox called `name`; without an address, `smtp_auth_is_off` is meant
        for the whole organization.
        """
        only(asked, "address", "name", "imap_is_on", "smtp_auth_is_off", "full_access", "send_as")
        exchange = self._directory.exchange
        if "address" not in asked:
            if set(asked) != {"smtp_auth_is_off"}:
                raise WrongRequest("without an address, there is smtp_auth_is_off")
            exchange.switch_smtp_auth_off_for_all(bool(asked["smtp_auth_is_off"]))
            return self.mailboxes(asked)
        address = needed(asked, "address")
        if exchange.find(address) is None:
            exchange.add_mailbox(address, needed(asked, "name"), is_shared=True)
        if "imap_is_on" in asked:
            exchange.switch_imap(address, bool(asked["imap_is_on"]))
        if "smtp_auth_is_off" in asked:
            exchange.switch_smtp_auth_off(address, asked["smtp_auth_is_off"])
        if "full_access" in asked or "send_as" in asked:
            openers, senders = asked.get("full_access", ()), asked.get("send_as", ())
            exchange.give_rights(address, full_access=openers, send_as=senders)
        return self.mailboxes(asked)

    def settings(self, _asked: Asked) -> Mapping[str, Any]:
        """What is adjusted."""
        return asdict(self._directory.settings())

    def adjust(self, asked: Asked) -> Mapping[str, Any]:
        """`token_lifetime` in seconds, `token_size` in characters, `people_may_consent`."""
        only(asked, "token_lifetime", "token_size", "people_may_consent")
        for name in asked.keys() - {"people_may_consent"}:
            if not isinstance(asked[name], int) or asked[name] < 0:
                raise WrongRequest(f"{name} has to be a whole number, 0 or more")
        return asdict(self._directory.adjust(**asked))

    def revoke(self, asked: Asked) -> Mapping[str, Any]:
        """Revoke all tokens of the person `address`."""
        person = person_named(self._directory, needed(asked, "address"))
        self._directory.tokens.revoke(person.object_id)
        return {"revoked": person.address}
