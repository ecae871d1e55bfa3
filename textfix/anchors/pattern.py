"""Patterns that are tried at their anchors only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from textfix.recall import until_forgotten

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONG: Final = 20_000
"""Code points from which on a text is scanned for anchors: that needs numpy, and tables."""

_SHORT: Final = 500  # code points below which no text is
# Between the two a text is once some patterns have asked about it in a row, so that it is no line
# of another one; and once so many code points were sought without a scan: tables cost 60 ms.
_ASKERS: Final = 4
_PAID: Final = 100 * LONG

DENSE: Final = 16
"""Code points for each anchor; with fewer the pattern itself is as fast."""

ENTERED: Final[list[Anchored]] = []
"""All patterns, by their numbers."""


class Anchored:
    """A regular expression, as ``re.compile`` makes it, that is tried at its anchors in long text.

    >>> stops = Anchored("(?<=[آ-ی])[.،](?=[آ-ی])")
    >>> [found.start() for found in stops.finditer("آمد،دید، رفت.")]
    [3]
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.compiled: Final = re.compile(pattern, flags)
        self._number: Final = len(ENTERED)
        ENTERED.append(self)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in ``text``, as ``re.Pattern.finditer`` does."""
        if not _is_scanned(text):
            return self.compiled.finditer(text)
        from textfix.anchors.scan import scan

        found = scan(text)
        if not found.is_sparse(self._number):
            return self.compiled.finditer(text)
        anchors = found.anchors(self._number)
        if len(anchors) * DENSE > len(text):
            return self.compiled.finditer(text)
        return self.at(text, anchors.tolist())

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in ``text``."""
        return next(self.finditer(text), None)

    def count(self, text: str) -> int:
        """Return how many matches there are in ``text``."""
        return sum(1 for _ in self.finditer(text))

    def anchors(self, text: str) -> NDArray[np.int32]:
        """Return the anchors (code points) in ``text``, in order: matches begin at some of them.

        >>> Anchored("ab|c(?!d)").anchors("abacd").tolist()
        [0]
        """
        from textfix.anchors.scan import scan

        return scan(text).anchors(self._number)

    def at(self, text: str, anchors: Sequence[int]) -> Iterator[re.Match[str]]:
        """Yield the matches that begin at ``anchors``, but for those inside the one before."""
        match = self.compiled.match
        done = 0
        for at in anchors:
            if at >= done and (found := match(text, at)):
                yield found
                done = found.end()


_last: tuple[str, int] = "", 0
_sought = 0


def _is_scanned(text: str) -> bool:
    """Whether ``text`` is to be scanned for anchors."""
    global _last, _sought
    if not _SHORT <= len(text) < LONG:
        return len(text) >= LONG
    if _sought < _PAID:
        _sought += len(text)
        return False
    known, askers = _last  # another thread may put its own text there
    askers = askers + 1 if known is text else 1
    _last = text, askers
    return askers > _ASKERS


def _forget() -> None:
    global _last
    _last = "", 0


until_forgotten(_forget)
