"""What was done, counted: for a partition, and added up for the corpus."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from textfix.cli.repairing import attempt
from textfix.diagnosis import damages
from textfix.pipeline import Pipeline

_SHOWN = 100
"""Errors told in full; the rest are counted, and stand in the records."""


@dataclass(slots=True)
class Tally:
    """Documents, those that changed, those without a text (null) and those with an error;
    ``damages``: class of damage to documents that show it and places; ``said``: the first errors.
    """

    documents: int = 0
    changed: int = 0
    missing: int = 0
    errors: int = 0
    damages: dict[str, list[int]] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    def repair(self, text: str | None, pipeline: Pipeline, place: str) -> tuple[str | None, str]:
        """Repair ``text`` and count it; return it, and what went wrong, or ""."""
        if text is None:
            self.documents += 1
            self.missing += 1
            return None, ""
        result, error = attempt(pipeline, text)
        if error:
            self.fail(f"{place}: {error}")
            return text, error
        self.documents += 1
        self.changed += result.text != text
        for damage in damages(result):
            self._add(damage.name, 1, damage.count)
        return result.text, ""

    def fail(self, error: str) -> None:
        """Count a document, or what should have been one, with what was wrong about it."""
        self.documents += 1
        self.errors += 1
        self._say(error)

    def add(self, other: Tally) -> None:
        """Add what ``other`` counted."""
        self.documents += other.documents
        self.changed += other.changed
        self.missing += other.missing
        self.errors += other.errors
        for name, (documents, places) in other.damages.items():
            self._add(name, documents, places)
        for error in other.said:
            self._say(error)

    def _add(self, name: str, documents: int, places: int) -> None:
        counted = self.damages.setdefault(name, [0, 0])
        counted[0] += documents
        counted[1] += places

    def _say(self, error: str) -> None:
        if len(self.said) < _SHOWN:
            self.said.append(error)

    def as_json(self) -> dict[str, Any]:
        """Return the numbers as JSON knows them; ``Tally(**numbers)`` gives the tally again."""
        return asdict(self)
