"""The scan over arrays finds the phrases that a look at word after word finds."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from textfix.lm.tokens import fold_word
from textfix.unicode.letters import ARABIC_MARKS, TATWEEL, ZWNJ
from textfix.words.doubts import CALM, CLOSE, QUICK, Look, is_doubtful
from textfix.words.phrases import find_spans, read_forms
from textfix.words.scan import find_doubtful, read_words
from textfix.words.shield import WORD_LETTERS, mask

PROSE = (
    "پژوهشگران می گویند آب‌وهوای این منطقه گرم تر شده است، کتاب های بسیاری دربارهٔ تاریخ "
    "نوشته اند و خانه ای در کوچهٔ آن ها هست. نمیشود گفت که کوچکترین منطقهای از کشورها اطلاعا ت "
    "ندارد؛ مثلاً مسئلهٔ مدرسهها را نمی‌دانیم، می رود و می‌آید.\n"
)
SIGNS = sorted({*WORD_LETTERS, *random.Random(3).sample(sorted(ARABIC_MARKS), 30)})
ODD = [
    "\u0654",
    "\u0653",
    "\u0655",
    "\u064b",
    "\u0651",
    TATWEEL,
    ZWNJ,
    " ",
    " ",
    "،",
    "\n",
    "\ufffd",
    "ھ",
    "a",
    "۳",
]


def slow(masked: str, look: Look) -> set[int]:
    return {s for s, e in find_spans(masked) if is_doubtful(masked[s:e], look)}


@pytest.mark.parametrize("look", [CALM, QUICK, CLOSE], ids=["calm", "quick", "close"])
def test_prose(look: Look) -> None:
    masked = mask(PROSE)
    found = find_doubtful(masked, list(find_spans(masked)), look)
    assert found == slow(masked, look) != set()


@given(st.text(st.sampled_from(SIGNS + ODD * 6), max_size=120))
@example("ه\u0650\u0654 ا\u0653 \u0654ا")
@example("\u0651 کتاب \u064bها")
@example("می\N{ARABIC OPEN FATHATAN} گویند")
def test_random_letters_marks_and_gaps(text: str) -> None:
    masked = mask(text)
    assert find_doubtful(masked, list(find_spans(masked)), CALM) == slow(masked, CALM)


@given(st.randoms(use_true_random=False), st.integers(0, 60))
def test_damaged_prose(rng: random.Random, changes: int) -> None:
    signs = list(PROSE)
    for _ in range(changes):
        at = rng.randrange(len(signs))
        signs[at] = rng.choice([" ", ZWNJ, "", signs[at] + " ", signs[at] + rng.choice(ODD)])
    masked = mask("".join(signs))
    assert find_doubtful(masked, list(find_spans(masked)), CALM) == slow(masked, CALM)


def test_parts_of_a_long_text() -> None:
    masked = mask(PROSE.replace("می گویند", "می‌گویند") * 800)
    assert find_doubtful(masked, list(find_spans(masked)), CALM) == slow(masked, CALM)


@given(st.text(st.sampled_from(SIGNS + ODD * 3), max_size=60))
@example("م\N{ARABIC OPEN FATHATAN}سپخض کتاب")
def test_words_are_read_as_the_folding_reads_them(text: str) -> None:
    """Unless a mark is left to the folding."""
    masked = mask(text)
    words, odd = read_words(masked, 0, len(masked))
    if not odd.size:
        forms = [
            "".join(map(chr, words.codes[start:end].tolist()))
            for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True)
        ]
        expected = [form for s, e in find_spans(masked) for form in read_forms(masked[s:e])[0]]
        assert [form for form in forms if form in expected] == expected
        assert all(fold_word(form) == form for form in forms)
