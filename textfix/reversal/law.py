"""The letter law of the stage: lines keep their clusters, whatever order these come in.

Written without the stage's own notions: by general categories and mirrored pairs alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from textfix.unicode.mirror import fold_mirrored

_BREAK = re.compile("[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")

# A no-break space may be a ZWNJ, the spaces beside it being none.
_NO_BREAK = re.compile(" *\u00a0[ \u00a0]*")

_LAM_ALEF = re.compile("\u0644[\u0622\u0623\u0625\u0627]")


def broken(before: str, after: str) -> str:
    """Return what is wrong with ``after``, or "".

    A line of ``after`` holds the code points of one line of ``before``, or of several that follow
    on one another, up to mirroring; only line feeds and the spaces beside them may go.

    >>> broken("مالس", "سلام")
    ''
    >>> broken("مالس", "سلم")
    'line 1 lost or invented a code point'
    """
    rest = iter(_BREAK.split(before))
    for number, new in enumerate(_BREAK.split(after), start=1):
        old = next(rest, "")
        whole = [old]
        if old == new:
            continue
        while _size(old) < _size(new) and (more := next(rest, None)) is not None:
            whole.append(more)
            old += more
        if _inventory(old, spaces=len(whole) == 1) != _inventory(new, spaces=len(whole) == 1):
            return f"line {number} lost or invented a code point"
        if len(whole) == 1 and _strays(old, new):
            return f"line {number} has a mark on another letter"
    if any(line.strip() for line in rest):
        return "lines were lost"
    lost = Counter(_BREAK.findall(before)) - Counter(_BREAK.findall(after))
    return "a break was lost" if set(lost) - {"\n"} else ""


def _size(line: str) -> int:
    return sum(not c.isspace() for c in _NO_BREAK.sub("\u200c", line))


def _inventory(line: str, *, spaces: bool) -> Counter[str]:
    line = _NO_BREAK.sub("\u200c", fold_mirrored(line))
    return Counter(c for c in line if spaces or not c.isspace())


def _strays(old: str, new: str) -> bool:
    """Whether a mark of ``new`` stands on a letter that was on neither side of it in ``old``.

    A lam-alef counts as mirrored or not, as it is one glyph, and any letter of a stretch without
    presentation forms as beside it in a line that holds some (see :func:`_near`). Where embeddings
    wrap the words, marks stand between them, and nothing says on which letter.
    """
    if any(c in old for c in "\u202a\u202b"):
        return False
    split = _LAM_ALEF.sub(lambda pair: pair.group()[::-1], old)
    allowed = _borne(old) + _borne(old[::-1])
    allowed |= _borne(split) + _borne(split[::-1])
    allowed += _far(old)
    if any(map(_is_form, old)):
        allowed += _near(old) + _near(old[::-1])
    return bool(_borne(new) - allowed)


def _far(line: str) -> Counter[tuple[str, str]]:
    """Count the marks with the first letters of the stretches before them, which may be turned by
    themselves."""
    counts: Counter[tuple[str, str]] = Counter()
    first = ""
    for c in line:
        if unicodedata.category(c) in ("Mn", "Me"):
            counts[first, c] += 1
            first = ""
        else:
            first = (first or c) if c.isalpha() else ""
    return counts


def _is_form(c: str) -> bool:
    return c.isalpha() and unicodedata.decomposition(c).startswith(("<i", "<m", "<f"))


def _near(line: str) -> Counter[tuple[str, str]]:
    """Count the marks with the letters of the stretches before them that hold no form.

    Such a stretch may have been turned round by itself, so that any of its letters stood there.
    """
    counts: Counter[tuple[str, str]] = Counter()
    stretch: set[str] = set()
    for c in line:
        if unicodedata.category(c) in ("Mn", "Me"):
            counts.update((letter, c) for letter in stretch)
        elif _is_form(c):
            stretch = set()
        elif c.isalpha():
            stretch.add(c)
    return counts


def _borne(line: str) -> Counter[tuple[str, str]]:
    """Count the marks with the letters that bear them, the ones before them in ``line``."""
    counts: Counter[tuple[str, str]] = Counter()
    base = ""
    for c in line:
        if unicodedata.category(c) in ("Mn", "Me"):
            counts[base, c] += 1
        else:
            base = c if c.isalpha() else ""
    return counts
