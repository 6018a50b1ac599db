"""What stands at Microsoft beside what is needed: every difference by its own name."""

import pytest

from cmx_app.checks import Caution, Check, Ok, Problem
from cmx_app.knowledge.redirect_url import CALLBACK_PATH, Address, compare, redirect_url

WANTED = "https://www.example.de/App%20E-Mailkonto/continue_oauth"
BARE = "https://example.de/App%20E-Mailkonto/continue_oauth"
PREFIXED = "https://www.example.de/intern/App%20E-Mailkonto/continue_oauth"
PUNYCODE = "https://www.xn--mller-kva.de/App%20E-Mailkonto/continue_oauth"
UMLAUT = "https://www.müller.de/App%20E-Mailkonto/continue_oauth"
WITH_PORT = "https://www.example.de:8443/App%20E-Mailkonto/continue_oauth"
LOCAL = "http://localhost:8000/App%20E-Mailkonto/continue_oauth"


def facts(checks: tuple[Check, ...]) -> list[str]:
    return [check.code.removeprefix("redirect_url.") for check in checks]


def marked(checks: tuple[Check, ...], side: str = "have") -> list[str]:
    comparison = checks[0].evidence.comparison
    assert comparison is not None
    return [piece.text for piece in getattr(comparison, side) if piece.differs]


ONE_FAULT = [
    ("scheme_missing", WANTED.removeprefix("https://"), WANTED),
    ("scheme_missing", WANTED.removeprefix("https:"), WANTED),
    ("scheme_missing", LOCAL.removeprefix("http://"), LOCAL),
    ("scheme_wrong", WANTED.replace("https", "ftp"), WANTED),
    ("scheme_wrong", WANTED.replace("https", "ttps"), WANTED),
    ("scheme_wrong", WANTED.replace("://", ":/"), WANTED),
    ("scheme_wrong", WANTED.replace("://", "//"), WANTED),
    ("http_instead_of_https", WANTED.replace("https", "http"), WANTED),
    ("https_instead_of_http", LOCAL.replace("http", "https"), LOCAL),
    ("host_wrong", WANTED.replace("www.example", "intern.example"), WANTED),
    ("host_wrong", WANTED.replace("example.de", "example.com"), WANTED),
    ("host_wrong", WANTED.replace("e", "\u0435", 1), WANTED),  # a Cyrillic letter
    ("host_case", WANTED.replace("example", "Example"), WANTED),
    ("host_case", WANTED.replace("https", "HTTPS"), WANTED),
    ("www_missing", BARE, WANTED),
    ("www_too_much", WANTED, BARE),
    ("port_wrong", WITH_PORT, WANTED),
    ("port_wrong", WANTED, WITH_PORT),
    ("port_wrong", WITH_PORT.replace("8443", "443"), WITH_PORT),
    ("default_port_written", WANTED.replace(".de", ".de:443"), WANTED),
    ("prefix_missing", WANTED, PREFIXED),
    ("prefix_too_much", PREFIXED, WANTED),
    ("prefix_wrong", PREFIXED.replace("intern", "extern"), PREFIXED),
    ("path_wrong", WANTED.removesuffix("h"), WANTED),
    ("path_wrong", "https://www.example.de", WANTED),
    ("path_wrong", "https://www.example.de/", WANTED),
    ("path_wrong", WANTED.replace("%20", ""), WANTED),
    ("path_case", WANTED.replace("App", "app"), WANTED),
    ("path_case", PREFIXED.replace("intern", "Intern"), PREFIXED),
    ("space_instead_of_percent20", WANTED.replace("%20", " "), WANTED),
    ("plus_instead_of_percent20", WANTED.replace("%20", "+"), WANTED),
    ("percent_encoded_twice", WANTED.replace("%20", "%2520"), WANTED),
    ("percent_encoded_twice", WANTED.replace("%20", "%252520"), WANTED),
    ("lookalike_hyphen", WANTED.replace("-", "\u2013"), WANTED),
    ("lookalike_hyphen", WANTED.replace("-", "\u2011"), WANTED),
    ("lookalike_hyphen", WANTED.replace("-", "\u2212"), WANTED),
    ("lookalike_hyphen", PUNYCODE.replace("--", "\u2013"), PUNYCODE),
    ("invisible_character", WANTED.replace("%20", "\u00a0"), WANTED),
    ("invisible_character", WANTED.replace("example", "exam\u200bple"), WANTED),
    ("invisible_character", "\ufeff" + WANTED, WANTED),
    ("invisible_character", "\u00a0" + WANTED, WANTED),
    ("invisible_character", WANTED + "\u200e", WANTED),
    ("soft_hyphen", WANTED.replace("Mail", "Mail\u00ad"), WANTED),
    ("soft_hyphen", WANTED.replace("-", "\u00ad"), WANTED),
    ("quotes", f'"{WANTED}"', WANTED),
    ("quotes", f"„{WANTED}“", WANTED),
    ("quotes", f"<{WANTED}>", WANTED),
    ("trailing_punctuation", WANTED + ".", WANTED),
    ("trailing_punctuation", WANTED + ",", WANTED),
    ("trailing_slash", WANTED + "/", WANTED),
    ("query", WANTED + "?a=1", WANTED),
    ("fragment", WANTED + "#oben", WANTED),
    ("user_info", WANTED.replace("//", "//admin:geheim@"), WANTED),
    ("umlaut_domain", UMLAUT, PUNYCODE),
    ("umlaut_domain", PUNYCODE, UMLAUT),
    ("umlaut_domain", UMLAUT.replace("ü", "u\u0308"), PUNYCODE),
    ("umlaut_domain", WANTED.replace("example", "straße"), WANTED.replace("example", "xn--strae-oqa")),
    ("too_long", "https://www.example.de/" * 5000, WANTED),
    ("refused_characters", WANTED.replace("con", "c(on"), WANTED),
    ("refused_characters", WANTED.replace("www.", "www,"), WANTED),
    ("placeholder", WANTED.replace("www.example.de", "<ihre-domain.de>"), WANTED),
    ("placeholder", WANTED.replace("www.example.de", "ihre-domain.de"), WANTED),
    ("placeholder", WANTED.replace("www.example.de", "www.ihre-domain.de"), WANTED),
    ("placeholder", WANTED.replace("www.example.de", "%3Cihre-domain.de%3E"), WANTED),
    ("backslash", WANTED.replace("/App", "\\App"), WANTED),
    ("stray_blank", WANTED.replace("oauth", "o auth"), WANTED),
    ("stray_blank", WANTED.replace("oauth", "o\nauth"), WANTED),
    ("text_around", "URL: " + WANTED, WANTED),
    ("text_around", WANTED + " Web", WANTED),
    ("text_around", "https://" + WANTED, WANTED),
    ("text_around", f"{BARE}\n{WANTED}", WANTED),
    ("not_an_address", "8d1f6a3e-2b4c-4d5e-9f60-718293a4b5c6", WANTED),
    ("not_an_address", "buero@example.de", WANTED),
]


@pytest.mark.parametrize(("fact", "typed", "wanted"), ONE_FAULT)
def test_one_fault_is_named_alone_marked_and_given_a_way_out(fact: str, typed: str, wanted: str) -> None:
    checks = compare(typed, wanted)
    assert facts(checks) == [fact]
    assert marked(checks) or marked(checks, "wanted")
    check = checks[0]
    assert isinstance(check, Problem | Caution)
    assert check.fix if isinstance(check, Problem) else check.advice
    assert check.step == "umleitungs-url"


@pytest.mark.parametrize("around", ["{}", "  {}", "{}\n", "\t{} \r\n"])
def test_the_right_text_matches_whatever_plain_blanks_are_around_it(around: str) -> None:
    checks = compare(around.format(WANTED), WANTED)
    assert isinstance(checks[0], Ok)
    assert facts(checks) == ["matches"]
    assert checks[0].found.msgid.startswith("Ihr Text stimmt")


def test_nothing_typed_finds_nothing() -> None:
    assert compare("", WANTED) == compare(" \n", WANTED) == ()


def test_several_faults_are_all_named_once_with_the_most_important_first() -> None:
    typed = "„http://example.de:80/app E–mailkonto/Continue_oauth/?a=1#b“."
    assert facts(compare(typed, WANTED)) == [
        "http_instead_of_https",
        "www_missing",
        "default_port_written",
        "space_instead_of_percent20",
        "path_case",
        "lookalike_hyphen",
        "trailing_slash",
        "query",
        "fragment",
        "quotes",
        "trailing_punctuation",
    ]


def test_only_the_most_important_finding_carries_the_comparison() -> None:
    first, *others = compare(BARE + "/", WANTED)
    assert first.evidence.comparison is not None
    assert all(other.evidence.comparison is None for other in others)


def test_a_missing_www_is_marked_in_what_is_needed() -> None:
    assert marked(compare(BARE, WANTED), "wanted") == ["www."]
    assert marked(compare(WANTED, BARE)) == ["www."]


@pytest.mark.parametrize(
    ("typed", "sign"),
    [
        (WANTED.replace("%20", " "), "␣"),
        (WANTED.replace("%20", "\u00a0"), "[NBSP]"),
        (WANTED.replace("Mail", "Mail\u00ad"), "[SHY]"),
        (WANTED + "\u200e", "[LRM]"),
        ("\ufeff" + WANTED, "[BOM]"),
        (WANTED.replace("oauth", "\u043eauth"), "[U+043E]"),
        (WANTED.replace("%20", "%2520"), "25"),
    ],
)
def test_what_can_not_be_seen_is_shown_by_a_sign(typed: str, sign: str) -> None:
    assert marked(compare(typed, WANTED)) == [sign]


@pytest.mark.parametrize(
    ("address", "url"),
    [
        (Address("https", "www.example.de"), WANTED),
        (Address("http", "www.example.de"), WANTED),
        (Address("http", "www.example.de:80"), WANTED),
        (Address("https", "www.example.de", "/intern"), PREFIXED),
        (Address("https", "www.example.de:8443"), WITH_PORT),
        (Address("http", "localhost:8000"), LOCAL),
        (Address("http", "127.0.0.1:8000"), LOCAL),
        (Address("http", "[::1]:8000"), LOCAL),
        (Address("https", "a.de", "/Mein Intern"), f"https://a.de/Mein%20Intern{CALLBACK_PATH}"),
    ],
)
def test_the_redirect_url_is_https_everywhere_but_on_this_machine(address: Address, url: str) -> None:
    assert redirect_url(address) == url


def test_an_address_is_read_without_default_port_and_last_slash() -> None:
    assert Address.parse("HTTPS://Www.Example.de:443/intern/") == Address(
        "https", "www.example.de", "/intern"
    )
    assert Address.parse("http://localhost:8000").base == "http://localhost:8000"
