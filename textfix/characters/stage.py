"""The characters stage: Persian letters in place of those it was typed or extracted with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textfix.characters import law
from textfix.characters.edits import compose
from textfix.characters.findings import find_unreadable
from textfix.characters.lines import find_edits
from textfix.characters.rules import RULES
from textfix.pieces import Repair, fill, kept, render
from textfix.stage import Rule

_SETTLED = frozenset({"arabic-yeh", "arabic-kaf", "alef-maksura", "heh-variant"})
"""Rules that put a letter for a letter, and so give no other rule something to do."""

_PASSES = 4


@dataclass(frozen=True, slots=True)
class Characters:
    """Letters, presentation forms and invisible signs of Persian text.

    Persian only: lines, quotations and words of other languages stay byte for byte. What a run of
    text is leans on the text around it, so a line that says little for itself may be judged
    otherwise alone than in its document; so may no-break spaces, and commas for kashidas.

    >>> text = "كتابهاي علمي"
    >>> render(text, Characters().repair(text).pieces)
    'کتابهای علمی'
    """

    name: ClassVar[str] = "characters"
    rules: ClassVar[tuple[Rule, ...]] = RULES

    def repair(self, text: str) -> Repair:
        """Return the repair of ``text``: one piece if there is nothing to do."""
        findings = tuple(find_unreadable(text))
        edits = find_edits(text)
        if not edits:
            return Repair(kept(text).pieces, findings)
        for _ in range(_PASSES - 1):
            if all(edit.rule in _SETTLED for edit in edits):
                break
            more = find_edits(render(text, fill(text, edits)))
            if not more:
                break
            edits = compose(text, edits, more)
        return Repair(fill(text, edits), findings)

    def broken_law(self, before: str, after: str) -> str:
        """Say which letter, mark or sign of ``before`` is not in ``after``, in its order, or ""."""
        return law.broken_law(before, after)
