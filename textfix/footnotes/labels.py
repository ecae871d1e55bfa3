"""Labels: the number that each note carries in the document."""

from __future__ import annotations

from collections.abc import Sequence

from textfix.footnotes.matching import Note

_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def label_notes(notes: Sequence[Note]) -> list[str]:
    """Return a label for every note: its own where no two are alike, else counted anew.

    Pages that begin at 1 again would otherwise give two notes one label.
    """
    own = [_own(note) for note in notes]
    if len(set(own)) == len(own):
        return own
    persian = any(label.isdecimal() and not label.isascii() for label in own)
    anew = [str(number) for number in range(1, len(own) + 1)]
    return [label.translate(_PERSIAN) for label in anew] if persian else anew


def _own(note: Note) -> str:
    if note.marker is not None:
        return note.marker.label
    return note.body.label if note.body is not None else ""
