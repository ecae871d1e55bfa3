"""The neutral view of a text, which is what the tagger is shown.

A gap that is in doubt is shown as if nothing stood there, and so is every ZWNJ: the tagger, which
learned from authors of all habits, then tells what belongs there by the letters, and not by what it
sees. A repair hardly changes this view, so that a second look finds what the first one found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from textfix.unicode.letters import SPACE, ZWNJ
from textfix.words.affixes import glued_at
from textfix.words.doubts import CLOSE, is_doubtful_pair
from textfix.words.phrases import find_spans, read_forms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_UNSHOWN: Final = re.compile(f"{ZWNJ}|(?<={SPACE}){SPACE}")
_GAP: Final = re.compile(f"[{SPACE}{ZWNJ}]")


class Neutral(NamedTuple):
    """A text without its doubtful gaps; ``places``: where each of its code points stood."""

    text: str
    places: NDArray[np.int64]


def neutralize(text: str, masked: str) -> Neutral:
    """Return ``text`` without the gaps of its phrases that are in doubt at a close look.

    >>> neutralize("کتاب ها را دید", "کتاب ها را دید").text
    'کتابها را دید'
    """
    return without(text, _doubtful_places(masked))


def without(text: str, spaces: Iterable[int]) -> Neutral:
    """Return ``text`` without its ZWNJs and the few ``spaces`` (places) that are in doubt; and with
    one space for several, which tell of run edges, but nothing of words.

    >>> without("کتاب‌ها را می خواند", [13]).text
    'کتابها را میخواند'
    """
    import numpy as np  # loaded with the tagger only

    dropped = sorted({*spaces, *(gap.start() for gap in _UNSHOWN.finditer(text))})
    places = np.delete(np.arange(len(text)), dropped)
    parts = [text[a + 1 : b] for a, b in pairwise([-1, *dropped, len(text)])]
    return Neutral("".join(parts), places)


def show_spaces(text: str) -> Neutral:
    """Return ``text`` with a space for every ZWNJ: how it would look had all of them become spaces.

    >>> show_spaces("کتاب\N{ZERO WIDTH NON-JOINER}ها را دید").text
    'کتاب ها را دید'
    """
    import numpy as np

    return Neutral(text.replace(ZWNJ, SPACE), np.arange(len(text)))


def _doubtful_places(masked: str) -> Iterator[int]:
    for start, end in find_spans(masked):
        phrase = masked[start:end]
        forms, spaced = read_forms(phrase)
        for index, gap in enumerate(_GAP.finditer(phrase), 1):
            if not spaced[index] or _is_open(forms[index - 1], forms[index]):
                yield start + gap.start()


def _is_open(left: str, right: str) -> bool:
    """Whether the space between two words is in doubt, glued affixes taken off them."""
    return is_doubtful_pair(_without_head(left), _without_tail(right), CLOSE)


@lru_cache(maxsize=1 << 16)
def _without_head(form: str) -> str:
    return form[glued_at(form) :]


@lru_cache(maxsize=1 << 16)
def _without_tail(form: str) -> str:
    return form[: glued_at(form) or None]
