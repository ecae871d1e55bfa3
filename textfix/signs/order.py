"""The reading order of a stretch of signs, numbers and Latin words in right-to-left text.

On the page such a stretch stands from right to left, only numbers and Latin words in themselves
from left to right (UAX #9, rule L2). So what was read from left to right is turned round, item by
item.
"""

from __future__ import annotations

import re

_LATIN = "A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff"
_WORDS = f"[{_LATIN}0-9](?:[^\n]*[{_LATIN}0-9])?"
_HAS_LATIN = re.compile(f"[{_LATIN}]")
# A separator between two digits belongs to the number (rule W4); a hyphen only where no Arabic
# letter stands before, for after one it is none (W2).
_NUMBER = "\\d+(?:[.,/:\N{ARABIC COMMA}\u066b\u066c]\\d+)*"
_LABEL = "\\d+(?:[-.,/:\N{ARABIC COMMA}\u066b\u066c]\\d+)*"
_ITEMS = {
    (latin, first): re.compile(
        "|".join([*([_WORDS] if latin else []), _LABEL if first else _NUMBER, r"[^\n]"])
    )
    for latin in (False, True)
    for first in (False, True)
}


def reading_order(
    text: str, start: int, end: int, *, first: bool = False, whole: bool = False
) -> tuple[int, ...]:
    r"""Return the places of ``text[start:end]``, which was read off the page from left to right, in
    the order in which it is read.

    ``first``: no letter stands before it on its line; ``whole``: none behind it either. A whole
    line of Latin words is of left-to-right text, but for signs in front of it.

    >>> text = ".)۱۳۹-۱۳۶ :۱۳۰۷ ،"
    >>> "".join(text[at] for at in reading_order(text, 0, len(text)))
    '، ۱۳۰۷: ۱۳۶-۱۳۹).'
    """
    latin = _HAS_LATIN.search(text, start, end) is not None
    items = [found.span() for found in _ITEMS[latin, first].finditer(text, start, end)]
    if latin and whole:
        words = next(at for at, (low, high) in enumerate(items) if text[low].isalnum())
        items[words:] = [(items[words][0], end)]
    return tuple(at for low, high in reversed(items) for at in range(low, high))
