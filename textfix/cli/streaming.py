"""Long documents: read, repaired and written part by part."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO, NamedTuple

from textfix.cli.repairing import attempt, defect
from textfix.cli.workers import DIED, in_order
from textfix.files.compression import packing
from textfix.files.documents import STANDARD, open_input, shown_name
from textfix.files.encodings import BYTE_ORDER_MARK, decoded
from textfix.files.errors import CommandError
from textfix.pipeline import Pipeline
from textfix.result import Result
from textfix.streams.parts import EXCERPTS, WHOLE, joined
from textfix.streams.stream import Part, repaired_parts
from textfix.streams.window import Output, Window, repair_window

_PACKED = 8  # times its size, what a packed text is taken to hold
_CHUNK = 1 << 16  # bytes


class Piece(NamedTuple):
    """A repaired part as bytes, how many bytes it was, and what went wrong, or ""."""

    data: bytes
    size: int
    changed: bool
    error: str


@dataclass(frozen=True, slots=True)
class Streamer:
    """How long documents are repaired: by what, from which encoding, on how many processes."""

    pipeline: Pipeline
    encoding: str
    jobs: int

    def pieces(self, path: str, begun: bytes, source: BinaryIO, *, marked: bool) -> Iterator[Piece]:
        """Yield the text of ``path``, of which ``begun`` is read, repaired; with the byte order
        mark before it only if ``marked``.

        Raises:
            CommandError: it cannot be read, or is no text in the encoding.
        """
        sample = self._sample(path)
        with _named(path):
            texts = decoded(_chunks(begun, source), self.encoding)
            first = next(texts)
            bare = first.removeprefix(BYTE_ORDER_MARK)
            if marked and bare != first:
                yield Piece(BYTE_ORDER_MARK.encode(), 0, False, "")
            parts = repaired_parts(
                _again(bare, texts),
                self.pipeline,
                sample=sample,
                spread=self._spread,
                work=partial(_repair, self.pipeline),
            )
            at = 0
            for part in parts:
                yield _piece(part, f"{shown_name(path)}: code points from {at}")
                at += len(part.original)

    def _spread(
        self, work: Callable[[Window], Output], windows: Iterable[Window]
    ) -> Iterable[Output]:
        return in_order(work, windows, self.jobs, _lost)

    def _sample(self, path: str) -> str | None:
        """Return lines from all over ``path``, or None where it cannot be read twice."""
        if path == STANDARD or not os.path.isfile(path):
            return None
        step = os.path.getsize(path) * (_PACKED if packing(path) else 1) // EXCERPTS
        excerpts: list[str] = []
        read = 0
        with open_input(path) as source, _named(path):
            for text in decoded(_chunks(b"", source), self.encoding):
                if len(excerpts) < EXCERPTS and read >= step * len(excerpts):
                    excerpts.append(text)
                read += len(text.encode("utf-8", "surrogatepass"))
        return joined(excerpts)


def may_be_long(path: str) -> bool:
    """Whether ``path`` may hold more than is repaired as a whole; of a pipe nobody knows."""
    if not os.path.isfile(path):
        return path == STANDARD or (os.path.exists(path) and not os.path.isdir(path))
    return os.path.getsize(path) * (_PACKED if packing(path) else 1) > WHOLE


def _repair(pipeline: Pipeline, window: Window) -> Output:
    """Repair ``window``; an error in a stage leaves its part as it was."""
    if window.alone:
        result, error = attempt(pipeline, window.part)
        return Output(result.text, [], error)
    try:
        output = repair_window(pipeline, window)
    except Exception as error:
        return Output(window.part, [], defect(error))
    if not output.violation:
        return output
    return output._replace(violation=Result("", "", (), output.violation).summary())


def _lost(window: Window) -> Output:
    return Output(window.part, [], DIED)


def _piece(part: Part, name: str) -> Piece:
    data = part.text.encode("utf-8", "surrogatepass")
    size = len(part.original.encode("utf-8", "surrogatepass"))
    error = f"{name}: {part.violation}" if part.violation else ""
    return Piece(data, size, part.text != part.original, error)


def _chunks(begun: bytes, source: BinaryIO) -> Iterator[bytes]:
    if begun:
        yield begun
    while data := source.read(_CHUNK):
        yield data


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


@contextmanager
def _named(path: str) -> Iterator[None]:
    """Say in errors of decoding which document they are of."""
    try:
        yield
    except CommandError as error:
        raise CommandError(f"{shown_name(path)}: {error}") from error
