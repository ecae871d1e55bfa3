"""Measure the gaps between words on texts that are not shipped: ``make boundaries``.

For every kind of damage: F1 of spaces and of ZWNJs, precision and recall of each rule. For clean
text: how many words got another boundary. For pairs of unedited and edited sentences: what was
fixed and what broken, beside other tools where they are installed (``--peers``).
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from changes import collect, show
from damage import KINDS
from pairs import compare
from scores import Score
from texts import consistent, good

from textfix.pieces import render
from textfix.unicode.letters import SPACE, ZWNJ
from textfix.words import Words

_SEED: Final = 5
_RULES: Final = {
    "zwnj-lost": ("", ZWNJ),
    "zwnj-for-space": (SPACE, ZWNJ),
    "space-inside-word": (SPACE, ""),
    "space-lost": ("", SPACE),
}
_NAMES: Final = {"": "", SPACE: "␣", ZWNJ: "¦"}
_AROUND: Final = 25


class Case(NamedTuple):
    """A text, what damage made of it, and what came of that."""

    gold: str
    damaged: str
    output: str


def repaired(texts: Iterable[str], kind: str | None) -> Iterator[Case]:
    """Damage each text and repair it."""
    stage = Words()
    for number, gold in enumerate(texts):
        damaged = KINDS[kind](gold, random.Random(_SEED + number)) if kind else gold
        yield Case(gold, damaged, render(damaged, stage.repair(damaged).pieces))


def measure(name: str, texts: Sequence[str], kind: str | None, errors: Path | None) -> Score:
    """Measure one kind of damage to some texts, print a row and return the counts."""
    score = Score()
    start = time.perf_counter()
    cases = list(repaired(texts, kind))
    seconds = time.perf_counter() - start
    for case in cases:
        score.add(*case)
    rules = "  ".join(
        f"{score.precision(*change):.3f}/{score.recall(*change):.3f}" for change in _RULES.values()
    )
    speed = sum(len(case.damaged) for case in cases) / seconds
    print(
        f"{name:11}{kind or 'clean':9}{score.f1(SPACE):.4f} {score.f1(ZWNJ):.4f}  {rules}"
        f"  {1000 * score.changed() / score.words:6.2f}  {speed:7.0f}",
        flush=True,
    )
    if errors:
        path = errors / f"{name}.{kind or 'clean'}.txt"
        path.write_text("\n".join(_describe(cases)), encoding="utf-8")
    return score


def _describe(cases: Iterable[Case]) -> Iterator[str]:
    """Yield a line for every gap that is not as in the truth: seen, set, true, where."""
    for number, (gold, damaged, output) in enumerate(cases):
        for letters, want, seen, got, at in _gaps(gold, damaged, output):
            if want != got:
                context = output[max(0, at - _AROUND) : at + _AROUND]
                context = context.replace("\n", "/").replace(ZWNJ, "¦")
                kinds = "\t".join(_NAMES[gap] or "-" for gap in (seen, got, want))
                yield f"{kinds}\t{letters}\t{context}\t{number}"


def _gaps(gold: str, damaged: str, output: str) -> Iterator[tuple[str, str, str, str, int]]:
    """Yield the gaps between symbols of three texts, with the words around and the place."""
    places = [0, 0, 0]
    texts = (gold, damaged, output)
    while places[0] < len(gold):
        found = []
        for which, text in enumerate(texts):
            start = places[which]
            while places[which] < len(text) and text[places[which]] in (SPACE, ZWNJ):
                places[which] += 1
            found.append(text[start : places[which]])
        at = places[2]
        if all(gap in _NAMES for gap in found):
            words = output[max(0, at - 15) : at].split(" ")[-1 - (found[2] == SPACE) :]
            yield " ".join(words), found[0], found[1], found[2], at
        places = [place + 1 for place in places]


def check_linear(texts: Sequence[str]) -> None:
    """Print the speed for the same text in many paragraphs and in one."""
    many = "\n".join(texts).replace(ZWNJ, "")
    for name, text in (("in lines", many), ("in one", many.replace("\n", " "))):
        start = time.perf_counter()
        Words().repair(text)
        seconds = time.perf_counter() - start
        print(f"{len(text)} code points {name}: {len(text) / seconds:.0f} a second", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, help="the folder of the corpora")
    parser.add_argument("--part", choices=["tune", "test"], default="tune")
    parser.add_argument("--size", type=int, default=60_000, help="code points of each sample")
    parser.add_argument("--pairs", type=int, default=800, help="pairs of sentences")
    parser.add_argument("--peers", type=Path, help="a Python with other tools")
    parser.add_argument("--errors", type=Path, help="a folder to list all errors in")
    parser.add_argument(
        "--changes", type=int, metavar="N", help="only show N changes of clean text, to be read"
    )
    parser.add_argument("--only", nargs="*", help="kinds of damage, 'clean', 'pairs', 'linear'")
    arguments = parser.parse_args()
    if arguments.errors:
        arguments.errors.mkdir(parents=True, exist_ok=True)

    def wanted(kind: str) -> bool:
        return not arguments.only or kind in arguments.only

    if arguments.changes:
        texts = good(arguments.corpora, arguments.part, arguments.size)
        show(*collect(texts), arguments.changes)
        return
    strict = consistent(arguments.corpora, arguments.part, arguments.size)
    others = good(arguments.corpora, arguments.part, arguments.size)
    print("F1 of spaces and ZWNJs; precision/recall of", ", ".join(_RULES))
    print("then gaps changed in 1000 words, code points a second")
    for name, texts in (("consistent", strict), ("good", others)):
        for kind in (None, *KINDS):
            if wanted(kind or "clean"):
                measure(name, texts, kind, arguments.errors)
    if wanted("linear"):
        check_linear(strict)
    if wanted("pairs"):
        compare(arguments.corpora, arguments.part, arguments.pairs, arguments.peers)


if __name__ == "__main__":
    main()
