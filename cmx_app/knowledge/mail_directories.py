"""What Entra's answer about a mail domain means for a mailbox there, before anybody signs in."""

from dataclasses import dataclass
from typing import Final

from cmx_app.checks import Actor, Caution, Check, Evidence, Ok, Problem
from cmx_app.knowledge.audiences import AUDIENCES, takes_personal_accounts
from cmx_app.knowledge.mail_addresses import check_mail_address, domain_of, personal
from cmx_app.knowledge.mail_domains import is_personal
from cmx_app.knowledge.other_clouds import clouds_told, lies_in_another_cloud
from cmx_app.messages import N_

_STEP: Final = "e-mailkonto"
_PERSONAL_ACCOUNTS: Final = ("9188040d-6c67-4c5b-b112-36a304b66dad", "84df9e7f-e9f6-40af-b435-aaaaaaaaaaaa")
"""The directory of all personal accounts, and the one in which Microsoft keeps outlook.com."""


@dataclass(frozen=True)
class Ours:
    """What this instance is set to, and an answer about a domain is compared with."""

    tenant_id: str
    audience: str
    cloud: str


def domain_to_ask_about(address: str, ours: Ours) -> str:
    """The domain about which Microsoft has something to say; "" when the address alone tells enough."""
    checks = check_mail_address(address, ours.audience, ours.cloud)
    domain = domain_of(address)
    return domain if checks and isinstance(checks[0], Ok) and not is_personal(domain) else ""


def judge_directory(domain: str, tenant_id: str, instance: str, sub_scope: str, ours: Ours) -> Check:
    """Whether mailboxes of a domain in this directory can be connected here."""
    if tenant_id in _PERSONAL_ACCOUNTS and not takes_personal_accounts(ours.audience):
        return personal(domain)
    told = clouds_told(instance, sub_scope)
    if told and ours.cloud not in told:
        return lies_in_another_cloud(domain, told, ours.cloud)
    if ours.tenant_id and tenant_id != ours.tenant_id.lower():
        return _other_directory(domain, tenant_id, ours)
    found = (
        N_("%(domain)s gehört bei Microsoft zu Ihrem Verzeichnis.", domain=domain)
        if ours.tenant_id
        else N_("Microsoft kennt %(domain)s.", domain=domain)
    )
    return Ok("mail_domain.at_microsoft", found, subject=domain)


def _other_directory(domain: str, tenant_id: str, ours: Ours) -> Check:
    found = N_(
        "%(domain)s gehört bei Microsoft zu einem anderen Verzeichnis (%(theirs)s) als eingetragen "
        "(%(ours)s).",
        domain=domain,
        theirs=tenant_id,
        ours=ours.tenant_id,
    )
    is_it_right = N_("Ist die Adresse richtig? Sonst tragen Sie ein Postfach Ihrer eigenen Organisation ein.")
    mend_the_id = N_(
        "Gehört die Domain doch zu Ihrer Organisation, ist die Verzeichnis-ID falsch: Tragen Sie im Schritt "
        "„TenantID“ %(theirs)s ein.",
        theirs=tenant_id,
    )
    if ours.audience in AUDIENCES[1:]:
        consent = N_(
            "Ihre Anwendung lässt andere Verzeichnisse zu. Dort muss ihr aber die eigene Administration "
            "zustimmen."
        )
        advice = (is_it_right, mend_the_id, consent)
        return Caution("mail_domain.other_directory", found, advice, step=_STEP, subject=domain)
    refuses = N_(
        "Ist beides richtig: Ihre Anwendung lässt nur das eigene Verzeichnis zu, Microsoft lehnt die "
        "Anmeldung dann ab (AADSTS50020). Nötig wäre die Auswahl für mehrere Verzeichnisse, hier im Schritt "
        "„Anwendung“ und ebenso bei Microsoft."
    )
    fix = (is_it_right, mend_the_id, refuses)
    return Problem("mail_domain.other_directory", found, fix, Actor.YOU, _STEP, subject=domain)


def unknown_to_microsoft(domain: str) -> Caution:
    """No directory of this cloud has the domain, so no mailbox of Exchange Online has it in its address."""
    return Caution(
        "mail_domain.unknown",
        N_("Microsoft kennt die Domain %(domain)s nicht.", domain=domain),
        (
            N_("Prüfen Sie, ob die Domain richtig geschrieben ist."),
            N_(
                "Liegt das Postfach bei einem anderen Anbieter, lässt es sich hier nicht verbinden. Ob Ihre "
                "Domain bei Microsoft 365 eingerichtet ist, steht im Microsoft 365 Admin Center unter "
                "„Einstellungen › Domänen“ (Settings › Domains)."
            ),
            N_("Wurde sie dort gerade erst eingerichtet, warten Sie eine Stunde und prüfen Sie noch einmal."),
        ),
        step=_STEP,
        subject=domain,
    )


def could_not_ask(domain: str, said: str = "") -> Caution:
    """Nothing is known about the domain, because nobody could be asked."""
    return Caution(
        "mail_domain.not_asked",
        N_("Ob Microsoft die Domain %(domain)s kennt, ließ sich gerade nicht erfragen.", domain=domain),
        (
            N_("Das hält Sie nicht auf: Speichern Sie die Adresse, wenn sie stimmt."),
            N_("Warum Microsoft nicht antwortet, steht im Schritt „Überblick“ unter den Prüfungen."),
        ),
        step="ueberblick",
        subject=domain,
        evidence=Evidence(quoted=said),
    )
