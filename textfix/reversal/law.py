"""The letter law of the stage: lines keep their clusters, whatever order these come in.

Written without the stage's own notions: by general categories and mirrored pairs alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from textfix.unicode.mirror import fold_mirrored

_BREAK = re.compile("[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")

# A no-break space may be a ZWNJ, the spaces beside it being none; or nothing, in a number.
_NBSP = "\u00a0"
_NO_BREAK = re.compile(" *\u00a0[ \u00a0]*")
_ZWNJ = "\u200c"

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
    shaped = any(map(_is_form, before))
    rest = iter(_BREAK.split(before))
    for number, new in enumerate(_BREAK.split(after), start=1):
        old = next(rest, "")
        whole = [old]
        if old == new:
            continue
        while _size(old) < _size(new) and (more := next(rest, None)) is not None:
            whole.append(more)
            old += more
        # A space that comes to stand beside a no-break space is one with it.
        if not _is_same(old, new, spaces=len(whole) == 1 and _NBSP not in old):
            return f"line {number} lost or invented a code point"
        if len(whole) == 1 and _strays(old, new, shaped=shaped):
            return f"line {number} has a mark on another letter"
    if any(line.strip() for line in rest):
        return "lines were lost"
    lost = Counter(_BREAK.findall(before)) - Counter(_BREAK.findall(after))
    return "a break was lost" if set(lost) - {"\n"} else ""


def _size(line: str) -> int:
    return sum(not c.isspace() for c in _NO_BREAK.sub(_ZWNJ, line))


def _is_same(old: str, new: str, *, spaces: bool) -> bool:
    """Whether two lines hold the same code points, but for the no-break spaces of ``old``."""
    was, now = _inventory(old, spaces=spaces), _inventory(new, spaces=spaces)
    gone = was[_ZWNJ] - now[_ZWNJ]
    if 0 < gone <= len(_NO_BREAK.findall(old)):
        now[_ZWNJ] = was[_ZWNJ]
    return was == now


def _inventory(line: str, *, spaces: bool) -> Counter[str]:
    line = _NO_BREAK.sub(_ZWNJ, fold_mirrored(line))
    return Counter(c for c in line if spaces or not c.isspace())


def _strays(old: str, new: str, *, shaped: bool) -> bool:
    """Whether a mark of ``new`` stands on a letter that did not bear it in ``old``.

    A lam-alef counts as mirrored or not, as it is one glyph. Where embeddings wrap the words, marks
    stand between them, and nothing says on which letter; nor of marks behind a space.
    """
    if any(c in old for c in "\u202a\u202b"):
        return False
    split = _LAM_ALEF.sub(lambda pair: pair.group()[::-1], old)
    allowed: Counter[tuple[str, str]] = Counter()
    for line in (old, split):
        allowed += _bearers(line, shaped=shaped, turned=True)
        allowed += _bearers(line[::-1], shaped=shaped, turned=False)
    loose = _marks(_borne(old), without_bearer=True)
    astray = _marks(_borne(new) - allowed)
    return bool(astray - loose)


def _is_form(c: str) -> bool:
    return c.isalpha() and unicodedata.decomposition(c).startswith(("<i", "<m", "<f"))


def _is_mark(c: str) -> bool:
    return unicodedata.category(c) in ("Mn", "Me")


def _bearers(line: str, *, shaped: bool, turned: bool) -> Counter[tuple[str, str]]:
    """Count the marks of ``line`` with the letters that may bear them.

    That is the letter before a mark; where the letters before it may be ``turned`` round by
    themselves, the first of those; and in a document with presentation forms (``shaped``) any of
    them, for whole stretches of other letters were turned there, words and all.
    """
    counts: Counter[tuple[str, str]] = Counter()
    last = first = ""
    stretch: set[str] = set()
    is_open = False
    for c in line:
        if _is_mark(c):
            bearers = {last, *stretch} | ({first} if turned else set())
            counts.update((letter, c) for letter in bearers)
            is_open = False
            continue
        if not is_open:
            first, stretch, is_open = "", set(), True
        last = c if c.isalpha() else ""
        first = (first or c) if last else ""
        if shaped:
            stretch = set() if _is_form(c) else stretch | {last}
    return counts


def _borne(line: str) -> Counter[tuple[str, str]]:
    """Count the marks with the letters that bear them, the ones before them in ``line``."""
    counts: Counter[tuple[str, str]] = Counter()
    base = ""
    for c in line:
        if _is_mark(c):
            counts[base, c] += 1
        else:
            base = c if c.isalpha() else ""
    return counts


def _marks(borne: Counter[tuple[str, str]], *, without_bearer: bool = False) -> Counter[str]:
    """Count the marks among ``borne``, or those of them that no letter bears."""
    counts: Counter[str] = Counter()
    for (bearer, mark), count in borne.items():
        if not (bearer and without_bearer):
            counts[mark] += count
    return counts
