"""The stage of a scenario: an instance as it is stored, somebody's slip, and Microsoft's part."""

from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from cmx_app.practice.scenarios import Scenario
from cmx_app.practice.scenarios.scenario import Mend, Seen, Slip
from cmx_app.services.credentials import Credentials
from cmx_app.store.application_settings import save_tenant_id
from cmx_app.store.interfaces import save_azure_interface
from cmx_app.store.mail_accounts import save_mail_account
from cmx_app.store.registration import change_registration
from cmx_app.testing.application import CALLBACK, WHO, Application
from cmx_app.testing.people import INFO, PETRA

BEGINS_CONNECTED = (Seen.MAILBOX, Seen.TEST_MAIL)
STEP_OF = {
    "audience": "anwendung",
    "redirect_url": "umleitungs-url",
    "client_secret": "kundengeheimnis",
    "client_id": "schnittstelle",
    "tenant_id": "tenant-id",
    "address": "e-mailkonto",
    "mailbox_kind": "e-mailkonto",
}


@dataclass(frozen=True)
class Stage:
    """What a scenario begins with; `right` is what should be stored, by the wizard's fields."""

    scenario: Scenario
    cmx: Application
    account: int
    right: dict[str, str] = field(repr=False)

    @property
    def slip(self) -> Slip:
        """What somebody did wrongly; nothing in most scenarios of Microsoft's side."""
        return self.scenario.slip or Slip()

    @property
    def nobody_signed_in_yet(self) -> bool:
        """Whether, after the way out, the guide goes on with the sign-in."""
        mends = self.scenario.mends
        return (
            self.scenario.explained.seen not in BEGINS_CONNECTED and bool(mends) and Mend.SIGN_IN not in mends
        )

    @property
    def registered(self) -> str:
        """The redirect URL as it stands at Microsoft."""
        return self.slip.registered.format(**self.right, origin=self.origin) or self.right["redirect_url"]

    @property
    def origin(self) -> str:
        """The address that people see in their browsers."""
        return self.right["redirect_url"].removesuffix(CALLBACK)


def set_the_stage(scenario: Scenario, cmx: Application) -> Stage:
    """Store everything, switch the scenario on, and let somebody slip."""
    slip = scenario.slip or Slip()
    if slip.used_at:
        cmx = replace(cmx, url=f"https://{urlsplit(slip.used_at).netloc}")
    is_shared = slip.entered.get("mailbox_kind") == "shared"
    address, kind = (INFO, "shared") if is_shared else (PETRA, "own")
    made = cmx.set_up()
    begin = cmx.add_mailbox
    if scenario.explained.seen in BEGINS_CONNECTED:
        begin = partial(cmx.connect_mailbox, made)
    account = begin(address, kind)
    stage = Stage(scenario, cmx, account, _right_values(cmx, made, address, kind))
    _register(stage, made)
    store(stage, {name: value.format(**_nameable(stage, made)) for name, value in slip.entered.items()})
    if scenario.is_switched:
        cmx.switch(**{scenario.name: True})
    return stage


def store(stage: Stage, values: dict[str, str]) -> None:
    """Put values where the wizard puts them, wrong as they may be."""
    cmx, vault = stage.cmx, stage.cmx.app.extensions["cmx"].services.vault
    named = {name: value for name, value in values.items() if name in ("client_id", "client_secret")}
    changed: dict[str, Any] = {
        name: value for name, value in values.items() if name in ("audience", "redirect_url")
    }
    with cmx.app.app_context():
        if named:
            save_azure_interface(vault, who=WHO, **named)  # type: ignore[arg-type]
        if "tenant_id" in values:
            save_tenant_id(values["tenant_id"], WHO)
        if changed:
            change_registration(**changed)
        if "address" in values:
            save_mail_account(values["address"], values["mailbox_kind"], WHO, stage.account)


def _right_values(cmx: Application, made: Credentials, address: str, kind: str) -> dict[str, str]:
    return {
        "audience": made.audience,
        "redirect_url": cmx.redirect_url,
        "client_secret": made.client_secret,
        "client_id": made.client_id,
        "tenant_id": made.tenant_id,
        "address": address,
        "mailbox_kind": kind,
    }


def _nameable(stage: Stage, made: Credentials) -> dict[str, str]:
    registration = stage.cmx.practice.directory.registrations.get(made.client_id)
    return {
        **stage.right,
        "secret_id": registration.secrets[0].secret_id,
        "secret_cut": made.client_secret[:-4],
    }


def _register(stage: Stage, made: Credentials) -> None:
    known = stage.cmx.practice.directory.registrations
    if stage.slip.registered == "-":
        known.replace_redirect_uris(made.client_id, ())
    elif stage.slip.registered:
        uri = replace(known.get(made.client_id).redirect_uris[0], uri=stage.registered)
        known.replace_redirect_uris(made.client_id, (replace(uri, platform=stage.slip.platform),))
