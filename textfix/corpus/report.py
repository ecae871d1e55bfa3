"""The report: what was done to the corpus, added up from the marks of its partitions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from textfix.corpus.folder import Folder, read_json
from textfix.corpus.plan import Plan
from textfix.corpus.tally import Tally
from textfix.diagnosis.classes import DAMAGES, ORDERS


@dataclass(frozen=True, slots=True)
class Report:
    """The sum of what was counted in the ``done`` partitions of ``plan``."""

    plan: Plan
    done: int
    tally: Tally

    def as_json(self) -> dict[str, Any]:
        """Return the report as JSON knows it. It says nothing of engine, machine or time: what was
        done is the same everywhere."""
        tally = self.tally
        return {
            **self.plan.versions,
            "field": self.plan.terms["field"],
            "partitions": len(self.plan.partitions),
            "done": self.done,
            "documents": tally.documents,
            "changed": tally.changed,
            "missing": tally.missing,
            "errors": tally.errors,
            "damages": [
                {"class": name, "meaning": _meaning(name), "documents": documents, "places": places}
                for name, documents, places in self._damages()
            ],
            "first_errors": tally.said,
        }

    def lines(self) -> Iterator[str]:
        """Yield the report as a reader wants it."""
        tally = self.tally
        yield (
            f"{tally.documents:,} documents, {tally.changed:,} changed, {tally.missing:,} without"
            f" text, {tally.errors:,} with errors; {self.done:,} of"
            f" {len(self.plan.partitions):,} partitions done"
        )
        for name, documents, places in self._damages():
            yield f"{documents:9,} documents  {places:9,} places  {name}: {_meaning(name)}"

    def _damages(self) -> list[tuple[str, int, int]]:
        """Return class, documents and places, the most frequent first."""
        counted = [(name, numbers[0], numbers[1]) for name, numbers in self.tally.damages.items()]
        return sorted(counted, key=lambda seen: (-seen[1], -seen[2], seen[0]))


def report(plan: Plan, folder: Folder) -> Report:
    """Add up what stands in the marks of ``folder``."""
    done, whole = 0, Tally()
    for partition in plan.partitions:
        if folder.is_done(partition.number):
            done += 1
            whole.add(Tally(**read_json(folder.mark(partition.number))))
    return Report(plan, done, whole)


def _meaning(name: str) -> str:
    return ORDERS[name][1] if name in ORDERS else DAMAGES[name]
