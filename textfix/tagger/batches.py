"""Training batches: windows of freshly damaged text, the same for the same seed and step.

No state is carried from step to step, so the data do not depend on how many workers make them,
nor on where a training was interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.random import Generator, default_rng
from numpy.typing import NDArray

from textfix.tagger.encode import NEWLINE, encode
from textfix.tagger.simulate import MASKED, DamagedLine, damage_document, draw_damage
from textfix.tagger.windows import WINDOW

IGNORED = -100  # as PyTorch's losses have it
CUT_ONLY = 6  # classes from here on say only whether there is a cut
_PAGE = 800  # code points: some 640 symbols, more than a window holds


class Passage(NamedTuple):
    """Consecutive clean lines of one source; ``spacing`` says that its gaps may be learned."""

    lines: tuple[str, ...]
    spacing: bool


class Batch(NamedTuple):
    """Symbols, gaps and truth of some windows, each [windows, symbols]."""

    symbols: NDArray[np.int64]
    gaps: NDArray[np.int64]
    truth: NDArray[np.int64]


def read_passages(corpora: Path) -> list[Passage]:
    """Read the training part of a folder of corpora, without lines that repeat held-out text.

    Raises:
        FileNotFoundError: the folder holds none of the known corpora.
    """
    from textfix.lm.corpora import SOURCES, documents, is_leaked, reserved_ngrams

    reserved = reserved_ngrams(corpora)
    passages: list[Passage] = []
    for source in SOURCES:
        if not (corpora / f"{source.name}.txt.xz").exists():
            continue
        found = [
            Passage(lines, source.spacing > 0)
            for document in documents(corpora, source, "train")
            if (lines := tuple(line for line in document.lines if not is_leaked(line, reserved)))
        ]
        passages.extend(_copies(found, source.copies))
    if not passages:
        raise FileNotFoundError(f"{corpora} holds none of the known corpora (NAME.txt.xz)")
    return passages


def _copies(passages: list[Passage], copies: float) -> Iterable[Passage]:
    """Return passages as often as their source's weight says: twice, or every third."""
    return passages * int(copies) if copies >= 1 else passages[:: round(1 / copies)]


@dataclass(frozen=True, slots=True)
class Batches:
    """The batches of a training, by step: ``batches[step]``."""

    passages: list[Passage]
    seed: int
    size: int = 256  # windows a batch

    def __len__(self) -> int:
        return sys.maxsize

    def __getitem__(self, step: int) -> Batch:
        """Make the windows of one step."""
        batch = Batch(*(np.zeros((self.size, WINDOW), np.int64) for _ in Batch._fields))
        batch.truth.fill(IGNORED)
        for row in range(self.size):
            self._fill(batch, row, default_rng([self.seed, step, row]))
        return batch

    def _fill(self, batch: Batch, row: int, rng: Generator) -> None:
        """Make one window: a page from a random place, damaged in one way."""
        at = 0
        while at < WINDOW:
            passage = self.passages[int(rng.random() * len(self.passages))]
            damage = draw_damage(rng)
            for line in damage_document(list(_page(passage.lines, rng)), damage, rng):
                at = _write(batch, row, at, line, passage.spacing)


def _page(lines: tuple[str, ...], rng: Generator) -> Iterator[str]:
    """Yield enough lines for a window, from a random one on."""
    first = int(rng.random() * len(lines))
    sizes = accumulate(len(line) for line in lines[first:])
    for line, size in zip(lines[first:], sizes, strict=False):
        yield line
        if size > _PAGE:
            return


def _write(batch: Batch, row: int, at: int, line: DamagedLine, spacing: bool) -> int:
    """Write a line, as far as it fits, into a window; return where the next one starts."""
    coded = encode(line.text)
    end = min(at + coded.at.size, WINDOW)
    count = end - at
    if count <= 0:
        return at
    batch.symbols[row, at:end] = coded.symbols[:count]
    batch.gaps[row, at:end] = coded.gaps[:count]
    batch.truth[row, at:end] = line_truth(line, coded.at, spacing)[:count]
    if end < WINDOW:
        batch.symbols[row, end] = NEWLINE
        batch.gaps[row, end] = coded.tail
    return end + 1


def line_truth(line: DamagedLine, at: NDArray[np.int32], spacing: bool = True) -> NDArray[np.int64]:
    """Return the class of the gap before each coded symbol; ``IGNORED`` where there is no truth."""
    truth = np.frombuffer(line.truth, np.uint8).astype(np.int64)[at]
    masked = truth == MASKED
    if not spacing:
        truth = CUT_ONLY + (truth >= CUT_ONLY // 2)
    truth[1:][(at[1:] == at[:-1])] = 0 if spacing else CUT_ONLY  # within a ligature
    truth[masked] = IGNORED
    return truth
