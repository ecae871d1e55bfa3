"""Traces that extractors leave in a text, measured on the text as it came, whatever mends them.

No rule of the repair has a part in this: a trace is a share that can be counted in the raw text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from textfix.unicode.letters import ARABIC_LETTERS, FARSI_YEH, NBSP, YEH, ZWNJ

_LETTER = "[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]"
_MARK = "[\u064b-\u0655\u0670]"
_EMBEDDING = re.compile("[\N{LEFT-TO-RIGHT EMBEDDING}\N{RIGHT-TO-LEFT EMBEDDING}]")
_FEW_LINES, _FEW_PAIRS, _FEW_MARKS, _FEW_LETTERS = 8, 4, 6, 10
"""Of fewer a share says nothing."""


class Raw:
    """A text as it came, and what its traces are counted in."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def all_lines(self) -> list[str]:
        """Every line; a form feed ends one too."""
        return [line.rstrip("\r") for line in re.split("[\n\f]", self.text)]

    @cached_property
    def lines(self) -> list[str]:
        """The lines that hold something."""
        return [line for line in self.all_lines if line.strip()]

    @cached_property
    def persian(self) -> list[str]:
        """The lines that hold a letter of the Arabic script."""
        return [line for line in self.lines if not ARABIC_LETTERS.isdisjoint(line)]

    @cached_property
    def plain(self) -> str:
        """The text with the letters of presentation forms."""
        return unicodedata.normalize("NFKC", self.text)

    @cached_property
    def words(self) -> int:
        """The number of words: runs between spaces."""
        return len(self.text.split())

    def of_lines(self, pattern: str) -> float | None:
        """Return the share of lines that hold ``pattern``; None where there are few lines."""
        return _share([bool(re.search(pattern, line)) for line in self.lines])

    def per_line(self, pattern: str, text: str = "") -> float | None:
        """Return how many times ``pattern`` stands in a line with letters of the Arabic script."""
        found = len(re.findall(pattern, text or self.text))
        return found / len(self.persian) if len(self.persian) >= _FEW_LINES else None

    def per_word(self, sign: str) -> float | None:
        """Return how many times ``sign`` stands in the text for each of its words."""
        return self.text.count(sign) / self.words if len(self.lines) >= _FEW_LINES else None

    def of_both(self, one: str, other: str, few: int, text: str = "") -> float | None:
        """Return the share of ``one`` among all that is ``one`` or ``other``, None where that is
        less than ``few``."""
        here = len(re.findall(one, text or self.text))
        both = here + len(re.findall(other, text or self.text))
        return here / both if both >= few else None


def _share(whether: list[bool]) -> float | None:
    return sum(whether) / len(whether) if len(whether) >= _FEW_LINES else None


def _embedded(raw: Raw) -> float | None:
    return _share([bool(_EMBEDDING.search(line)) for line in raw.persian])


def _forms(raw: Raw) -> float | None:
    letters = [c for c in raw.text if c in ARABIC_LETTERS]
    return sum(c >= "\ufb50" for c in letters) / len(letters) if letters else None


def _blank(raw: Raw) -> float | None:
    return _share([not line.strip() for line in raw.all_lines])


def _short(raw: Raw) -> float | None:
    return _share([len(line.split()) <= 2 for line in raw.persian])


def _lam_alef(raw: Raw) -> float | None:
    """Return which of لا and ال is the more frequent: both are, unless a ligature was turned."""
    share = raw.of_both("لا", "ال", _FEW_LETTERS, raw.plain)
    return None if share is None else max(share, 1 - share)


@dataclass(frozen=True, slots=True)
class Trace:
    """What can be seen in a raw text: how it is measured, and from what value on it is there
    (``some``) and there throughout (``many``)."""

    name: str
    meaning: str
    measure: Callable[[Raw], float | None]
    some: float
    many: float = float("inf")

    def level(self, raw: Raw) -> int | None:
        """Return 0 (not there), 1 (some) or 2 (many); None where the text is too short to say."""
        value = self.measure(raw)
        return None if value is None else (value >= self.some) + (value >= self.many)


TRACES: Final = (
    Trace("embedding-controls", "controls embed the lines (U+202A, U+202B)", _embedded, 0.05, 0.5),
    Trace("presentation-forms", "letters are presentation forms", _forms, 0.05, 0.8),
    Trace("blank-lines", "blank lines between lines", _blank, 0.15, 0.35),
    Trace(
        "indented-lines",
        "lines are moved to their place by spaces",
        lambda raw: raw.of_lines(r"^[\u202a\u202b ]{3}"),
        0.2,
        0.5,
    ),
    Trace(
        "spaces-at-line-starts",
        "lines begin with a space",
        lambda raw: raw.of_lines("^ "),
        0.01,
        0.3,
    ),
    Trace(
        "spaces-at-line-ends",
        "lines end with a space",
        lambda raw: raw.of_lines(" $"),
        0.01,
        0.3,
    ),
    Trace(
        "doubled-spaces",
        "two spaces and more between words",
        lambda raw: raw.of_lines(r"\S  +\S"),
        0.015,
        0.3,
    ),
    Trace("zwnj-kept", "ZWNJs are there", lambda raw: raw.per_word(ZWNJ), 0.02),
    Trace("no-break-spaces", "no-break spaces", lambda raw: raw.per_word(NBSP), 0.02, 0.25),
    Trace(
        "brackets-backwards",
        "brackets open where they should close",
        lambda raw: raw.of_both(r"\)[^()\n]{2,60}\(", r"\([^()\n]{2,60}\)", _FEW_PAIRS),
        0.3,
        0.7,
    ),
    Trace(
        "quotes-backwards",
        "guillemets open where they should close",
        lambda raw: raw.of_both(r"»[^«»\n]{2,60}«", r"«[^«»\n]{2,60}»", _FEW_PAIRS),
        0.3,
        0.7,
    ),
    Trace(
        "stops-at-line-starts",
        "lines begin with a stop",
        lambda raw: raw.of_lines(r"^\s*[.،؛]"),
        0.03,
        0.13,
    ),
    Trace(
        "stops-behind-spaces",
        "the space of a stop stands before it",
        lambda raw: raw.per_line(r" [.،؛:](?=\S)"),
        0.1,
        0.6,
    ),
    Trace(
        "stops-between-spaces",
        "stops with a space on either side",
        lambda raw: raw.per_line(r" [.،؛:](?=\s)"),
        0.02,
        0.2,
    ),
    Trace(
        "stops-glued",
        "stops without a space behind them",
        lambda raw: raw.per_line(rf"(?<=\S)[.،؛](?={_LETTER})"),
        0.03,
        0.4,
    ),
    Trace(
        "glyph-numbers",
        "numbers of glyphs in place of letters: (cid:12)",
        lambda raw: raw.per_line(r"\(cid:\d+\)"),
        0.02,
    ),
    Trace(
        "control-characters",
        "control characters in place of letters",
        lambda raw: raw.per_line("[\\x00-\\x08\\x0e-\\x1f\\x7f\ue000-\uf8ff]"),
        0.03,
    ),
    Trace(
        "composed-letters",
        "hamza as a sign of its own",
        lambda raw: raw.of_both("[\u0654\u0655]", "[\u0623-\u0626\u06c0]", _FEW_PAIRS),
        0.3,
    ),
    Trace(
        "marks-behind-spaces",
        "vowel signs behind a space",
        lambda raw: raw.of_both(rf"(?<=\s){_MARK}", rf"(?<!\s){_MARK}", _FEW_MARKS),
        0.1,
        0.6,
    ),
    Trace(
        "marks-before-spaces",
        "vowel signs before a space",
        lambda raw: raw.of_both(rf"{_MARK}(?=\s)", rf"{_MARK}(?!\s)", _FEW_MARKS),
        0.1,
        0.6,
    ),
    Trace("lam-alef-turned", "lam and alef of a ligature exchanged", _lam_alef, 0.95),
    Trace("short-lines", "lines of a word or two", _short, 0.2, 0.4),
    Trace(
        "glued-words",
        "words without a space between them",
        lambda raw: raw.per_line(rf"{_LETTER}{{15,}}", raw.plain),
        0.2,
    ),
    Trace(
        "latin-glued",
        "Latin words without a space beside them",
        lambda raw: raw.per_line(rf"[A-Za-z]{_LETTER}|{_LETTER}[A-Za-z]", raw.plain),
        0.008,
    ),
    Trace(
        "arabic-yeh",
        "Arabic yeh among Persian ones, or all over",
        lambda raw: raw.of_both(YEH, FARSI_YEH, _FEW_LETTERS, raw.plain),
        0.05,
        0.95,
    ),
)
"""Every trace, in the order of the columns of the table of recorded extractions."""

MEANINGS: Final = {trace.name: trace.meaning for trace in TRACES}
"""Name of a trace to the phrase that says what it is."""


def levels(text: str) -> tuple[int | None, ...]:
    """Return the level of each of ``TRACES`` in a raw text.

    >>> levels("سلام دنیا" * 9)[0] is None  # one line
    True
    """
    raw = Raw(text)
    return tuple(trace.level(raw) for trace in TRACES)
