"""The kashidas stage: know what an extractor read for the strokes that stretch a line.

A sign becomes a tatweel, the code of a kashida: the direction stage reads run edges off it, and the
characters stage takes it out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textfix.characters.runs import is_persian
from textfix.kashidas import echoes, law, signs, strays
from textfix.pieces import Repair, fill, kept
from textfix.stage import Rule


@dataclass(frozen=True, slots=True)
class Kashidas:
    """Replaces signs, and removes repeated letters, in place of justification kashidas, by the
    evidence of the whole document.

    It runs before all that read words: they are cut where a kashida stands.
    """

    name: ClassVar[str] = "kashidas"
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(signs.RULE, "a sign or digit that stands inside words all over is a tatweel"),
        Rule(echoes.RULE, "a letter that stands at joints all over goes where it makes no word"),
    )

    def repair(self, text: str) -> Repair:
        """Mend the kashidas of ``text`` that were read as something else."""
        edits, findings = signs.find_signs(text)
        if not edits:
            edits = sorted(echoes.find_echoes(text) or strays.find_strays(text))
        if edits and is_persian(text):
            return Repair(fill(text, edits), findings)
        return Repair(kept(text).pieces, findings)

    def broken_law(self, before: str, after: str) -> str:
        """Say which letter or sign went that was no kashida, or ""."""
        return law.broken_law(before, after)
