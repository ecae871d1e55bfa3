from __future__ import annotations

import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tagger.strategies import makes

from textfix.tagger.encode import encode, fold, vocabulary

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
HAMZA = "\N{ARABIC HAMZA ABOVE}"
FORMS = [chr(c) for c in (*range(0xFB50, 0xFBB2), *range(0xFDF2, 0xFDFD), *range(0xFE70, 0xFEFD))]
LETTERS = "ابپتجچکگیيكةۀهىەۂآأئؤ۱٢3aZéßﬁ،.«»(…٪ٹ🙂"

alphabet = st.sampled_from([*LETTERS, " ", " ", "\t", "\N{NO-BREAK SPACE}", ZWNJ])
oddities = st.sampled_from("\u064b\u0651\u0670\u0640\u0653\u0654\u200f\u202b\u00ad\ufeff")
hamzas = st.sampled_from(["ه" + HAMZA, "ي" + HAMZA, "ا\N{ARABIC MADDAH ABOVE}"])
parts = alphabet | oddities | hamzas | st.sampled_from(FORMS) | st.characters()
lines = st.lists(parts | st.just("  "), max_size=40).map("".join)


def symbols_at(char: str) -> int:
    """How many symbols a code point should give, counted from Unicode's own decomposition."""
    if char.isspace() or char in (ZWNJ, "\N{ARABIC TATWEEL}"):
        return 0
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    presentation = "\ufb50" <= char <= "\ufdfd" or "\ufe70" <= char <= "\ufefc"
    latin = unicodedata.name(char, "").startswith("LATIN ")
    if (not presentation and not latin) or unicodedata.digit(char, None) is not None:
        return 1
    parts = unicodedata.normalize("NFKC" if presentation else "NFKD", char)
    return sum(unicodedata.category(c) != "Mn" and c not in " \N{ARABIC TATWEEL}" for c in parts)


@given(lines)
def test_every_letter_is_coded_once_in_its_place(line: str) -> None:
    line = "".join(
        c for c in line.replace(",", "") if ord(c) < 0xE000 or ord(c) in range(0xFB50, 0xFF00)
    )
    coded = encode(line)
    assert coded.at.tolist() == [i for i, c in enumerate(line) for _ in range(symbols_at(c))]
    assert len(coded.symbols) == len(coded.gaps) == len(coded.at)


@given(st.text(alphabet | oddities, max_size=40))
def test_gaps_count_the_separators(line: str) -> None:
    coded = encode(line)
    bounds = [-1, *coded.at.tolist(), len(line)]
    for start, end, gap in zip(
        bounds, bounds[1:], [*coded.gaps.tolist(), coded.tail], strict=False
    ):
        between = line[start + 1 : end]
        spaces = sum(c.isspace() for c in between)
        if start == end:
            assert gap == 0
        elif spaces:
            assert gap == min(spaces, 2)
        else:
            assert gap == (3 if ZWNJ in between else 0)


@given(st.text(st.sampled_from("ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیيكةۀآأؤئءإ،؛؟"), max_size=30))
def test_letters_of_the_vocabulary_stand_for_themselves(line: str) -> None:
    names = {i: symbol for symbol, i in vocabulary().items()}
    assert "".join(names[i] for i in encode(line).symbols.tolist()) == line


@pytest.mark.parametrize(
    ("line", "folded"),
    [
        ("۱٢3²", "1232"),
        ("«ى»", '"ي"'),
        ("ە", "ه"),
        ("LaTeX", "latex"),
        ("Müller", "muller"),
        ("ه" + HAMZA, "ۀ"),
        ("ي" + HAMZA, "ئ"),
        ("ا\N{ARABIC MADDAH ABOVE}", "آ"),
        ("ﻼ", "لا"),
        ("ﷲ", "الله"),
        ("ﻳﻚ", "یک"),  # joined forms look like the Persian letters
        ("ﻱ", "ي"),  # the isolated one does not
        ("محلّى", "محلي"),
        ("كتــاب", "كتاب"),
        ("متف,,او,ت", "متفاو,ت"),  # a comma in a joint is a kashida; و joins nothing after it
        ("1,5 این, آن", "1,5این,آن"),
    ],
)
def test_folds(line: str, folded: str) -> None:
    assert encode(line).symbols.tolist() == [vocabulary()[c] for c in folded]


@given(st.characters())
def test_what_is_unknown_is_one_unknown_symbol(char: str) -> None:
    if len(fold(char)) == 1 and fold(char) not in vocabulary():
        assert encode(char).symbols.tolist() == [vocabulary()["<unk>"]]


def test_lone_surrogates_and_astral_letters_are_coded() -> None:
    assert encode("\ud800𐎀ا").symbols.tolist() == [4, 4, 11]


def test_a_long_line_is_coded_like_its_parts() -> None:
    part = "می‌رود، ﻻ "
    whole, one = encode(part * 5000), encode(part)
    assert np.array_equal(whole.symbols, np.tile(one.symbols, 5000))


def test_the_strategy_makes_the_hard_cases() -> None:
    assert makes(lines, lambda s: HAMZA in s[1:] and s[s.index(HAMZA, 1) - 1] == "ه")
    assert makes(lines, lambda s: any(symbols_at(c) > 1 for c in s))
    assert makes(lines, lambda s: "  " in s and ZWNJ in s)
