"""Letters that stand twice in a row, which Persian words seldom have."""

from __future__ import annotations

import re
from typing import Final

from textfix.anchors.pattern import LONG
from textfix.recall import recalled
from textfix.unicode.letters import ARABIC_LETTERS, character_class

LETTER: Final = character_class(ARABIC_LETTERS)
_AT_A_TIME: Final = 1 << 16  # code points
_DOUBLE: Final = re.compile(f"(?=([{LETTER}])\\1)")


@recalled
def find_doubles(text: str) -> list[int]:
    """Return where (code points) letters stand that stand again behind themselves.

    >>> find_doubles("الله و مممکن  ..")
    [1, 7, 8]
    """
    if len(text) < LONG:
        return [found.start() for found in _DOUBLE.finditer(text)]
    import numpy as np

    found: list[int] = []
    for start in range(0, len(text), _AT_A_TIME):
        part = text[start : start + _AT_A_TIME + 1]
        codes = np.frombuffer(part.encode("utf-32-le", "surrogatepass"), np.uint32)
        same = np.flatnonzero(codes[1:] == codes[:-1]).tolist()
        found += [start + at for at in same if part[at] in ARABIC_LETTERS]
    return found
