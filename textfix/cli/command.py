"""The work of the command: documents or records, one after the other or over processes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from textfix.cli.arguments import Arguments
from textfix.cli.outcome import FAILED, FINE, Outcome
from textfix.cli.repairing import Repaired, Repairer, summaries
from textfix.cli.settings import configured
from textfix.cli.talk import Talk
from textfix.cli.workers import in_order
from textfix.files.documents import (
    Document,
    open_input,
    open_output,
    read_document,
    shown_name,
)
from textfix.files.errors import CommandError
from textfix.files.records import batches
from textfix.files.targets import targets
from textfix.pipeline import Pipeline


def run(arguments: Arguments) -> int:
    """Do what ``arguments`` ask for and return the exit code."""
    with Talk(sys.stderr, _size(arguments.files)) as talk:
        try:
            pipeline = configured(arguments)
            if arguments.list_rules:
                _list_rules(pipeline)
                return FINE
            places = targets(arguments.files, arguments.output, in_place=arguments.in_place)
            watch = talk.doing if arguments.jobs == 1 else None
            work = _Run(arguments, Repairer(pipeline, arguments.show, watch), talk, Outcome())
            repair = work.repair_records if arguments.jsonl else work.repair_documents
            repair(places)
        except CommandError as error:
            talk.say(str(error))
            return FAILED
    return work.outcome.exit_code(check=arguments.check)


def _size(files: Sequence[str]) -> int:
    return sum(os.path.getsize(path) for path in files if os.path.isfile(path))


def _list_rules(pipeline: Pipeline) -> None:
    rules = summaries(pipeline)
    width = max(map(len, rules), default=0)
    with open_output(None) as out:
        out.writelines(f"{name:{width}}  {rules[name]}\n".encode() for name in rules)


@dataclass(frozen=True, slots=True)
class _Run:
    """One run: what was asked for, what repairs, who talks, what came of it so far."""

    arguments: Arguments
    repairer: Repairer
    talk: Talk
    outcome: Outcome

    def repair_documents(self, places: Sequence[str | None]) -> None:
        """Repair each file as one document; one that fails does not keep back the others."""
        glued = False  # whether standard output stands in the middle of a line
        for document, repaired in in_order(
            self.repairer.document, self._documents(places), self._processes(len(places))
        ):
            self._count(repaired.changed, repaired.error)
            self.talk.done(document.size)
            try:
                if self._shows_text(document):
                    with open_output(None) as out:
                        out.write(_encoded("\n" * glued + repaired.text))
                    glued = bool(repaired.text) and not repaired.text.endswith("\n")
                else:
                    self._write(document, repaired)
            except CommandError as error:
                self._count(False, str(error), seen=0)

    def _documents(self, places: Sequence[str | None]) -> Iterator[Document]:
        for path, place in zip(self.arguments.files, places, strict=True):
            self.talk.doing(shown_name(path))
            try:
                yield read_document(path, place, self.arguments.encoding)
            except CommandError as error:
                self._count(False, str(error))

    def _shows_text(self, document: Document) -> bool:
        arguments = self.arguments
        return document.target is None and not arguments.show and not arguments.check

    def _write(self, document: Document, repaired: Repaired) -> None:
        arguments = self.arguments
        if arguments.check and repaired.changed:
            self.talk.say(f"would change: {document.name}")
        if repaired.shown:
            with open_output(None) as out:
                out.write(_encoded(repaired.shown))
        if document.target is not None and (repaired.changed or not arguments.in_place):
            with open_output(document.target) as out:
                out.write(_encoded(document.mark + repaired.text))

    def repair_records(self, places: Sequence[str | None]) -> None:
        """Repair each file as JSON Lines; a bad record is said and passed through."""
        for path, place in zip(self.arguments.files, places, strict=True):
            # A diagnosis is a field of the record; what else is shown stands in its place.
            shows_records = self.arguments.show in ("", "diagnosis")
            keeps_text = not self.arguments.check and (place or shows_records)
            try:
                with (
                    open_input(path) as source,
                    open_output(place if keeps_text else os.devnull) as sink,
                ):
                    self._repair_lines(source, sink, shown_name(path))
            except CommandError as error:
                self._count(False, str(error))
        if self.arguments.check:
            self.talk.say(f"{self.outcome.changed} of {self.outcome.seen} records would change")

    def _repair_lines(self, source: BinaryIO, sink: BinaryIO, name: str) -> None:
        self.talk.doing(name)
        tasks = batches(source, name, self.arguments.field)
        for lines in in_order(self.repairer.records, tasks, self.arguments.jobs):
            for repaired in lines:
                self._count(repaired.changed, repaired.error)
                sink.write(repaired.line)
                if repaired.shown:
                    with open_output(None) as out:
                        out.write(_encoded(repaired.shown))
                self.talk.done(len(repaired.line))

    def _processes(self, documents: int) -> int:
        return min(self.arguments.jobs, documents)

    def _count(self, changed: bool, error: str, seen: int = 1) -> None:
        self.outcome.seen += seen
        self.outcome.changed += changed
        if error:
            self.outcome.failed += 1
            self.talk.say(error)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
