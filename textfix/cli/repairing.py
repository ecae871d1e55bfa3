"""One document or batch of records repaired: what a worker process is given and gives back."""

from __future__ import annotations

import os
import traceback
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from textfix.cli.workers import DIED
from textfix.diagnosis import Diagnosis, diagnose, diagnosis_text
from textfix.explain import explain_diff, explain_json
from textfix.explain_text import SHOWN, explain_text
from textfix.files.documents import Document
from textfix.files.errors import CommandError
from textfix.files.records import Batch, error_record, field_of, with_field
from textfix.pipeline import ConservationWarning, Pipeline
from textfix.result import Result
from textfix.versions import versions


class Repaired(NamedTuple):
    """The repaired text, what is to be shown of its changes, what went wrong ("": nothing), and
    the diagnosis where it was asked for."""

    text: str
    shown: str
    changed: bool
    error: str
    diagnosis: Diagnosis | None = None


class RepairedLine(NamedTuple):
    """A line of JSON Lines after repair; with an ``error`` it is an error record."""

    line: bytes
    shown: str
    changed: bool
    error: str


@dataclass(frozen=True, slots=True)
class Repairer:
    """A pipeline and what is wanted of its results: "" (the text alone), diff, diagnosis, text,
    full or json.

    ``watch`` hears the stages; leave it out where the repairer goes to another process.
    """

    pipeline: Pipeline
    show: str = ""
    watch: Callable[[str], None] | None = None

    def document(self, document: Document) -> tuple[Document, Repaired]:
        """Repair a document."""
        return document, self.repair(document.name, document.text)

    def records(self, batch: Batch) -> list[RepairedLine]:
        """Repair the records of ``batch``."""
        numbered = enumerate(batch.lines, batch.first)
        return [self._record(batch, number, line) for number, line in numbered]

    def lost_document(self, document: Document) -> tuple[Document, Repaired]:
        """Say that the process which repaired ``document`` was killed."""
        return document, Repaired(document.text, "", False, f"{document.name}: {DIED}")

    def lost_records(self, batch: Batch) -> list[RepairedLine]:
        """Say the same of the records of ``batch``."""
        return [
            RepairedLine(error_record(line, DIED), "", False, f"{batch.name}:{number}: {DIED}")
            for number, line in enumerate(batch.lines, batch.first)
        ]

    def _record(self, batch: Batch, number: int, line: bytes) -> RepairedLine:
        if not line.strip():
            return RepairedLine(line, "", False, "")
        name = f"{batch.name}:{number}"
        try:
            text = field_of(line, batch.field)
        except CommandError as error:
            return RepairedLine(error_record(line, str(error)), "", False, f"{name}: {error}")
        if text is None:
            return RepairedLine(line, "", False, "")
        repaired = self.repair(name, text)
        if repaired.changed:
            line = with_field(line, batch.field, repaired.text)
        if repaired.error:
            line = error_record(line, repaired.error.removeprefix(f"{name}: "))
        if repaired.diagnosis is not None:
            said = {"versions": versions(self.pipeline), **repaired.diagnosis.as_json()}
            line = with_field(line, "diagnosis", said)
            return RepairedLine(line, "", repaired.changed, repaired.error)
        return RepairedLine(line, repaired.shown, repaired.changed, repaired.error)

    def repair(self, name: str, text: str) -> Repaired:
        """Repair ``text``; an error in a stage, or a broken law, leaves it as it was."""
        result, error = attempt(self.pipeline, text, self.watch)
        error_text = f"{name}: {error}" if error else ""
        if error and not result.violation:
            return Repaired(text, "", False, error_text)
        changed = result.text != result.original
        if self.show == "diagnosis":
            said = diagnose(result)
            return Repaired(result.text, diagnosis_text(said, name), changed, error_text, said)
        return Repaired(result.text, self._shown(result, name), changed, error_text)

    def _shown(self, result: Result, name: str) -> str:
        if self.show == "json":
            return explain_json(result, name) + "\n"
        if self.show in ("text", "full"):
            most = SHOWN if self.show == "text" else None
            return explain_text(result, name, summaries(self.pipeline), most)
        return explain_diff(result, name) if self.show else ""


def attempt(
    pipeline: Pipeline, text: str, watch: Callable[[str], None] | None = None
) -> tuple[Result, str]:
    """Repair ``text``, and say in one line what went wrong, or "".

    An error in a stage, or a broken law, leaves the text as it was.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConservationWarning)  # said through the line
            result = pipeline(text, watch)
    except Exception as error:
        return Result(text, text), defect(error)
    return result, result.summary() if result.violation else ""


def summaries(pipeline: Pipeline) -> dict[str, str]:
    """Return what each rule (``stage.rule``) of ``pipeline`` does."""
    return {
        f"{stage.name}.{rule.name}": rule.summary
        for stage in pipeline.stages
        for rule in stage.rules
    }


def defect(error: Exception) -> str:
    """Return the line that says ``error``, which no input should cause."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    where = f"{os.path.basename(place.filename)}:{place.lineno}, {place.name}"
    return f"NOT REPAIRED, a defect of textfix, please report it: {what} ({where})"
