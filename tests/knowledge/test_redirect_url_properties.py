"""What holds for the comparison of redirect URLs whatever is typed."""

import time
from collections.abc import Callable

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from cmx_app.checks import Check, Ok, Piece
from cmx_app.knowledge.redirect_url import Address, check_wanted, compare, compare_addresses, redirect_url
from cmx_app.knowledge.redirect_url_marking import LONGEST, mark, visible

WANTED = "https://www.example.de/intern/App%20E-Mailkonto/continue_oauth"
BLANKS = " \t\n\r\v\f"

labels = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?", fullmatch=True)
hosts = st.lists(labels, min_size=1, max_size=4).map(".".join)
prefixes = st.lists(st.from_regex(r"[A-Za-z0-9_-]{1,8}", fullmatch=True), max_size=3).map(
    lambda parts: "".join(f"/{part}" for part in parts)
)
addresses = st.builds(Address, st.just("https"), hosts, prefixes)
urls = addresses.map(redirect_url)
# Texts that look much like the right one reach further than random ones.
scraps = st.sampled_from(
    [
        *"/:?#@%+ .-\\\"'„“<>[]()\u00a0\u00ad\u200b\u2011ü",
        "%20",
        "%25",
        "https://",
        "www.",
        "xn--",
        "App",
        WANTED,
    ]
)
typed_texts = st.one_of(st.text(), st.lists(st.one_of(scraps, st.text(max_size=5)), max_size=12).map("".join))


def joined(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def is_marked(check: Check) -> bool:
    comparison = check.evidence.comparison
    assert comparison is not None
    return any(piece.differs for piece in (*comparison.wanted, *comparison.have))


@given(typed=typed_texts, wanted=st.one_of(typed_texts, urls))
@example(typed="https://[::1", wanted=WANTED)
@example(typed="https://xn--\u00fc--/", wanted=WANTED)
@example(typed="https://www.xn--99999999999.de/", wanted=WANTED)
@example(typed="\ud800", wanted=WANTED)
def test_it_never_raises_and_accepts_the_very_same_text_alone(typed: str, wanted: str) -> None:
    checks = compare(typed, wanted)
    assert bool(checks) == bool(typed.strip(BLANKS))
    if checks:
        accepted = [check.code for check in checks if isinstance(check, Ok)]
        assert accepted == (["redirect_url.matches"] if typed.strip(BLANKS) == wanted else [])


# Each at a place of its own, so that any of them can come together.
FAULTS: dict[str, Callable[[str], str]] = {
    "http_instead_of_https": lambda url: url.replace("https", "http", 1),
    "www_missing": lambda url: url.replace("www.", "", 1),
    "default_port_written": lambda url: url.replace(".de/", ".de:443/", 1),
    "prefix_missing": lambda url: url.replace("/intern", "", 1),
    "space_instead_of_percent20": lambda url: url.replace("%20", " ", 1),
    "lookalike_hyphen": lambda url: url.replace("-", "\u2011", 1),
    "soft_hyphen": lambda url: url.replace("Mail", "Mail\u00ad", 1),
    "invisible_character": lambda url: url.replace("exam", "exam\u200b", 1),
    "path_case": lambda url: url.replace("continue", "Continue", 1),
    "trailing_slash": lambda url: url + "/",
    "query": lambda url: url + "?a=1",
    "fragment": lambda url: url + "#b",
    "quotes": lambda url: f"„{url}“",
    "trailing_punctuation": lambda url: url + ".",
    "text_around": lambda url: "URL: " + url,
}


@given(chosen=st.sets(st.sampled_from(list(FAULTS)), min_size=1))
def test_any_faults_together_are_named_exactly(chosen: set[str]) -> None:
    typed = WANTED
    for fact, spoil in FAULTS.items():
        typed = spoil(typed) if fact in chosen else typed
    assert {check.code for check in compare(typed, WANTED)} == {f"redirect_url.{fact}" for fact in chosen}


@given(typed=typed_texts)
def test_no_fault_is_named_twice_and_the_first_is_marked(typed: str) -> None:
    assume(typed.strip(BLANKS) not in ("", WANTED))
    checks = compare(typed, WANTED)
    codes = [check.code for check in checks]
    assert len(codes) == len(set(codes))
    assert is_marked(checks[0])


@given(url=urls, place=st.integers(min_value=0), character=st.characters(), kind=st.sampled_from("ird"))
def test_one_changed_character_is_always_noticed_and_marked(
    url: str, place: int, character: str, kind: str
) -> None:
    place %= len(url)
    middle = {"i": character + url[place], "r": character, "d": ""}[kind]
    typed = url[:place] + middle + url[place + 1 :]
    assume(typed.strip(BLANKS) != url)
    checks = compare(typed, url)
    assert checks
    assert not isinstance(checks[0], Ok)
    assert is_marked(checks[0])


@given(one=typed_texts, other=typed_texts)
def test_the_marked_pieces_joined_are_the_visible_texts(one: str, other: str) -> None:
    assume(max(len(one), len(other)) <= LONGEST)
    comparison = mark(one, other)
    assert joined(comparison.wanted) == visible(one)
    assert joined(comparison.have) == visible(other)


@given(one=typed_texts, other=typed_texts)
def test_the_marking_is_the_same_from_either_side_when_only_one_has_more(one: str, other: str) -> None:
    longer = one + other
    assert mark(one, longer).have == mark(longer, one).wanted


@given(address=addresses)
def test_www_missing_and_too_much_are_each_others_mirror(address: Address) -> None:
    assume(not address.host.startswith("www."))
    bare = redirect_url(address)
    with_www = redirect_url(Address("https", f"www.{address.host}", address.prefix))
    assert [check.code for check in compare(bare, with_www)] == ["redirect_url.www_missing"]
    assert [check.code for check in compare(with_www, bare)] == ["redirect_url.www_too_much"]


@given(one=addresses, other=addresses)
def test_two_addresses_match_both_ways_or_neither(one: Address, other: Address) -> None:
    there, back = (
        compare(redirect_url(one), redirect_url(other)),
        compare(redirect_url(other), redirect_url(one)),
    )
    assert isinstance(there[0], Ok) == isinstance(back[0], Ok) == (one == other)


@given(text=typed_texts, address=addresses)
def test_the_other_checks_of_addresses_never_raise(text: str, address: Address) -> None:
    check_wanted(text)
    assert compare_addresses(text, address, "") or not text.strip()
    compare_addresses("https://www.example.de", address, text)


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "\u00a0",
        "\u00ad",
        "http://",
        WANTED,
        "%25",
        "xn--",
        "a\u00a0",
        "+a",
        "<",
        "@",
        "/",
        ".",
        "ihre-domain.de ",
    ],
)
@pytest.mark.parametrize("length", [1_999, 100_000])
def test_even_a_huge_paste_is_answered_at_once(piece: str, length: int) -> None:
    text = (piece * (length // len(piece) + 1))[:length]
    start = time.perf_counter()
    assert compare(text, WANTED)
    assert time.perf_counter() - start < 0.25


def timed(question: Callable[[], object]) -> float:
    start = time.perf_counter()
    for _ in range(50):
        question()
    return (time.perf_counter() - start) / 50


def test_an_ordinary_comparison_takes_far_less_than_a_millisecond() -> None:
    assert min(timed(lambda: compare(WANTED.replace("%20", " ") + "/", WANTED)) for _ in range(5)) < 0.001
