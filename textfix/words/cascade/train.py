"""Train the cascade's table: ``make cascade CORPORA=folder`` (minutes on one processor).

Logistic regression on edited text whose ZWNJs were removed (for gaps that show nothing) or became
spaces (for spaces), with one space in fifty lost and one word in fifty cut: one pass over the
training part of the corpora, AdaGrad (Duchi et al., 2011), the same for the same corpora.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.random import Generator, default_rng
from numpy.typing import NDArray

from textfix.lm.corpora import SOURCES, Source, documents, is_leaked, reserved_ngrams
from textfix.lm.prints import Prints
from textfix.words.cascade.features import Between, Inside
from textfix.words.cascade.letters import Letters, read_letters, tokens_of
from textfix.words.cascade.odds import BETWEEN, INSIDE
from textfix.words.cascade.table import BITS, FILE, pack, places
from textfix.words.phrases import JOINED, NOTHING, SPACED

_SEED: Final = 4
_MOST: Final = 3.0  # times that a source is read
_AT_A_TIME: Final = 40_000  # code points
_LOST, _CUT = 0.02, 0.005  # of the spaces, of the gaps inside words
_RATE: Final = 0.15
_FIRST: Final = 0.5  # squares that AdaGrad starts from
_LEARNED: Final = 0.9995  # likelier than that, a truth is not learned from
_OFTEN: Final = 2  # steps before one that a feature must have been seen in to be learned
_TOLD_APART: Final = 26  # bits of a key by which that is counted
_GATE: Final = -3.0  # log10 odds by the words alone: with less, nothing else is learned from
_LOG10: Final = float(np.log10(np.e))
_DATA: Final = Path(__file__).parent / "data"

Floats = NDArray[Any]


class Examples(NamedTuple):
    """Gaps to learn from: their features, the truth, and the weight of each.

    ``truth``: 0 what is seen, 1 and 2 the other two readings, in their order.
    """

    gaps: Inside | Between
    truth: NDArray[np.int64]
    weights: Floats


class Learner:
    """The weights of one kind of gap, in nats."""

    def __init__(self) -> None:
        self.weights = np.zeros((1 << BITS, 2), np.float32)
        self._squares = np.full((1 << BITS, 2), _FIRST, np.float32)
        self._times = np.zeros(1 << _TOLD_APART, np.uint8)
        self.loss, self.seen = 0.0, 0

    def learn(self, examples: Examples) -> None:
        """Take one step."""
        alone = examples.gaps.alone()
        scores = self._sums(alone)
        open_ = (scores.max(axis=1) > _GATE / _LOG10).nonzero()[0]
        context = examples.gaps.context(open_)
        scores[open_] += self._sums(context)
        wrong = _softmax(scores)
        right = np.take_along_axis(wrong, examples.truth[:, None], axis=1)[:, 0]
        self.loss -= float(np.log(np.maximum(right, 1e-9)).sum())
        self.seen += len(right)
        wrong[np.arange(len(wrong)), examples.truth] -= 1
        wrong *= examples.weights[:, None]
        learned = right < _LEARNED
        self._step(
            [
                *((keys[learned], wrong[learned]) for keys in alone),
                *((keys[learned[open_]], wrong[open_][learned[open_]]) for keys in context),
            ]
        )

    def _sums(self, features: Iterable[Prints]) -> Floats:
        sums: Floats = np.sum([self.weights[places(keys)] for keys in features], axis=0)
        return sums

    def _step(self, slopes: list[tuple[Prints, Floats]]) -> None:
        keys = np.concatenate([keys for keys, _ in slopes])
        kept = self._seen_before(keys)
        keys = places(keys[kept])
        for reading in (0, 1):
            by_key = np.concatenate([slope[:, reading + 1] for _, slope in slopes])[kept]
            slope = np.bincount(keys, by_key, 1 << BITS)
            moved = slope.nonzero()[0]
            self._squares[moved, reading] += slope[moved] ** 2
            self.weights[moved, reading] -= (
                _RATE * slope[moved] / np.sqrt(self._squares[moved, reading])
            )

    def _seen_before(self, keys: Prints) -> NDArray[np.bool_]:
        """Tell the features that several steps have seen: the rest would only crowd the table."""
        places = keys >> np.uint64(64 - _TOLD_APART)
        times = self._times[places]
        self._times[places] = np.minimum(times, _OFTEN) + 1
        often: NDArray[np.bool_] = times >= _OFTEN
        return often


def _softmax(scores: Floats) -> Floats:
    """Return probabilities of three readings, the first of which scores 0."""
    three = np.concatenate([np.zeros((len(scores), 1), np.float32), scores], axis=1)
    three = np.exp(three - three.max(axis=1, keepdims=True))
    likely: Floats = three / three.sum(axis=1, keepdims=True)
    return likely


def inside(letters: Letters, rng: Generator) -> Examples:
    """Make examples of gaps that show nothing, of text that lost its ZWNJs."""
    gaps = np.where(letters.gaps == JOINED, NOTHING, letters.gaps).astype(np.uint8)
    damaged = letters._replace(gaps=_damage(letters, gaps, rng))
    tokens = tokens_of(damaged)
    at = (damaged.gaps == NOTHING).nonzero()[0]
    at = at[at > tokens.starts[tokens.of[at]]]
    order = np.array([0, 1, 2])  # nothing, a space, ZWNJ
    return Examples(Inside(damaged, tokens, at), order[letters.gaps[at]], np.ones(len(at)))


def between(letters: Letters, rng: Generator, share: float) -> Examples:
    """Make examples of spaces, of text of whose ZWNJs a ``share`` became spaces."""
    spaced = (letters.gaps == JOINED) & (rng.random(len(letters.gaps)) < share)
    gaps = np.where(spaced, SPACED, letters.gaps).astype(np.uint8)
    damaged = letters._replace(gaps=_damage(letters, gaps, rng))
    tokens = tokens_of(damaged)
    at = (damaged.gaps == SPACED).nonzero()[0]
    at = at[tokens.of[at] > 0]
    at = at[Between(damaged, tokens, at).may_be_wrong()]
    order = np.array([1, 0, 2])  # a space, nothing, ZWNJ
    truth = order[letters.gaps[at]]
    return Examples(Between(damaged, tokens, at), truth, np.where(truth == 2, 1 / share, 1.0))


def _damage(letters: Letters, gaps: NDArray[np.uint8], rng: Generator) -> NDArray[np.uint8]:
    """Lose some spaces and cut some words."""
    drawn = rng.random(len(gaps))
    gaps[(letters.gaps == SPACED) & (drawn < _LOST)] = NOTHING
    gaps[(letters.gaps == NOTHING) & (drawn < _CUT)] = SPACED
    return gaps


def read_documents(corpora: Path) -> list[str]:
    """Return the training documents, each as often as its source is trusted."""
    reserved = reserved_ngrams(corpora)
    found = []
    for source in SOURCES:
        if source.spacing and (corpora / f"{source.name}.txt.xz").exists():
            rng = random.Random(f"{_SEED} {source.name}")
            for document in documents(corpora, source, "train"):
                lines = [line for line in document.lines if not is_leaked(line, reserved)]
                found += ["\n".join(lines)] * copies(source, rng)
    return found


def copies(source: Source, rng: random.Random) -> int:
    """Return how often a document of ``source`` is read, drawn where that is no whole number."""
    often = min(_MOST, source.copies * source.spacing)
    return int(often) + (rng.random() < often % 1)


def train(texts: list[str]) -> NDArray[np.int8]:
    """Train the table [kinds, places, 2] on documents."""
    random.Random(_SEED).shuffle(texts)
    rng = default_rng(_SEED)
    learners = {INSIDE: Learner(), BETWEEN: Learner()}
    for number, text in enumerate(_batches(texts)):
        letters = read_letters(text, 0, len(text))
        learners[INSIDE].learn(inside(letters, rng))
        learners[BETWEEN].learn(between(letters, rng, 1.0 if number % 2 else 0.5))
        if number % 100 == 99:
            print(number + 1, [f"{x.loss / x.seen:.5f}" for x in learners.values()], flush=True)
            for learner in learners.values():
                learner.loss, learner.seen = 0.0, 0
    return pack(np.stack([learners[kind].weights for kind in (INSIDE, BETWEEN)]) * _LOG10)


def _batches(texts: Iterable[str]) -> Iterator[str]:
    held: list[str] = []
    for text in texts:
        held.append(text)
        if sum(map(len, held)) >= _AT_A_TIME:
            yield "\n".join(held)
            held = []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, help="the folder of the corpora")
    table = train(read_documents(parser.parse_args().corpora))
    _DATA.mkdir(exist_ok=True)
    np.save(_DATA / FILE, table)


if __name__ == "__main__":
    main()
