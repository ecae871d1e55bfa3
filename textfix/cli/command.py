"""The work of the command: documents or records, one after the other or over processes."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from itertools import groupby
from typing import BinaryIO

from textfix.cli.arguments import Arguments
from textfix.cli.outcome import FAILED, FINE, Outcome
from textfix.cli.repairing import Repaired, RepairedLine, Repairer, summaries
from textfix.cli.settings import configured
from textfix.cli.streaming import Piece, Streamer, may_be_long
from textfix.cli.tables import SUFFIX, Part, Table
from textfix.cli.talk import Talk
from textfix.cli.workers import in_order
from textfix.files.compression import packing
from textfix.files.documents import (
    Document,
    clear_drafts,
    document_of,
    open_input,
    open_output,
    read_document,
    shown_name,
)
from textfix.files.errors import CommandError
from textfix.files.journal import identity_of, is_done, journal
from textfix.files.records import batches, single_records
from textfix.files.targets import RECORDS, TEXTS, inputs, refuse_twice, targets
from textfix.pipeline import Pipeline
from textfix.streams.parts import WHOLE
from textfix.versions import versions


def run(arguments: Arguments) -> int:
    """Do what ``arguments`` ask for and return the exit code."""
    with Talk(sys.stderr) as talk:
        try:
            pipeline = configured(arguments.choice)
            if arguments.device:
                _choose(arguments.device)
            if arguments.list_rules:
                _list_rules(pipeline)
                return FINE
            given = inputs(arguments.files, RECORDS if arguments.jsonl else TEXTS)
            places = targets(given, arguments.output, in_place=arguments.in_place)
            if arguments.report:
                refuse_twice(arguments.report, given, places)
            arguments = replace(arguments, files=tuple(each.path for each in given))
            talk.expect(_size(arguments.files))
            watch = talk.doing if arguments.jobs == 1 else None
            work = _Run(arguments, Repairer(pipeline, arguments.show, watch), talk, Outcome())
            work.repair(places)
            if arguments.report:
                _write_report(arguments.report, work)
        except CommandError as error:
            talk.say(str(error))
            return FAILED
    return work.outcome.exit_code(check=arguments.check)


def _write_report(path: str, work: _Run) -> None:
    said = {"versions": versions(work.repairer.pipeline), **asdict(work.outcome)}
    with open_output(path) as out:
        out.write(json.dumps(said, ensure_ascii=False, indent=1).encode() + b"\n")


def _choose(device: str) -> None:
    from textfix.tagger.device import DeviceError, choose_device

    try:
        choose_device(device)
    except DeviceError as error:
        raise CommandError(str(error)) from error


def _size(files: Sequence[str]) -> int:
    """Return the bytes of ``files``, or 0 if nobody knows what they hold: standard input, packed
    files and what is fetched."""
    if any(packing(path) or path.endswith(SUFFIX) or not os.path.isfile(path) for path in files):
        return 0
    return sum(os.path.getsize(path) for path in files)


def _list_rules(pipeline: Pipeline) -> None:
    rules = summaries(pipeline)
    width = max(map(len, rules), default=0)
    with open_output(None) as out:
        out.writelines(f"{name:{width}}  {rules[name]}\n".encode() for name in rules)


class _UnchangedError(Exception):
    """What was written is what was read: leave the file alone."""


@dataclass(slots=True)
class _Printed:
    """Whether standard output stands in the middle of a line."""

    glued: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    """One run: what was asked for, what repairs, who talks, what came of it so far."""

    arguments: Arguments
    repairer: Repairer
    talk: Talk
    outcome: Outcome
    printed: _Printed = field(default_factory=lambda: _Printed())

    def repair(self, places: Sequence[str | None]) -> None:
        """Repair each file and write it to its place; one that fails keeps back no other."""
        pairs = list(zip(self.arguments.files, places, strict=True))
        tables = [pair for pair in pairs if pair[0].endswith(SUFFIX)]
        for path, place in tables:
            if not self._is_done(path, place):
                self._attempt(partial(self._repair_table, path, place), seen=0)
        others = [pair for pair in pairs if pair not in tables]
        if self.arguments.jsonl:
            self._repair_records(others)
        else:
            self._repair_documents(others)
        if self.arguments.check and (self.arguments.jsonl or tables):
            self.talk.say(f"{self.outcome.changed} of {self.outcome.seen} records would change")

    def _repair_documents(self, pairs: Sequence[tuple[str, str | None]]) -> None:
        """Repair each file as one document."""
        # What is explained is taken as a whole, however long it is.
        pairs = [pair for pair in pairs if not self._is_done(*pair)]
        for long, group in groupby(pairs, lambda pair: not self._shows and may_be_long(pair[0])):
            if long:
                for path, place in group:
                    self._attempt(partial(self._repair_long, path, place), seen=1)
            else:
                self._repair_short(list(group))

    def _repair_table(self, path: str, place: str | None) -> None:
        arguments = self.arguments
        if arguments.show:
            raise CommandError(f"{path}: changes of a table are not shown: leave out that option")
        if place is None and not arguments.check:
            raise CommandError(f"{path}: Parquet is not written to standard output: give -o")
        self.talk.doing(shown_name(path))
        table = Table(path, arguments.field, self.repairer.pipeline)
        table.repair(place, arguments.jobs, self._count_part)

    def _count_part(self, part: Part) -> None:
        tally = part.tally
        self.outcome.add(Outcome(tally.documents, tally.changed, tally.errors))
        for error in tally.said:
            self.talk.say(error)
        self.talk.done(part.size)

    def _is_done(self, path: str, place: str | None) -> bool:
        """Whether a run before has done ``path``; drafts that it left are cleared away."""
        if not self.arguments.resume or place is None:
            return False
        clear_drafts(place)
        return is_done(place, path)

    @property
    def _shows(self) -> str:
        return self.arguments.show

    def _repair_short(self, pairs: Sequence[tuple[str, str | None]]) -> None:
        repairer = self.repairer
        processes = min(self.arguments.jobs, len(pairs))
        for document, repaired in in_order(
            repairer.document, self._documents(pairs), processes, repairer.lost_document
        ):
            self._count(repaired.changed, repaired.error)
            self.talk.done(document.size)
            self._attempt(partial(self._write, document, repaired), seen=0)

    def _documents(self, pairs: Iterable[tuple[str, str | None]]) -> Iterator[Document]:
        for path, place in pairs:
            self.talk.doing(shown_name(path))
            try:
                yield read_document(path, place, self.arguments.encoding)
            except CommandError as error:
                self._count(False, str(error))

    def _write(self, document: Document, repaired: Repaired) -> None:
        arguments = self.arguments
        if arguments.check and repaired.changed:
            self.talk.say(f"would change: {document.name}")
        if repaired.shown:
            with open_output(None) as out:
                out.write(_encoded(repaired.shown))
        if document.target is None:
            if not arguments.show and not arguments.check:
                with open_output(None) as out:
                    self._print(out, _encoded(repaired.text))
        elif repaired.changed or not arguments.in_place:
            with open_output(document.target) as out:
                out.write(_encoded(document.mark + repaired.text))

    def _print(self, out: BinaryIO, data: bytes) -> None:
        """Write the text of a document to standard output, on a line of its own."""
        if data:
            out.write(b"\n" * self.printed.glued + data)
            self.printed.glued = not data.endswith(b"\n")

    def _repair_long(self, path: str, target: str | None) -> None:
        """Repair a document part by part; what turns out to be short is repaired as a whole."""
        arguments = self.arguments
        self.talk.doing(shown_name(path))
        with open_input(path) as source:
            begun = source.read(WHOLE)
            if len(begun) < WHOLE:
                self._repair_begun(document_of(path, begun, target, arguments.encoding))
                return
            streamer = Streamer(self.repairer.pipeline, arguments.encoding, arguments.jobs)
            pieces = streamer.pieces(path, begun, source, marked=target is not None)
            if target is None or arguments.check:
                with open_output(os.devnull if arguments.check else None) as out:
                    changed = self._print_pieces(pieces, out)
            else:
                changed = self._write_pieces(pieces, target)
        self.outcome.seen += 1
        self.outcome.changed += changed
        if arguments.check and changed:
            self.talk.say(f"would change: {shown_name(path)}")

    def _repair_begun(self, document: Document) -> None:
        _, repaired = self.repairer.document(document)
        self._count(repaired.changed, repaired.error)
        self.talk.done(document.size)
        self._attempt(partial(self._write, document, repaired), seen=0)

    def _print_pieces(self, pieces: Iterable[Piece], out: BinaryIO) -> bool:
        """Write each part as soon as it is repaired; return whether any of them changed."""
        changed = False
        for number, piece in enumerate(self._told(pieces)):
            if number == 0:
                self._print(out, piece.data)
            elif piece.data:
                out.write(piece.data)
                self.printed.glued = not piece.data.endswith(b"\n")
            out.flush()
            changed |= piece.changed
        return changed

    def _write_pieces(self, pieces: Iterable[Piece], target: str) -> bool:
        """Write ``target`` when all parts are repaired, and not at all if it stays as it is."""
        changed = False
        try:
            with open_output(target) as out:
                for piece in self._told(pieces):
                    out.write(piece.data)
                    changed |= piece.changed
                if self.arguments.in_place and not changed:
                    raise _UnchangedError
        except _UnchangedError:
            pass
        return changed

    def _told(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        for piece in pieces:
            if piece.error:
                self._count(False, piece.error, seen=0)
            self.talk.done(piece.size)
            yield piece

    def _attempt(self, act: Callable[[], None], seen: int) -> None:
        try:
            act()
        except CommandError as error:
            self._count(False, str(error), seen=seen)

    def _repair_records(self, pairs: Sequence[tuple[str, str | None]]) -> None:
        """Repair each file as JSON Lines; a bad record is said and becomes an error record."""
        for path, place in pairs:
            if self._is_done(path, place):
                continue
            if self.arguments.resume and place is not None:
                self._attempt(partial(self._resume_records, path, place), seen=1)
                continue
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

    def _repair_lines(self, source: BinaryIO, sink: BinaryIO, name: str) -> None:
        for lines in self._repaired(source, name):
            for repaired in lines:
                sink.write(repaired.line)
                if repaired.shown:
                    with open_output(None) as out:
                        out.write(_encoded(repaired.shown))

    def _resume_records(self, path: str, place: str) -> None:
        """Repair what an earlier run has left undone of ``path``."""
        identity = {
            "input": identity_of(path),
            "field": self.arguments.field,
            "show": self.arguments.show,
            "versions": versions(self.repairer.pipeline),
        }
        with open_input(path) as source, journal(place, identity) as sink:
            own = Outcome(**sink.counts)
            for lines in self._repaired(source, shown_name(path), sink.done):
                for repaired in lines:
                    sink.write(repaired.line)
                    own.count(repaired.changed, repaired.error)
                if sink.is_due():
                    sink.save(asdict(own))
        self.outcome.add(Outcome(**sink.counts))

    def _repaired(self, source: BinaryIO, name: str, done: int = 0) -> Iterator[list[RepairedLine]]:
        """Yield the records of ``source`` repaired, the first ``done`` left out, and count them."""
        self.talk.doing(name)
        tasks = batches(source, name, self.arguments.field, done)
        repairer = self.repairer
        for lines in in_order(
            repairer.records, tasks, self.arguments.jobs, repairer.lost_records, single_records
        ):
            for repaired in lines:
                self._count(repaired.changed, repaired.error)
                self.talk.done(len(repaired.line))
            yield lines

    def _count(self, changed: bool, error: str, seen: int = 1) -> None:
        self.outcome.count(changed, error, seen)
        if error:
            self.talk.say(error)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
