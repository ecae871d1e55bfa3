"""Which way Latin words and numbers run, by signs that need no dictionary.

English, French and German words differ from their mirror images at both ends: a capital begins a
word and does not end it after small letters, common endings (``-tion``, ``-ing``) are impossible
beginnings when mirrored, and the commonest short words are no words backwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from textfix.numbers.evidence import witness
from textfix.unicode.letters import LATIN_RANGES, fold_digits

LATIN_WORD = re.compile(f"[{LATIN_RANGES}]{{2,}}")
_NUMBER = re.compile(r"\d[\d./:٫٬]*")

_SHORT = frozenset(
    (
        *("the", "of", "and", "in", "for", "from", "with", "by", "to", "this", "that", "which"),
        *("is", "are", "was", "were", "has", "have", "not", "can", "new", "at", "or", "an"),
        *("et", "al", "vol", "pp", "ed", "eds", "trans", "press", "university", "http", "https"),
        *("www", "com", "org", "html", "doi", "isbn", "de", "la", "le", "les", "des", "und"),
        *("der", "die", "das"),
    )
)
_ENDINGS = (
    *("tion", "sion", "ing", "ity", "ment", "ness", "ics", "ism", "ist", "ogy", "phy", "ance"),
    *("ence", "able", "ible", "ious", "ical", "ally", "ght", "rds", "cts", "nts", "ngs", "rth"),
)
_BEGINNINGS = ("str", "pro", "pre", "tran", "inter", "comp", "cont", "cons", "univ", "chr")


@lru_cache(maxsize=4096)
def sense(word: str) -> int:
    """Return 1 when a Latin word reads well from left to right only, -1 when only mirrored, else 0.

    >>> sense("Rahimi"), sense("imihaR"), sense("noitacude"), sense("level")
    (1, -1, -1, 0)
    """
    says = _says(word) - _says(word[::-1])
    return (says > 0) - (says < 0)


def _says(word: str) -> int:
    small = word.lower()
    capital = len(word) > 4 and word[0].isupper() and word[1:].islower()  # not kW, pH
    ending = len(word) > 4 and small.endswith(_ENDINGS)
    beginning = len(word) > 4 and small.startswith(_BEGINNINGS)
    return capital + 2 * (small in _SHORT) + ending + beginning


def latin_sense(lines: Iterable[str]) -> tuple[int, int]:
    """Return how many different Latin words of ``lines`` read from left to right, and mirrored.

    >>> latin_sense(["سال imihaR & ihgedaS"])
    (0, 2)
    """
    words = {word for line in lines for word in LATIN_WORD.findall(line)}
    said = [sense(word) for word in words]
    return said.count(1), said.count(-1)


def number_sense(lines: Iterable[str]) -> float:
    """Return how likely the numbers of ``lines`` are to be reversed (log10, summed over different
    numbers).

    >>> number_sense(["لاس 5991"]) > 0 > number_sense(["لاس 1995"])
    True
    """
    forms = {found.rstrip("./:٫٬") for line in lines for found in _NUMBER.findall(line)}
    said = [witness(fold_digits(form)) for form in forms]
    return sum(one.weight for one in said if one)
