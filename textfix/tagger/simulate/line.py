"""A damaged line, and the way back from it by its truth."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import NamedTuple

MASKED = 255  # no truth is known (or asked for) here
SEPARATORS = ("", " ", "\N{ZERO WIDTH NON-JOINER}")  # by gap class


class DamagedLine(NamedTuple):
    """A line as extracted, the line it was made from, and the truth about its gaps.

    ``cuts``: positions (code points) in ``text`` where one piece ends and the next begins, the
    separators at a piece's ends included. ``truth``: one byte a code point of ``text``: the class
    ``3 * cut + gap`` of the gap before it, as ``tag`` predicts it; ``MASKED`` before separators and
    the first symbol, and everywhere if the damage is not of the kind the tagger reads.
    """

    text: str
    clean: str
    cuts: tuple[int, ...]
    truth: bytes

    @property
    def labelled(self) -> bool:
        """Whether turning the pieces round and setting the true gaps restores the line."""
        return self.truth.count(MASKED) < len(self.truth) or len(self.clean) < 2


def restore(line: DamagedLine) -> str:
    """Turn the pieces of ``line`` round and set the true gaps: its clean text in its letter forms.

    Raises:
        ValueError: the line is in visual order or has its words reversed.

    >>> restore(DamagedLine("هاي نامه", "نامه‌های", (4,), bytes([255, 0, 0, 255, 5, 0, 0, 0])))
    'نامه‌هاي'
    """
    if not line.labelled:
        raise ValueError("the damage of this line is not a chain of turned pieces")
    bounds = [0, *line.cuts, len(line.text)]
    restored = []
    seam = ""
    for start, end in reversed(list(pairwise(bounds))):
        symbols = [i for i in range(start, end) if not _is_separator(line.text[i])]
        for i in symbols:
            gap = SEPARATORS[line.truth[i] % 3] if i != symbols[0] else seam
            restored.append(gap + line.text[i])
        seam = SEPARATORS[line.truth[symbols[0]] % 3]
    return "".join(restored)


def _is_separator(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) == "Cf"
