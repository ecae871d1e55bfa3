"""How well the document comes back: paragraphs, footnotes and furniture of recorded extractions.

    python tests/lab/document.py [--jobs 2] [--worst 10]

Scores the recorded pairs whose lines stand in reading order (their letters plain or presentation
forms), so that what is measured is the document and not the order: F1 of the letters that begin
paragraphs, of footnote references and of their bodies, the share of running heads and folios that
is taken out, the lines of the text that are lost with them, and F1 of ZWNJs. Prints the means by
extractor and by producer, then the worst pairs; the document that is kept out of tuning shows as
means only.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from statistics import mean
from typing import NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from lab.scoring import HELD_OUT, LAB, Pair, lost, recorded
from lab.scoring_kinds import fold, kind_of
from lab.source import foot, heads, read_source
from scoring import paragraphs_in_order, score

import textfix
from textfix.cli.workers import in_order
from textfix.pieces import Repair
from textfix.pipeline import Pipeline
from textfix.presets import preset

CACHE = Path(__file__).parents[2] / "build" / "lab-lines"
RIGHT = ("ok", "forms")
"""Classes (see ``lab/scoring_kinds.py``) whose lines stand in reading order."""
_EDGE = 3


class Measured(NamedTuple):
    """Figures of a pair, between 0 and 1; ``in_order``: paragraphs where their first letters stand
    in order; ``furniture``: the share of running heads and folios that is gone; ``zwnj``: F1 of
    ZWNJs at aligned letters; ``lost``: lines of the text that went with the furniture;
    ``letters``: letters and digits that are nowhere in the output, nor in the furniture."""

    pair: Pair
    paragraphs: float
    in_order: float
    references: float
    bodies: float
    furniture: float
    zwnj: float
    lost: int
    letters: int


FIGURES = ("paragraphs", "in_order", "references", "bodies", "furniture", "zwnj")


def right_pairs() -> list[Pair]:
    """Return the recorded pairs whose lines stand in order and whose letters survived."""
    without_letters = lost()
    return [pair for pair in recorded() if pair not in without_letters and is_right(pair)]


def is_right(pair: Pair) -> bool:
    """Whether the lines of ``pair`` stand in reading order."""
    return kind_of(pair.raw, pair.truth).code in RIGHT


def measure(pair: Pair) -> Measured:
    """Score the repair of one pair by the default preset."""
    return measure_lines(pair, lines_of(pair))


def measure_lines(pair: Pair, lines: str) -> Measured:
    """Score what becomes of ``lines``: the pair after the stages that repair line by line."""
    whole = preset("default").without(*(stage.name for stage in preset("lines").stages))
    result = whole(lines)
    found = score(pair.truth, result.text)
    removed = Counter(_removed(whole, lines))
    furniture = Counter(_furniture(pair, lines))
    gone = (removed & furniture).total()
    missing = _letters(lines) - _letters(result.text) - _letters("".join(furniture.elements()))
    return Measured(
        pair,
        found.paragraphs,
        paragraphs_in_order(pair.truth, result.text),
        found.references,
        found.bodies,
        gone / furniture.total() if furniture else 1.0,
        found.zwnj,
        (removed - furniture).total(),
        missing.total(),
    )


def _removed(pipeline: Pipeline, text: str) -> Iterator[str]:
    """Yield the lines that the furniture stage takes out of ``text``."""
    repair: Repair = pipeline.only("furniture").stages[0].repair(text)
    for piece in repair.pieces:
        if piece.text == "" and piece.rule:
            yield from filter(None, map(_key, re.split("[\n\f]", text[piece.start : piece.end])))


def _furniture(pair: Pair, text: str) -> Iterator[str]:
    """Yield the lines of ``text`` that hold words of the running head and no others, perhaps with a
    folio, and the folio that stands alone nearest to the edge of each page, or ends its last line.
    """
    source = read_source(LAB / pair.document / "source.txt")
    titles = heads(source, "")
    head, letters = set(_words(" ".join(titles))), [*map(_letters, titles)]
    pages = text.rstrip("\f\n").split("\f")
    for number, page in enumerate(pages, 1):
        ending = foot(source, str(number), str(len(pages)))
        folio = ending or str(number)
        furniture = head | set(_words(folio))
        lines = [line for line in page.split("\n") if _key(line)]
        folios: list[tuple[int, str]] = []
        for at, line in enumerate(lines):
            words = set(_words(line))
            from_edge = min(at, len(lines) - 1 - at)
            if from_edge >= _EDGE:
                continue
            if sorted(_key(line)) == sorted(_key(folio)):
                folios.append((from_edge, _key(line)))
            elif _letters(line) in letters or (
                words <= furniture and _stands_by(furniture, lines, at)
            ):
                yield _key(line)
        if folios:
            yield min(folios)[1]
        elif ending and lines and _words(lines[-1])[-1:] == [str(number)]:
            yield _key(re.findall(r"\d+", lines[-1])[-1])


def _stands_by(furniture: set[str], lines: Sequence[str], at: int) -> bool:
    """Whether line ``at`` holds a word of the running head or foot, or stands by one that does: a
    number of them alone may be that of a note."""
    titles = set(filter(str.isalpha, furniture))
    return any(titles & set(_words(line)) for line in lines[max(0, at - 1) : at + 2])


def _words(line: str) -> list[str]:
    """Return the words and numbers of ``line``, folded."""
    return [str(int(x)) if x.isdecimal() else x for x in re.findall(r"\d+|[^\W\d]+", fold(line))]


def _key(line: str) -> str:
    """Return the letters and digits of ``line``, folded."""
    return "".join(str(unicodedata.decimal(c, c)) for c in fold(line) if c.isalnum())


def _letters(text: str) -> Counter[str]:
    return Counter(c for c in fold(text) if c.isalpha())


def lines_of(pair: Pair) -> str:
    """Return the pair after the stages that repair line by line, kept for the next run."""
    digest = hashlib.blake2b(digest_size=16)
    for part in (str(pair), pair.raw, _code()):
        digest.update(part.encode("utf-8", "surrogatepass"))
    path = CACHE / f"{digest.hexdigest()}.txt"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(preset("lines").fix(pair.raw), encoding="utf-8")
    return path.read_text(encoding="utf-8")


def _code() -> str:
    """Return a hash of all that decides what the stages before the document's give."""
    root = Path(textfix.__file__).parent
    later = {stage.name for stage in preset("default").stages} - {
        stage.name for stage in preset("lines").stages
    }
    digest = hashlib.blake2b()
    for path in sorted(root.rglob("*")):
        folder = path.relative_to(root).parts[0]
        if path.is_file() and path.suffix != ".pyc" and folder not in {"document", "cli", *later}:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def report(measured: Sequence[Measured], worst: int) -> Iterator[str]:
    """Yield the lines of the report."""
    tuned = [m for m in measured if m.pair.document != HELD_OUT]
    for name, key in _GROUPS:
        yield f"{name:22}{'pairs':>6}" + "".join(f"{figure:>12}" for figure in FIGURES) + "  lost"
        for value, group in groupby(sorted(tuned, key=key), key):
            yield _row(value, list(group))
    yield _row("all", measured)
    yield _row("kept out of tuning", [m for m in measured if m.pair.document == HELD_OUT])
    for figure in (*FIGURES[:4], "zwnj"):
        for m in sorted(tuned, key=lambda m: float(getattr(m, figure)))[:worst]:
            yield f"{figure:12}{getattr(m, figure):.3f}  {m.pair}"


_GROUPS: tuple[tuple[str, Callable[[Measured], str]], ...] = (
    ("extractor", lambda m: m.pair.extractor),
    ("producer", lambda m: m.pair.producer),
    ("document", lambda m: m.pair.document),
)


def _row(name: str, some: Sequence[Measured]) -> str:
    means = "".join(f"{mean(getattr(m, figure) for m in some):12.3f}" for figure in FIGURES)
    bad = f"{sum(m.lost for m in some)} lines, {sum(m.letters for m in some)} letters"
    return f"{name:22}{len(some):6}{means}  {bad}"


def main(arguments: Sequence[str]) -> int:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes")
    parser.add_argument("--worst", type=int, default=5, metavar="N", help="pairs listed a figure")
    given = parser.parse_args(arguments)
    measured = list(in_order(measure, right_pairs(), given.jobs))
    print("\n".join(report(measured, given.worst)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
