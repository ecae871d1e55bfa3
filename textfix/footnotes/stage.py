"""The footnotes stage: references after their words, bodies at the end of the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textfix.document.source import is_markup
from textfix.footnotes.layout import lay_out
from textfix.footnotes.matching import Note
from textfix.footnotes.notes import find_notes
from textfix.footnotes.setting import BODY, INLINE, REFERENCE, RULE, Style
from textfix.pieces import Finding, Repair, kept
from textfix.stage import Rule

ORPHAN_REFERENCE, ORPHAN_BODY = "orphan-reference", "orphan-body"

_LABEL = re.compile(rf"\[\^?[^\]\s]{{1,8}}\]:?|{re.escape(INLINE)}")
_ENDNOTE = re.compile(r"\[\d{1,3}\] \S")
_GLUED_REFERENCE = re.compile(r"[^\W\d_]\[\d{1,3}\]")
_LONGEST_MARKER = 3


@dataclass(frozen=True, slots=True)
class Footnotes:
    """Find the footnotes of extracted pages and set them as ``render`` says.

    ``markdown``: ``[^7]`` after the word and ``[^7]: …`` at the end; ``endnotes``: ``[7]`` and
    ``[7] …``; ``inline``: ``(پانوشت: …)`` after the word; ``drop``: taken out; ``keep``: left as
    they are. A reference or a body that lacks the other is kept and reported.

    >>> page = "این واژه را نخستین بار دوچاسک1 در آن\\nکتاب آورد. او در این نوشته بر آن است که\\n"
    >>> page += "____________\\n1 Duchacek\\n"
    >>> page += "دولت‌ها در جهان امروز تنها نیستند و از\\nآن پس تنها نماندند."
    >>> from textfix.pieces import render
    >>> print(render(page, Footnotes().repair(page).pieces))
    این واژه را نخستین بار دوچاسک[^1] در آن
    کتاب آورد. او در این نوشته بر آن است که
    دولت‌ها در جهان امروز تنها نیستند و از
    آن پس تنها نماندند.
    <BLANKLINE>
    [^1]: Duchacek
    """

    render: Style = "markdown"

    name: ClassVar[str] = "footnotes"
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            REFERENCE,
            "a figure or sign that refers to a note becomes a reference;"
            " the parts of a line that it turned change places",
        ),
        Rule(BODY, "the body of a note moves to the end of the document"),
        Rule(RULE, "the rule above the notes of a page is taken out"),
        Rule(ORPHAN_REFERENCE, "a reference whose body is not in the text is kept and reported"),
        Rule(ORPHAN_BODY, "a body that nothing refers to is kept and reported"),
    )

    def repair(self, text: str) -> Repair:
        if self.render == "keep" or "\n" not in text or _has_notes(text) or is_markup(text):
            return kept(text)
        notes, lines = find_notes(text)
        if not notes:
            return kept(text)
        return Repair(lay_out(text, lines, notes, self.render), _findings(notes))

    def broken_law(self, before: str, after: str) -> str:
        """Letters stay; figures go only with a label in their place (or with ``drop``)."""
        lost = _letters(before) - _letters(after)
        invented = _letters(after) - _letters(before)
        if self.render == "inline":
            added = after.count(INLINE) - before.count(INLINE)
            invented -= Counter({c: added * n for c, n in _letters(INLINE).items()})
        if invented or (lost and self.render != "drop"):
            return f"letters lost {''.join(lost)!r}, invented {''.join(invented)!r}"
        figures, rest = _figures(before), _figures(_LABEL.sub("", after))
        if rest - figures:
            return f"figures invented: {''.join(rest - figures)!r}"
        most = 2 * _LONGEST_MARKER * len(_LABEL.findall(after))
        if (figures - rest).total() > most and self.render != "drop":
            return f"figures lost: {''.join(figures - rest)!r}"
        return ""


def _has_notes(text: str) -> bool:
    """Whether the notes of ``text`` are set already, in one of the forms that this stage writes."""
    if "[^" in text or INLINE in text:
        return True
    last = text.rstrip().rpartition("\n\n")[2]
    return bool(_ENDNOTE.match(last)) and bool(_GLUED_REFERENCE.search(text))


def _findings(notes: Sequence[Note]) -> list[Finding]:
    findings: list[Finding] = []
    for note in notes:
        if note.marker is not None and note.body is None:
            start, end, label = note.marker.start, note.marker.end, note.marker.label
            message = f"reference {label} has no body"
            findings.append(Finding(ORPHAN_REFERENCE, start, end, message))
        elif note.body is not None and note.marker is None:
            message = f"body {note.body.label} has no reference"
            findings.append(Finding(ORPHAN_BODY, note.body.start, note.body.end, message))
    return findings


def _letters(text: str) -> Counter[str]:
    return Counter(c for c in text if c.isalpha())


def _figures(text: str) -> Counter[str]:
    return Counter(c for c in text if c.isdecimal())
