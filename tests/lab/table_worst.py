"""The worst of a repaired page: the stretches of its truth of which most words are missing."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from rapidfuzz.distance import LCSseq
from scoring import _read as read

STRETCH = 12
"""Words of the truth that are looked at together."""


class Stretch(NamedTuple):
    """Words of the truth, what stands there in the repaired page, and how many are missing."""

    missing: int
    wanted: str
    got: str


def worst_stretches(truth: str, output: str, number: int) -> list[Stretch]:
    """Return the ``number`` worst stretches of ``truth`` in ``output``.

    >>> worst_stretches("یک دو سه", "یک سه دو", 1)
    [Stretch(missing=1, wanted='یک دو سه', got='یک سه دو')]
    """
    wanted, got = read(truth).words, read(output).words
    place: dict[int, int] = {}
    for code in LCSseq.opcodes(wanted, got):
        if code.tag == "equal":
            there = range(code.dest_start, code.dest_end)
            place.update(zip(range(code.src_start, code.src_end), there, strict=True))
    stretches = []
    for start in range(0, len(wanted), STRETCH):
        end = min(start + STRETCH, len(wanted))
        first = max((at for word, at in place.items() if word < start), default=-1) + 1
        last = min((at for word, at in place.items() if word >= end), default=len(got))
        missing = end - start - sum(word in place for word in range(start, end))
        shown = " ".join(islice(got, first, min(last, first + 3 * STRETCH)))
        stretches.append(Stretch(missing, " ".join(wanted[start:end]), shown))
    return sorted(stretches, key=lambda stretch: -stretch.missing)[:number]
