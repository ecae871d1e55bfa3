"""Numbers torn at their signs are put together; clean ones, however spaced, stay."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from laws import output

from textfix.numbers import Numbers

STAGE = Numbers()
GAPS = st.sampled_from(" \N{NO-BREAK SPACE}")
WORDS = st.sampled_from(["در دمای", "با غلظت", "نزدیک به"])

fractions = st.tuples(st.integers(0, 99), st.integers(1, 9)).map(lambda n: f"{n[0]}.{n[1]}")
ranges = st.tuples(st.integers(10, 400), st.integers(1, 90)).map(lambda n: f"{n[0]}-{n[0] + n[1]}")
PROOFS = ("در دمای {} بود", ("94-96", "50-65"))


def torn(number: str, gap: str) -> str:
    """Return a number as XeTeX sets it between right-to-left words: 2 .0 for 0.2."""
    sign = "." if "." in number else "-"
    first, last = number.split(sign)
    return f"{last}{gap}{sign}{first}"


@given(st.lists(st.tuples(WORDS, fractions | ranges), min_size=1, max_size=5), GAPS)
def test_torn_numbers_are_put_together(items: list[tuple[str, str]], gap: str) -> None:
    frame, proofs = PROOFS
    lines = [frame.format(proof) for proof in proofs]
    lines += [f"{words} {number} بود" for words, number in items]
    damaged = [frame.format(torn(proof, gap)) for proof in proofs]
    damaged += [f"{words} {torn(number, gap)} بود" for words, number in items]
    assert output(STAGE, "\n".join(damaged)) == "\n".join(lines)


@given(st.lists(st.tuples(WORDS, fractions | ranges), max_size=6))
def test_numbers_in_order_stay(items: list[tuple[str, str]]) -> None:
    text = "\n".join(f"{words} {number} بود" for words, number in items)
    assert output(STAGE, text) == text
