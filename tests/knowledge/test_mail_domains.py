"""What a mail domain tells by its name, and what Entra's answer about it means."""

import pytest

from cmx_app.checks import Caution, Check, Problem
from cmx_app.knowledge.identifiers import AUDIENCES, check_mail_address
from cmx_app.knowledge.mail_directories import (
    Ours,
    could_not_ask,
    domain_to_ask_about,
    judge_directory,
    unknown_to_microsoft,
)
from cmx_app.knowledge.mail_domains import is_personal, meant
from cmx_app.knowledge.other_clouds import clouds_told, lies_in_another_cloud

TENANT = "3c9b7a10-55d2-4f0e-8a6b-0f1e2d3c4b5a"
ANOTHER = "11111111-2222-4333-8444-555555555555"
PERSONAL = "9188040d-6c67-4c5b-b112-36a304b66dad"
OURS = Ours(TENANT.upper(), AUDIENCES[0], "global")


def codes(checks: tuple[Check, ...]) -> list[str]:
    return [check.code for check in checks]


@pytest.mark.parametrize(
    "domain",
    ["outlook.com", "outlook.de", "hotmail.co.uk", "hotmail.fr", "live.de", "live.com.mx", "msn.com"],
)
def test_domains_of_personal_accounts_are_known(domain: str) -> None:
    assert is_personal(domain)
    assert codes(check_mail_address(f"vhs@{domain}")) == ["mail_address.personal"]
    assert domain_to_ask_about(f"vhs@{domain}", OURS) == ""


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("outlok.com", "outlook.com"),
        ("otulook.com", "outlook.com"),
        ("gmial.com", "gmail.com"),
        ("hotmail.con", "hotmail.com"),
        ("web.ed", "web.de"),
        ("vhs.onmicrosft.com", "vhs.onmicrosoft.com"),
        ("vhs.onmicrosoft.de", "vhs.onmicrosoft.com"),
    ],
)
def test_a_mistyped_domain_is_told_with_the_one_that_was_meant(typed: str, wanted: str) -> None:
    assert meant(typed) == wanted
    (check,) = check_mail_address(f"eva@{typed}")
    assert isinstance(check, Caution)
    assert check.code == "mail_address.mistyped"
    assert check.advice[0].values == {"address": f"eva@{wanted}"}


@pytest.mark.parametrize("domain", ["vhs.de", "mail.com", "email.com", "cloud.com", "gmx.at", "outlook.at"])
def test_a_domain_that_exists_is_not_taken_for_another(domain: str) -> None:
    assert meant(domain) == ""


@pytest.mark.parametrize(
    ("address", "their_own"),
    [
        ("eva_firma.de#EXT#@vhs.onmicrosoft.com", "eva@firma.de"),
        ("eva_maria_firma.de#ext#@vhs.onmicrosoft.com", "eva_maria@firma.de"),
    ],
)
def test_a_guests_name_is_told_with_the_address_in_it(address: str, their_own: str) -> None:
    (check,) = check_mail_address(address)
    assert isinstance(check, Problem)
    assert check.code == "mail_address.guest"
    assert check.fix[0].values == {"address": their_own}


def test_a_guests_name_without_an_address_in_it_is_one_too() -> None:
    assert codes(check_mail_address("eva#EXT#@vhs.onmicrosoft.com")) == ["mail_address.guest"]


@pytest.mark.parametrize(
    ("domain", "cloud", "expected"),
    [
        ("vhs.onmicrosoft.com", "global", "mail_address.looks_right"),
        ("vhs.onmicrosoft.com", "china", "mail_domain.other_cloud"),
        ("agency.onmicrosoft.us", "global", "mail_domain.other_cloud"),
        ("agency.onmicrosoft.us", "us-gov", "mail_address.looks_right"),
        ("agency.onmicrosoft.us", "us-dod", "mail_address.looks_right"),
        ("firma.partner.onmschina.cn", "global", "mail_domain.other_cloud"),
    ],
)
def test_another_cloud_is_told_by_microsofts_own_domains(domain: str, cloud: str, expected: str) -> None:
    assert codes(check_mail_address(f"info@{domain}", cloud=cloud)) == [expected]


@pytest.mark.parametrize(
    ("instance", "sub_scope", "clouds"),
    [
        ("microsoftonline.com", "", ("global",)),
        ("microsoftonline.com", "GCC", ("global",)),
        ("microsoftonline.us", "DODCON", ("us-gov",)),
        ("microsoftonline.us", "DOD", ("us-dod",)),
        ("microsoftonline.us", "", ("us-gov", "us-dod")),
        ("partner.microsoftonline.cn", "", ("china",)),
        ("practice", "", ()),
    ],
)
def test_the_cloud_is_read_from_the_discovery_document(
    instance: str, sub_scope: str, clouds: tuple[str, ...]
) -> None:
    assert clouds_told(instance, sub_scope) == clouds


@pytest.mark.parametrize(
    ("tenant", "instance", "ours", "code", "status"),
    [
        (TENANT, "microsoftonline.com", OURS, "mail_domain.at_microsoft", "ok"),
        (ANOTHER, "", Ours("", "", "global"), "mail_domain.at_microsoft", "ok"),
        (ANOTHER, "", OURS, "mail_domain.other_directory", "problem"),
        (ANOTHER, "", Ours(TENANT, "", "global"), "mail_domain.other_directory", "problem"),
        (ANOTHER, "", Ours(TENANT, AUDIENCES[1], "global"), "mail_domain.other_directory", "caution"),
        (ANOTHER, "microsoftonline.us", OURS, "mail_domain.other_cloud", "problem"),
        (PERSONAL, "microsoftonline.com", OURS, "mail_address.personal", "caution"),
    ],
)
def test_what_entra_says_of_a_domain_is_judged(
    tenant: str, instance: str, ours: Ours, code: str, status: str
) -> None:
    check = judge_directory("vhs.de", tenant, instance, "", ours)
    assert (check.code, check.status) == (code, status)


def test_another_directory_is_named_beside_ours() -> None:
    check = judge_directory("vhs.de", ANOTHER, "", "", OURS)
    assert check.found.values == {"domain": "vhs.de", "theirs": ANOTHER, "ours": OURS.tenant_id}


def test_the_cloud_to_set_is_there_to_copy_where_it_is_known() -> None:
    known = lies_in_another_cloud("vhs.de", ("us-gov",), "global")
    assert known.evidence.snippets[0].text == "CMX_CLOUD=us-gov"
    unknown = lies_in_another_cloud("vhs.de", (), "global")
    assert unknown.evidence.snippets == ()


@pytest.mark.parametrize(
    "address", ["", "eva", "eva@gmx.de", "eva@gmial.com", "eva@ihre-domain.de", "eva@müller.de", "eva@a.us "]
)
def test_only_a_domain_of_which_nothing_is_known_is_asked_about(address: str) -> None:
    assert domain_to_ask_about(address, OURS) == ("a.us" if "a.us" in address else "")


def test_what_is_not_known_holds_nobody_up() -> None:
    assert unknown_to_microsoft("vhs.de").status == "caution"
    assert could_not_ask("vhs.de").status == "caution"
