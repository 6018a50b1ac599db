"""IDs, secrets, names, days and mail addresses as they are really typed and pasted."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmx_app.checks import Caution, Check, Ok, Problem
from cmx_app.knowledge.identifiers import (
    AUDIENCES,
    check_client_id,
    check_client_secret,
    check_display_name,
    check_mail_address,
    check_tenant_id,
    clean,
    domain_of,
    looks_like_guid,
    looks_like_secret,
)
from cmx_app.messages import Message

CLIENT = "8d1f6a3e-2b4c-4d5e-9f60-718293a4b5c6"
TENANT = "3c9b7a10-55d2-4f0e-8a6b-0f1e2d3c4b5a"
SECRET = "aB38Q~" + "xY7._-~" * 4 + "abcdef"
OLD_SECRET = "k[2=dFh/9sTz@Wq1mNb3vXc5yRt7uJp8"
TODAY = date(2026, 11, 23)


def codes(checks: tuple[Check, ...]) -> list[str]:
    return [check.code for check in checks]


def words(value: object) -> str:
    if isinstance(value, Message):
        return value.msgid + " ".join(words(part) for part in value.values.values())
    return str(value)


def everything_said(check: Check) -> str:
    said = [words(check.found), check.subject, check.evidence.quoted]
    if isinstance(check, Problem):
        said += map(words, check.fix)
    if isinstance(check, Caution):
        said += map(words, check.advice)
    return " ".join(said)


@pytest.mark.parametrize(
    "pasted",
    [
        f"  {CLIENT}\n",
        f"\u00a0{CLIENT}\u200b",
        f"„{CLIENT}“",
        f"{{{CLIENT}}}",
        CLIENT.replace("-", "\u2011"),
        CLIENT[:20] + "\r\n" + CLIENT[20:],
        f'"{CLIENT} "',
    ],
)
def test_what_came_along_when_pasting_is_taken_off_and_told(pasted: str) -> None:
    cleaned = clean(pasted)
    assert cleaned.value == CLIENT
    assert cleaned.removed_names
    assert codes(check_client_id(pasted)) == ["client_id.looks_right", "client_id.cleaned"]


def test_an_older_secret_keeps_its_brackets_and_blanks_within_are_not_swallowed() -> None:
    assert clean(OLD_SECRET).value == OLD_SECRET
    assert clean("[abc]").value == "[abc]"
    assert clean("zwei Wörter").value == "zwei Wörter"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (CLIENT, "client_id.looks_right"),
        (CLIENT.upper(), "client_id.looks_right"),
        (SECRET, "client_id.is_secret"),
        (TENANT, "client_id.is_tenant_id"),
        ("00000000-0000-0000-0000-000000000000", "client_id.all_zero"),
        ("00000003-0000-0000-c000-000000000000", "client_id.not_ours"),
        ("04b07795-8ddb-461a-bbee-02f9e1bf7b46", "client_id.not_ours"),
        ("00000002-0000-0ff1-ce00-000000000000", "client_id.not_ours"),
        ("8d1f6a3e-****-****-****-************", "client_id.masked"),
        ("8d1f6a3e-2b4c-4d5e…", "client_id.truncated"),
        ("<Anwendungs-ID>", "client_id.placeholder"),
        ("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", "client_id.placeholder"),
        (CLIENT[:-1], "client_id.not_an_id"),
        (f"Anwendungs-ID (Client): {CLIENT}", "client_id.not_an_id"),
        (f"{CLIENT} {TENANT}", "client_id.not_an_id"),
        ("cmxOrganize", "client_id.not_an_id"),
    ],
)
def test_the_application_id_is_told_from_everything_else(text: str, code: str) -> None:
    assert codes(check_client_id(text, tenant_id=TENANT)) == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (TENANT, "tenant_id.looks_right"),
        (CLIENT, "tenant_id.is_client_id"),
        (SECRET, "tenant_id.is_secret"),
        ("vhs.onmicrosoft.com", "tenant_id.is_domain"),
        ("buero@vhs-musterstadt.de", "tenant_id.is_domain"),
        ("https://www.vhs-musterstadt.de/", "tenant_id.is_domain"),
        (f"https://login.microsoftonline.com/{TENANT}/v2.0", "tenant_id.is_address"),
        ("common", "tenant_id.is_collective"),
        ("9188040d-6c67-4c5b-b112-36a304b66dad", "tenant_id.not_ours"),
        ("00000000-0000-0000-0000-000000000000", "tenant_id.all_zero"),
        ("VHS Musterstadt", "tenant_id.not_an_id"),
        ("<Verzeichnis-ID>", "tenant_id.placeholder"),
        ("3c9b7a10-•••••••", "tenant_id.masked"),
        ("3c9b7a10-55d2...", "tenant_id.truncated"),
    ],
)
def test_the_directory_id_is_told_from_everything_else(text: str, code: str) -> None:
    assert codes(check_tenant_id(text, client_id=CLIENT)) == [code]


def test_a_domain_in_place_of_the_directory_id_names_what_can_be_looked_up() -> None:
    (check,) = check_tenant_id("Buero@VHS-Musterstadt.de")
    assert isinstance(check, Caution)
    assert check.subject == "vhs-musterstadt.de"


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("vhs.de", "vhs.de"),
        ("a@vhs.de", "vhs.de"),
        ("https://www.vhs.de:8443/x?y", "vhs.de"),
        ("müller.de", "müller.de"),
        ("localhost", ""),
        ("vhs..de", ""),
        (TENANT, ""),
        ("", ""),
    ],
)
def test_the_domain_is_found_in_whatever_names_one(text: str, domain: str) -> None:
    assert domain_of(text) == domain


@pytest.mark.parametrize(
    ("text", "code", "kind"),
    [
        (SECRET, "client_secret.looks_right", Ok),
        (TENANT, "client_secret.is_tenant_id", Problem),
        (CLIENT, "client_secret.is_client_id", Problem),
        ("11111111-2222-4333-8444-555555555555", "client_secret.is_secret_id", Problem),
        ("aB3" + "*" * 34, "client_secret.masked", Problem),
        ("••••••••••••••••••", "client_secret.masked", Problem),
        ("aB38Q~xY7._abcdefgh…", "client_secret.truncated", Problem),
        ("Wert", "client_secret.placeholder", Problem),
        ("Wert: " + SECRET, "client_secret.contains_blank", Problem),
        ("geheim", "client_secret.too_short", Problem),
        (SECRET[:30], "client_secret.cut_short", Caution),
        (OLD_SECRET, "client_secret.unusual", Caution),
        (SECRET + "abcdef", "client_secret.unusual", Caution),
    ],
)
def test_the_secrets_value_is_told_from_everything_else(text: str, code: str, kind: type[Check]) -> None:
    (check,) = check_client_secret(text, client_id=CLIENT, tenant_id=TENANT)
    assert check.code == code
    assert isinstance(check, kind)


@pytest.mark.parametrize(
    "secret", [SECRET, SECRET[:30], OLD_SECRET, f"Wert: {SECRET}", f" {SECRET}\n", SECRET + "…"]
)
def test_no_finding_repeats_a_secret(secret: str) -> None:
    checks = (*check_client_secret(secret), *check_client_id(secret), *check_tenant_id(secret))
    assert checks
    assert not any(secret.strip()[:12] in everything_said(check) for check in checks)


def test_an_empty_text_says_nothing() -> None:
    for check in (check_client_id, check_tenant_id, check_client_secret, check_mail_address):
        assert check("") == check(" \u200b\n") == ()
    assert check_display_name("", AUDIENCES[0]) == ()


@given(text=st.one_of(st.text(), st.text(alphabet=" \"'„“<>{}()[]\u00a0\u200b-08Q~aB@.\\*…")))
def test_no_text_makes_a_check_fail_and_cleaning_twice_changes_nothing(text: str) -> None:
    value = clean(text).value
    assert len(value) <= len(text)
    for check in (check_client_id, check_tenant_id, check_client_secret, check_mail_address):
        assert bool(check(text)) == bool(value)
    check_display_name(text, AUDIENCES[2])
    domain_of(text)


@given(guid=st.uuids().map(str), before=st.text(alphabet=" \n\t\u00a0\u200b\ufeff"))
def test_every_id_is_known_whatever_blanks_are_around_it(guid: str, before: str) -> None:
    assert clean(before + guid + before).value == guid
    assert looks_like_guid(guid)
    assert not looks_like_secret(guid)


@pytest.mark.parametrize("piece", ["a", "(", "\u00a0", "a@", "a.", CLIENT, '"', "-"])
def test_even_a_huge_paste_is_judged(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    for check in (check_client_id, check_tenant_id, check_client_secret, check_mail_address):
        check(text)
    check_display_name(text, AUDIENCES[0])
