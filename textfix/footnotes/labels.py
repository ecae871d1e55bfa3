"""Labels: the number that each note carries in the document."""

from __future__ import annotations

from collections.abc import Sequence

from textfix.footnotes.matching import Note

_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def label_notes(notes: Sequence[Note]) -> list[str]:
    """Return a label for every note: its own where no two references are alike, else counted anew.

    Pages that begin at 1 again would otherwise give two notes one label.
    """
    own = [_own(note) for note in notes]
    met = [label for label, note in zip(own, notes, strict=True) if note.marker is not None]
    if len(set(met)) == len(met):
        return _free(own, notes)
    persian = any(label.isdecimal() and not label.isascii() for label in own)
    anew = [str(number) for number in range(1, len(own) + 1)]
    return [label.translate(_PERSIAN) for label in anew] if persian else anew


def _free(own: Sequence[str], notes: Sequence[Note]) -> list[str]:
    """Return ``own``; a body that nothing refers to, and whose label is taken, gets a free one."""
    taken = {label for label, note in zip(own, notes, strict=True) if note.marker is not None}
    labels: list[str] = []
    for label, note in zip(own, notes, strict=True):
        if note.marker is None and label in taken:
            numbers = [int(each) for each in taken if each.isdecimal()]
            free = str(max(numbers, default=0) + 1)
            label = free if label.isascii() else free.translate(_PERSIAN)
        taken.add(label)
        labels.append(label)
    return labels


def _own(note: Note) -> str:
    if note.marker is not None:
        return note.marker.label
    return note.body.label if note.body is not None else ""
