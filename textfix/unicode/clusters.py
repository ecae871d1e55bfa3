"""Clusters: a base and the nonspacing marks on it, the unit in which text is turned round.

Simpler than the grapheme clusters of UAX #29 on purpose: a ZWNJ is a cluster of its own, for it
stands between two letters and must stay between them when their order is reversed.
"""

from __future__ import annotations

from textfix.unicode.letters import is_mark

_NO_BASE = "\n\r\f\v\u2028\u2029"


def cluster_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans ``[start, end)``, in code points, of the clusters of ``text``.

    A mark at the start of the text or of a line is a cluster by itself.

    >>> cluster_spans("گلّه")
    [(0, 1), (1, 3), (3, 4)]
    """
    starts = [
        at
        for at, c in enumerate(text)
        if at == 0 or c < "\u0300" or not is_mark(c) or text[at - 1] in _NO_BASE
    ]
    return list(zip(starts, [*starts[1:], len(text)], strict=True)) if starts else []


def clusters(text: str) -> list[str]:
    """Split ``text`` into clusters.

    >>> clusters("گلّه")
    ['گ', 'لّ', 'ه']
    """
    return [text[start:end] for start, end in cluster_spans(text)]


def reverse(text: str) -> str:
    """Reverse the order of the clusters of ``text``; marks stay on their bases.

    >>> reverse("هلّگ")
    'گلّه'
    """
    return "".join(reversed(clusters(text)))
