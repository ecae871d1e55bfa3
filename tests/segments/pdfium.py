"""What PDFium makes of a line, written after its sources, not after textfix; where a line has as
many segments of the one direction as of the other, after recorded pages.

``CFX_BidiString`` in core/fxcrt/fx_bidi.cpp, ``CloseTempLine`` in core/fpdftext/cpdf_textpage.cpp.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby

from bidi import get_display

_WEAK = ("AN", "EN", "NSM", "CS", "ES", "ET", "BN")
_MIRROR = str.maketrans("()[]«»", ")(][»«")


def read(line: str, *, drawn: bool) -> str:
    """Return what PDFium reads of a line that a producer drew by the bidirectional algorithm,
    ``drawn``: its brackets known by their shapes, else by their code points."""
    page = str(get_display(line, base_dir="R"))
    return written(page.translate(_MIRROR) if drawn else page)


def written(page: str) -> str:
    """Return what PDFium writes of a line, ``page``, that stands from left to right."""
    segments = [(kind, "".join(found)) for kind, found in groupby(page, _kind)]
    kinds = [kind for kind, _ in segments]
    right_to_left = kinds.count("right") > kinds.count("left")
    current = "right" if right_to_left else "left"
    parts: list[str] = []
    for kind, segment in reversed(segments) if right_to_left else segments:
        if kind == "right" or (kind == "neutral" and current == "right"):
            current = "right"
            parts.append(segment[::-1].translate(_MIRROR))
        else:
            current = current if kind == "weak" else "left"
            parts.append(segment)
    return "".join(parts)


def _kind(c: str) -> str:
    bidi = unicodedata.bidirectional(c)
    if bidi in ("R", "AL"):
        return "right"
    return "left" if bidi == "L" else "weak" if bidi in _WEAK else "neutral"
