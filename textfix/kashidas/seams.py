"""Kashidas at which an extractor cut a word: one sign ends the piece, another begins the next line.

Where glyphs overlap or step back, poppler -raw begins another line, so that words are torn at their
strokes and the sign stands inside hardly any. The pieces of a line stand from left to right::

    ی#
    #شاد

for ``شادی``. Where the letters and the sign were embedded together, this stands before them
(``#ی``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from textfix.kashidas.joints import CONTROLS
from textfix.unicode.letters import (
    LETTER_CLASS,
    ZWNJ,
)

_LETTER: Final = LETTER_CLASS
_WRAP: Final = f"[{CONTROLS}]*"
_STOPS: Final = "[.،؛:؟!]*"
_LONGEST: Final = 40
"""Code points of the last word before a seam that are looked at, with what embeds it."""


class Seam(NamedTuple):
    """A line break between two runs of a ``sign``, each of which touches letters.

    ``left`` and ``right``: these letters, of the line that ends and of the one behind it.
    ``runs``: the spans of the two runs.
    """

    sign: str
    left: str
    right: str
    runs: tuple[tuple[int, int], tuple[int, int]]


def find_seams(text: str, sign: str) -> Iterator[Seam]:
    """Yield the seams of ``text``; ``sign``: a regular expression of what may be a kashida.

    >>> [seam[:3] for seam in find_seams("این ی#\\n#شاد را", "#")]
    [('#', 'ی', 'شاد')]
    """
    begins = f"\\n{_WRAP}(?P<run>(?P<sign>{sign})(?P=sign)*){_WRAP}{ZWNJ}?(?P<right>[{_LETTER}]+)"
    for found in re.finditer(begins, text):
        start = max(text.rfind("\n", 0, found.start()) + 1, found.start() - _LONGEST)
        if before := _end(found["sign"]).search(text, start, found.start()):
            behind, _, _, left = before.groups()
            run = before.span(2) if behind else before.span(3)
            yield Seam(found["sign"], behind or left, found["right"], (run, found.span("run")))


@lru_cache(maxsize=64)
def _end(sign: str) -> re.Pattern[str]:
    """Return what a line ends in at a seam: letters and the sign, or the sign and letters."""
    run = f"((?:{re.escape(sign)})+)"
    behind, before = f"([{_LETTER}]+){_STOPS}{_WRAP}{run}", f"{run}{_WRAP}{ZWNJ}?([{_LETTER}]+)"
    return re.compile(f"(?:{behind}|{before}){_WRAP}$")
