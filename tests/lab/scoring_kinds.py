"""What a raw extraction is: its lines compared with the truth, by nothing that textfix knows.

Each line is read in every order that an extractor may have left it in; the reading that the truth
holds says which it was. A line whose words the truth knows, but in none of these orders, has its
runs reversed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.fuzz import partial_ratio

FOLDED = str.maketrans("يىكةۀھە", "ییکهههه")
ISLAND = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 .,:/&'-]*[A-Za-z0-9])?|[۰-۹]+")
READS = 90.0
"""Percentage of its letters that a reading shares with the truth's, if it is the right one."""
GRAM, KNOWN = 4, 0.5
"""Letters in a row, and the share of such rows that the truth has, if a line's runs read well."""
SHORTEST_LINE = 4
"""Words of a line that tell its order: of fewer there are too many readings."""
FORMS = 0.05
"""Share of presentation forms among the letters of a text that is written in them."""
EITHER = "C or Cx"
CODES = ("ok", "R", "C", "Cx", "W", "w", "x")


class Kind(NamedTuple):
    """The class of an extraction: ``code`` (the order of most lines, or ``forms`` where that is
    right and the letters are presentation forms) and the share of lines that are run-reversed."""

    code: str
    reversed_runs: float

    @property
    def has_reversed_runs(self) -> bool:
        """Whether more than a line here and there is run-reversed."""
        return self.reversed_runs >= 0.05

    def __str__(self) -> str:
        also = self.has_reversed_runs and self.code != "R"
        return f"{self.code} r{100 * self.reversed_runs:.0f}" if also else self.code


def kind_of(raw: str, truth: str) -> Kind:
    """Return the class of the extraction ``raw`` of a page that reads ``truth``."""
    counts = Counter(filter(None, (line_code(line, truth) for line in raw.splitlines())))
    if not counts:
        return Kind("x", 0.0)
    runs = counts["R"] / counts.total()
    if counts["C"] + counts["Cx"] + counts[EITHER] > counts.total() / 2:
        return Kind("Cx" if counts["Cx"] > counts["C"] else "C", runs)
    code = max(CODES, key=lambda code: counts[code])
    return Kind("forms" if code == "ok" and has_forms(raw) else code, runs)


def has_forms(text: str) -> bool:
    """Whether the letters of ``text`` are presentation forms."""
    letters = [c for c in text if unicodedata.category(c) == "Lo"]
    return sum("\ufb50" <= c <= "\ufefc" for c in letters) > FORMS * len(letters)


def line_code(line: str, truth: str) -> str:
    """Return the code of a line's order, "" for a line that is too short to tell."""
    plain = fold(line)
    words = [word for word in plain.split() if any(map(str.isalnum, word))]
    if len(words) < SHORTEST_LINE or not any(c >= "\u0600" for c in plain):
        return ""
    wanted = letters(truth)
    rated = {code: partial_ratio(letters(text), wanted) for code, text in readings(plain).items()}
    if rated["ok"] >= READS:
        return "ok"
    best = max(rated, key=lambda code: rated[code])
    if rated[best] < READS:
        rows = {code: known(letters(text), wanted) for code, text in readings(plain).items()}
        best = "R" if rows["ok"] >= rows["C"] else "C"
        if rows[best.replace("R", "ok")] < KNOWN:
            return "x"
    return backwards(plain, truth) if best in ("C", "Cx") else best


def backwards(line: str, truth: str) -> str:
    """Return whether Latin words and numbers stand backwards too, if there are any."""
    wanted = "".join(filter(str.isalnum, fold(truth)))
    rated = {
        code: partial_ratio("".join(filter(str.isalnum, text)), wanted)
        for code, text in readings(line).items()
    }
    if rated["Cx"] == rated["C"]:
        return EITHER
    return "Cx" if rated["Cx"] > rated["C"] else "C"


def fold(text: str) -> str:
    """Fold letters that the same glyph stands for; drop marks and controls."""
    plain = unicodedata.normalize("NFKC", text).translate(FOLDED)
    return "".join(
        c for c in plain if unicodedata.category(c) not in ("Mn", "Cf", "Lm") or c == "\u200c"
    )


@lru_cache(maxsize=1 << 12)
def letters(text: str) -> str:
    """Return the letters of ``text``, folded. Digits tell of numbers, not of the line's order."""
    return "".join(filter(str.isalpha, fold(text)))


def readings(line: str) -> dict[str, str]:
    """Return ``line`` in each order it may stand for.

    >>> readings("لاس 1990")["C"], readings("لاس 1990")["Cx"]
    ('0991 سال', '1990 سال')
    """
    words = line.split()
    return {
        "ok": line,
        "C": line[::-1],
        "Cx": ISLAND.sub(lambda island: island[0][::-1], line[::-1]),
        "W": " ".join(reversed(words)),
        "w": " ".join(word[::-1] for word in words),
    }


def known(text: str, wanted: str) -> float:
    """Return the share of rows of letters in ``text`` that ``wanted`` has too."""
    rows = [text[at : at + GRAM] for at in range(len(text) - GRAM + 1)]
    return sum(row in grams(wanted) for row in rows) / max(1, len(rows))


@lru_cache(maxsize=16)
def grams(text: str) -> frozenset[str]:
    """Return the rows of letters in ``text``."""
    return frozenset(text[at : at + GRAM] for at in range(len(text) - GRAM + 1))
