"""How near each recorded extraction comes to its truth, as it is and repaired: F1 of words.

A word is what ``tests/scoring.py`` takes for one: a run between spaces and signs, its ZWNJs part of
it; the longest common subsequence counts those in order. "Before" is the better of the extraction
itself and of the same with running heads, page numbers and notes put away by the stages for these,
so that "after" gets no credit for what is no damage.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from cases import FIXTURES
from lab.lost import pairs
from lab.scoring_kinds import Kind, kind_of
from scoring import score

import textfix
from textfix.cli.workers import in_order
from textfix.diagnosis import Order, diagnose
from textfix.diagnosis.recorded import EXTRACTORS
from textfix.diagnosis.recorded import recorded as recorded_traces
from textfix.diagnosis.suspects import suspects
from textfix.diagnosis.traces import levels
from textfix.presets import preset

LAB = FIXTURES / "lab"
HELD_OUT = "library"
"""The document that nobody tunes to: its pairs are scored, and shown as means only."""
TUNED = ("saffron", "calligraphy", "teahouse", "polymerase", "statute", "thesis", "exam")
NEUTRAL = ("furniture", "footnotes")
"""The stages that put away what is on a page but not in its text."""


class Pair(NamedTuple):
    """An extraction: the document, the program that made its PDF and the one that read it."""

    document: str
    producer: str
    extractor: str

    def __str__(self) -> str:
        return f"{self.document} {self.producer} {self.extractor}"

    @property
    def raw(self) -> str:
        """The extraction."""
        path = LAB / self.document / f"{self.producer}.{self.extractor}.txt"
        return path.read_text(encoding="utf-8")

    @property
    def truth(self) -> str:
        """What the repaired page should read."""
        return (LAB / self.document / "truth.txt").read_text(encoding="utf-8")


class Scored(NamedTuple):
    """A pair's class, the F1 of its words before and after repair, and what its diagnosis says:
    the code of the order, and whether the extractor is among the suspects."""

    pair: Pair
    kind: Kind
    before: float
    after: float
    diagnosed: str
    suspected: bool

    @property
    def is_known(self) -> bool:
        """Whether the diagnosis says of the order what the truth says.

        To a diagnosis a document with some lines of reversed runs is of reversed runs already;
        with few of them either will do.
        """
        code = {"forms": "ok", "x": "m"}.get(self.kind.code, self.kind.code)
        if code == "ok" and self.kind.has_reversed_runs:
            return self.diagnosed == "R" or (
                self.diagnosed == "ok" and self.kind.reversed_runs < FEW
            )
        return self.diagnosed == code


FEW = 0.15
"""Share of run-reversed lines up to which a document may count as in order."""


def recorded(documents: Iterable[str] = (*TUNED, HELD_OUT)) -> list[Pair]:
    """Return the recorded pairs of ``documents``."""
    chosen = set(documents)
    return [Pair(*names) for *names, _path in pairs(LAB) if names[0] in chosen]


def lost(folder: Path = LAB) -> dict[Pair, str]:
    """Return the pairs in which letters did not survive, and what is said of them."""
    path = folder / "lost.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    rows = [line.split(maxsplit=3) for line in lines if line and not line.startswith("#")]
    return {Pair(*row[:3]): row[3] for row in rows}


def measure(pair: Pair) -> Scored:
    """Score one pair before and after repair by the default preset."""
    raw, truth = pair.raw, pair.truth
    neutral = preset("default").only(*NEUTRAL).fix(raw)
    before = max(score(truth, text).words for text in (raw, neutral))
    result = preset("default")(raw)
    after = score(truth, result.text).words
    said = diagnose(result)
    suspected = bool(said.suspects) and is_suspected(pair, said.order, raw)
    return Scored(pair, kind_of(raw, truth), before, after, said.order.code, suspected)


def is_suspected(pair: Pair, order: Order, raw: str) -> bool:
    """Whether the pair's extractor is among the suspects, by what other documents' extractions
    tell."""
    rows = [row for row in recorded_traces() if row.document != pair.document]
    found = suspects(order, levels(raw), rows)
    return EXTRACTORS[pair.extractor] in (suspect.extractor for suspect in found)


def measure_all(some: Sequence[Pair], jobs: int, cache_file: Path | None = None) -> list[Scored]:
    """Score pairs over ``jobs`` processes; what ``cache_file`` knows already is not done again."""
    known = _read_cache(cache_file)
    todo = [pair for pair in some if _key(pair) not in known]
    for scored in in_order(measure, todo, jobs):
        known[_key(scored.pair)] = [*scored.kind, *scored[2:]]
        if cache_file:
            _write_cache(cache_file, known)
    rows = [(pair, known[_key(pair)]) for pair in some]
    return [Scored(pair, Kind(*row[:2]), *row[2:]) for pair, row in rows]


def _read_cache(path: Path | None) -> dict[str, list[Any]]:
    if path is None or not path.exists():
        return {}
    found: dict[str, list[Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _write_cache(path: Path, known: dict[str, list[Any]]) -> None:
    """Replace the cache as a whole, so that a run that is cut off leaves one that can be read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_text(json.dumps(known), encoding="utf-8")
    new.replace(path)


def _key(pair: Pair) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for part in (str(pair), pair.raw, pair.truth, code_hash()):
        digest.update(part.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


@cache
def code_hash() -> str:
    """Return a hash of all that decides a score: textfix with its models, and the scoring."""
    here = Path(__file__)
    files = [*Path(textfix.__file__).parent.rglob("*"), here, here.with_name("scoring_kinds.py")]
    digest = hashlib.blake2b()
    for path in sorted([*files, here.parents[1] / "scoring.py"]):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()
