"""Names, days, mail addresses and audiences as they are really typed."""

from datetime import date

import pytest

from cmx_app.checks import Check
from cmx_app.knowledge.identifiers import (
    AUDIENCES,
    check_audience_fits,
    check_display_name,
    check_mail_address,
    check_secret_expiry,
)

TENANT = "3c9b7a10-55d2-4f0e-8a6b-0f1e2d3c4b5a"
TODAY = date(2026, 11, 23)


def codes(checks: tuple[Check, ...]) -> list[str]:
    return [check.code for check in checks]


@pytest.mark.parametrize(
    ("text", "audience", "expected"),
    [
        ("cmxOrganize VHS Musterstadt", AUDIENCES[0], ["display_name.looks_right"]),
        ("   ", AUDIENCES[0], ["display_name.empty"]),
        ("x" * 120, AUDIENCES[0], ["display_name.looks_right"]),
        ("x" * 121, AUDIENCES[1], ["display_name.too_long"]),
        ("x" * 90, AUDIENCES[2], ["display_name.looks_right"]),
        ("x" * 91, AUDIENCES[2], ["display_name.too_long"]),
        ("cmx\u200bOrganize", AUDIENCES[0], ["display_name.control_characters"]),
        ("cmxOrganize <Ihre Organisation>", AUDIENCES[0], ["display_name.placeholder"]),
        ("Müller & Söhne", AUDIENCES[0], ["display_name.special_characters"]),
        ("Microsoft Mail", AUDIENCES[0], ["display_name.contains_microsoft"]),
    ],
)
def test_the_display_name_is_checked_as_microsoft_does(text: str, audience: str, expected: list[str]) -> None:
    assert codes(check_display_name(text, audience)) == expected


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2026, 11, 22), "secret_expires_on.past"),
        (TODAY, "secret_expires_on.today"),
        (date(2026, 12, 11), "secret_expires_on.soon"),
        (date(2026, 12, 23), "secret_expires_on.is_ahead"),
        (date(2028, 11, 23), "secret_expires_on.is_ahead"),
        (date(2028, 11, 25), "secret_expires_on.is_ahead"),
        (date(2028, 11, 26), "secret_expires_on.over_24_months"),
        (date.max, "secret_expires_on.over_24_months"),
    ],
)
def test_the_day_of_expiry_is_judged_and_read_back(day: date, code: str) -> None:
    (check,) = check_secret_expiry(day, TODAY)
    assert check.code == code
    assert check.found.values["day"] == day


def test_no_day_says_nothing_and_a_leap_day_is_no_trap() -> None:
    assert check_secret_expiry(None, TODAY) == ()
    assert codes(check_secret_expiry(date(2030, 2, 28), date(2028, 2, 29))) == ["secret_expires_on.is_ahead"]
    assert check_secret_expiry(date.max, date(9998, 1, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("buero@vhs-musterstadt.de", ["mail_address.looks_right"]),
        ("buero@vhs.onmicrosoft.com", ["mail_address.looks_right"]),
        ("o'neil+mail@example-schule.de", ["mail_address.looks_right"]),
        (" buero@vhs.de\n", ["mail_address.looks_right", "mail_address.cleaned"]),
        ("<buero@vhs.de>", ["mail_address.looks_right", "mail_address.cleaned"]),
        ("buero", ["mail_address.not_an_address"]),
        ("buero@vhs", ["mail_address.not_an_address"]),
        ("bue..ro@vhs.de", ["mail_address.not_an_address"]),
        ("@vhs.de", ["mail_address.not_an_address"]),
        ("a@b@vhs.de", ["mail_address.not_an_address"]),
        ("eva@vhs.de\\buero", ["mail_address.shared_syntax"]),
        ("a@vhs.de, b@vhs.de", ["mail_address.several"]),
        ("Büro <buero@vhs.de>", ["mail_address.text_around"]),
        ("mailto:buero@vhs.de", ["mail_address.text_around"]),
        ("postfach@ihre-domain.de", ["mail_address.placeholder"]),
        ("büro@vhs.de", ["mail_address.umlaut"]),
        ("buero@müller.de", ["mail_address.umlaut"]),
        ("buero@xn--mller-kva.de", ["mail_address.umlaut"]),
        ("vhs@outlook.com", ["mail_address.personal"]),
        ("vhs@gmx.de", ["mail_address.other_provider"]),
    ],
)
def test_the_mail_address_is_one_that_microsoft_365_can_have(text: str, expected: list[str]) -> None:
    assert codes(check_mail_address(text)) == expected


def test_a_personal_account_is_fine_where_the_application_allows_it() -> None:
    assert codes(check_mail_address("vhs@outlook.com", AUDIENCES[2])) == ["mail_address.looks_right"]


@pytest.mark.parametrize(
    ("audience", "tenant_id", "expected"),
    [
        (AUDIENCES[0], TENANT, ["audience.fits"]),
        (AUDIENCES[0], "", ["audience.tenant_missing"]),
        (AUDIENCES[0], "vhs.de", ["audience.tenant_missing"]),
        (AUDIENCES[1], "", ["audience.fits"]),
        (AUDIENCES[2], TENANT, ["audience.fits"]),
        ("PersonalMicrosoftAccount", TENANT, ["audience.unknown"]),
        ("", TENANT, []),
    ],
)
def test_audience_and_authority_fit_or_the_tenant_is_missing(
    audience: str, tenant_id: str, expected: list[str]
) -> None:
    assert codes(check_audience_fits(audience, tenant_id)) == expected
