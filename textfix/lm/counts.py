"""Counting: corpora streamed file by file into numbered tokens, then into sorted n-grams."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from textfix.lm.corpora import SOURCES, Source, documents, is_leaked, reserved_ngrams
from textfix.lm.ids import END, RESERVED, START
from textfix.lm.tokens import ZWNJ, tokenize

__all__ = ["Stream", "Streams", "count_pairs", "count_trigrams", "read_streams"]

# What stands between two words: a space or a ZWNJ; nothing where either is no word.
NOTHING, SPACE, JOINER = 0, 1, 2

Array = np.ndarray[Any, np.dtype[Any]]


class Stream(NamedTuple):
    """One source's tokens as numbers of ``Streams.forms``, with the gap before each."""

    source: Source
    lines: int
    leaked: int
    tokens: Array
    gaps: Array


class Streams(NamedTuple):
    """All training text; ``forms`` are the reserved ones, then each at its first occurrence."""

    forms: list[str]
    streams: list[Stream]


def _training_lines(folder: Path, source: Source, leaks: set[int]) -> Iterator[tuple[str, bool]]:
    """Yield the lines to train on, and say which repeat held-out text."""
    step = max(1, round(1 / source.copies))
    number = 0
    for document in documents(folder, source, "train"):
        for line in document.lines:
            number += 1
            if number % step == 0:
                yield line, is_leaked(line, leaks)


def _read_stream(folder: Path, source: Source, ids: dict[str, int], leaks: set[int]) -> Stream:
    tokens, gaps = array("i"), array("b")
    lines = leaked = 0
    for line, is_repeat in _training_lines(folder, source, leaks):
        if is_repeat:
            leaked += 1
            continue
        lines += 1
        tokens.extend((START, START))
        gaps.extend((NOTHING, NOTHING))
        last, is_word = 0, False
        for form, start, end, kind in tokenize(line):
            tokens.append(ids[form])
            between = line[last:start]
            gap = SPACE if " " in between else JOINER if ZWNJ in between else NOTHING
            gaps.append(gap if is_word and kind == "word" else NOTHING)
            last, is_word = end, kind == "word"
        tokens.append(END)
        gaps.append(NOTHING)
    return Stream(source, lines, leaked, np.array(tokens, np.int32), np.array(gaps, np.int8))


def read_streams(folder: Path) -> Streams:
    """Read the training part of every source the folder has, without lines of held-out text.

    Raises ``FileNotFoundError`` when the folder has none.
    """
    sources = [source for source in SOURCES if (folder / f"{source.name}.txt.xz").exists()]
    if not sources:
        raise FileNotFoundError(f"no corpus of the table in {folder}")
    ids: defaultdict[str, int] = defaultdict()
    ids.default_factory = ids.__len__
    for form in RESERVED:
        ids[form]
    leaks = reserved_ngrams(folder)
    streams = [_read_stream(folder, source, ids, leaks) for source in sources]
    return Streams(list(ids), streams)


def copies(stream: Stream) -> int:
    """Return how often the stream's n-grams count."""
    return max(1, round(stream.source.copies))


def count_forms(streams: Streams) -> Array:
    """Return how often each form occurs, weighed as its sources are."""
    total = np.zeros(len(streams.forms), np.int64)
    for stream in streams.streams:
        total += np.bincount(stream.tokens, minlength=len(total)) * copies(stream)
    return total


def _merge(keys: list[Array], counts: list[Array]) -> tuple[Array, Array]:
    """Add up counts of equal keys; return them sorted by key."""
    together = np.concatenate(keys)
    order = np.argsort(together, kind="stable")
    unique, starts = np.unique(together[order], return_index=True)
    return unique, np.add.reduceat(np.concatenate(counts)[order], starts)


def count_trigrams(streams: Streams, numbers: Array) -> tuple[Array, Array]:
    """Return the sorted packed trigrams of all streams and their counts.

    ``numbers`` gives each form's id in the vocabulary, ``UNK`` for those outside it.
    """
    keys: Array = np.zeros(0, np.uint64)
    counts: Array = np.zeros(0, np.int64)
    for stream in streams.streams:
        words = numbers[stream.tokens].astype(np.uint64)
        whole = (words[:-2] << np.uint64(32)) | (words[1:-1] << np.uint64(16)) | words[2:]
        own, number = np.unique(whole[words[2:] != START], return_counts=True)
        keys, counts = _merge([keys, own], [counts, number * copies(stream)])
    return keys, counts


def count_pairs(streams: Streams, numbers: Array) -> tuple[Array, Array, Array]:
    """Return the sorted packed pairs of adjacent words, and how often a space and how often a
    ZWNJ parts them, weighed by how far each source's spacing is trusted.
    """
    keys: list[Array] = [np.zeros(0, np.uint64)]
    spaces: list[Array] = [np.zeros(0)]
    joined: list[Array] = [np.zeros(0)]
    for stream in streams.streams:
        if stream.source.spacing:
            words = numbers[stream.tokens].astype(np.uint64)
            pairs = (words[:-1] << np.uint64(16)) | words[1:]
            gaps = stream.gaps[1:]
            for gap in (SPACE, JOINER):
                own, number = np.unique(pairs[gaps == gap], return_counts=True)
                keys.append(own)
                spaces.append(number * stream.source.spacing * (gap == SPACE))
                joined.append(number * stream.source.spacing * (gap == JOINER))
    unique, where = np.unique(np.concatenate(keys), return_inverse=True)
    size = len(unique)
    return (
        unique,
        np.bincount(where, np.concatenate(spaces), size),
        np.bincount(where, np.concatenate(joined), size),
    )
