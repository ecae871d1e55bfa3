"""Parts: a text cut where the least is torn apart, and a sample of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

PART = 1 << 16
"""Code points of a part, some thirty printed pages."""

WHOLE = 1 << 20
"""Code points up to which a text is repaired as a whole."""

AROUND = 1 << 12
"""Code points of context on each side of a part."""

SAMPLE, EXCERPTS = 1 << 13, 8

_PAGE, _PARAGRAPH, _LINE, _SPACE = "\f", "\n\n", "\n", " "
# From the end that tears nothing apart to the one that parts words only.
_ENDS = (_PAGE, _PARAGRAPH, "\r\n\r\n", _LINE, _SPACE)
_NARROWEST = 2  # a part is at least this share (one in …) of what it may be


def cut(source: Iterable[str], size: int = PART) -> Iterator[str]:
    """Yield the text of ``source`` in parts of at most ``size`` code points.

    A part ends with a page, else a paragraph, else a line, else a word.

    >>> list(cut(["یک دو\\n", "سه چهار پنج\\n", "شش"], 10))
    ['یک دو\\n', 'سه چهار ', 'پنج\\nشش']
    """
    rest = ""
    pieces: list[str] = []
    length = 0
    for piece in source:
        pieces.append(piece)
        length += len(piece)
        if length > size:
            rest = "".join(pieces)
            at = 0
            while len(rest) - at > size:
                end = end_of_part(rest, at, at + size)
                yield rest[at:end]
                at = end
            pieces, length = [rest[at:]], len(rest) - at
    if length:
        yield "".join(pieces)


def end_of_part(text: str, start: int, limit: int) -> int:
    """Return where a part from ``start`` on ends best, at ``limit`` at the latest."""
    least = start + max(1, (limit - start) // _NARROWEST)
    for end in _ENDS:
        at = text.rfind(end, least, limit)
        if at >= 0:
            return at + len(end)
    # No space for thousands of code points: only pairs that are one are left together.
    return limit - 1 if text[limit - 1 : limit + 1] == "\r\n" and limit - 1 > start else limit


def tail(text: str, size: int = AROUND) -> str:
    """Return the last lines of ``text``, at most ``size`` code points."""
    if len(text) <= size:
        return text
    first = text.find("\n", len(text) - size)
    return text[first + 1 :] if 0 <= first < len(text) - 1 else text[-size:]


def head(text: str, size: int = AROUND) -> str:
    """Return the first lines of ``text``, at most ``size`` code points."""
    return text if len(text) <= size else text[: end_of_part(text, 0, size)]


def sample_of(text: str, size: int = SAMPLE) -> str:
    """Return lines from all over ``text``, at most ``size`` code points."""
    step = max(1, len(text) // EXCERPTS)
    return joined(text[at : at + step] for at in range(0, len(text), step)) if text else ""


def joined(stretches: Iterable[str], size: int = SAMPLE) -> str:
    """Return whole lines from the middle of each of ``stretches``, as one sample."""
    share = size // EXCERPTS
    return "\n".join(excerpt for excerpt in (_lines(s, share) for s in stretches) if excerpt)


def _lines(text: str, size: int) -> str:
    start = max(0, (len(text) - size) // 2)
    start = 0 if start == 0 else text.find("\n", start) + 1 or start
    return re.sub(r"\f", "\n", text[start : start + size].rpartition("\n")[0]) + "\n"
