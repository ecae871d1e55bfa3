"""JSON Lines: ranges of bytes that end with a line, and the records in one of them repaired."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO

from textfix.corpus.tally import Tally
from textfix.files.compression import packing
from textfix.files.documents import open_input, open_output
from textfix.files.errors import CommandError
from textfix.files.records import error_record, field_of, with_field
from textfix.pipeline import Pipeline

TO_THE_END = -1


def split(path: str, size: int) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and size of the ranges of ``path``, each of ``size`` bytes and the rest of
    a line. A packed file can only be read from its start: it is one range.

    Raises:
        CommandError: the file cannot be read.
    """
    whole = os.path.getsize(path)
    if packing(path):
        yield 0, TO_THE_END, whole
        return
    with open_input(path) as file:
        start = 0
        while start < whole:
            file.seek(start + size)
            file.readline()
            end = min(file.tell(), whole)
            yield start, end, end - start
            start = end


def repair(path: str, start: int, end: int, target: str, field: str, pipeline: Pipeline) -> Tally:
    """Write the lines of ``path`` from byte ``start`` up to ``end``, repaired, to ``target``.

    Blank lines stay, and are no documents.

    Raises:
        CommandError: the one cannot be read, or the other not written.
    """
    tally = Tally()
    with open_input(path) as source, open_output(target) as sink:
        for at, line in _lines(source, start, end):
            if line.strip():
                place = f"{os.path.basename(path)}, byte {at}"
                line = _repaired(line, place, field, pipeline, tally)
            sink.write(line if line.endswith(b"\n") else line + b"\n")
    return tally


def _lines(source: BinaryIO, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    if start:
        source.seek(start)
    at = start
    for line in source:
        if at >= end != TO_THE_END:
            return
        yield at, line
        at += len(line)


def _repaired(line: bytes, place: str, field: str, pipeline: Pipeline, tally: Tally) -> bytes:
    try:
        text = field_of(line, field)
    except CommandError as error:
        tally.fail(f"{place}: {error}")
        return error_record(line, str(error))
    repaired, wrong = tally.repair(text, pipeline, place)
    if wrong:
        return error_record(line, wrong)
    if repaired is None or repaired == text:
        return line
    return with_field(line, field, repaired)
