"""The neutral view of a text, which is what the tagger is shown.

A gap that is in doubt is shown as if nothing stood there, and so is every ZWNJ: the tagger, which
learned from authors of all habits, then tells what belongs there by the letters, and not by what it
sees. A repair hardly changes this view, so that a second look finds what the first one found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from textfix.unicode.letters import SPACE, ZWNJ
from textfix.words.doubts import Look, doubtful_pairs
from textfix.words.phrases import find_spans, read_forms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_GAP: Final = re.compile(f"[{SPACE}{ZWNJ}]")


class Neutral(NamedTuple):
    """A text without its doubtful gaps; ``places``: where each of its code points stood."""

    text: str
    places: NDArray[np.int64]


def neutralize(text: str, masked: str, look: Look) -> Neutral:
    """Return ``text`` without the gaps of its phrases that are in doubt at this ``look``.

    >>> neutralize("کتاب ها را دید", "کتاب ها را دید", Look(1.0, 1.0, 0.9)).text
    'کتابها را دید'
    """
    import numpy as np  # loaded with the tagger only

    dropped = list(_doubtful_places(masked, look))
    places = np.delete(np.arange(len(text)), dropped)
    parts = [text[a + 1 : b] for a, b in pairwise([-1, *dropped, len(text)])]
    return Neutral("".join(parts), places)


def _doubtful_places(masked: str, look: Look) -> Iterator[int]:
    for start, end in find_spans(masked):
        phrase = masked[start:end]
        forms, spaced = read_forms(phrase)
        doubtful = set(doubtful_pairs(forms, spaced, look))
        for index, gap in enumerate(_GAP.finditer(phrase), 1):
            if not spaced[index] or index in doubtful:
                yield start + gap.start()
