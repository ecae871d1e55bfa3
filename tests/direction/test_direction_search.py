"""The search finds what trying everything finds; readings lead back to the line."""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Iterator, Sequence
from math import log10
from typing import cast
from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from textfix.direction import decode
from textfix.direction.chain import Chain
from textfix.direction.decode import Decoder
from textfix.direction.document_words import DocumentModel
from textfix.direction.evidence import Odds
from textfix.direction.forms import Forms
from textfix.direction.islands import at_islands
from textfix.direction.readings import Reading, as_it_stands, plain, torn
from textfix.direction.runs import Lattice
from textfix.direction.search import End, Search, Start, Weights
from textfix.direction.units import Line, read_line
from textfix.lm import tokenize
from textfix.lm.batch import Bits, Ids, Log10
from textfix.lm.prints import Prints


class Toy:
    """A language model whose answers depend on nothing but the question."""

    UNK, START = 0, 1
    mirrored = False

    def id(self, form: str) -> int:
        return zlib.crc32(form.encode()) % 97

    def spelling(self, form: str) -> float:
        return -len(form) / 8

    def word(self, u: int, v: int, form: str) -> tuple[float, int]:
        w = self.id(form)
        score = -(zlib.crc32(f"{u} {v} {w}".encode()) % 1000) / 250
        return (score if w else score + self.spelling(form)), w

    def log10s(self, u: Ids, v: Ids, w: Ids) -> Log10:
        rows = zip(u.tolist(), v.tolist(), w.tolist(), strict=True)
        return np.array([-(zlib.crc32(f"{a} {b} {c}".encode()) % 1000) / 250 for a, b, c in rows])

    def may_know(self, words: Prints) -> Bits:
        return np.ones(len(words), bool)

    def own(self, form: str) -> float:
        return float("-inf")

    def paired(self, form: str) -> int:
        return -1

    def spellings(self, forms: Sequence[str]) -> Log10:
        return np.array([self.spelling(form) for form in forms])

    def prefixes(self, fragments: Sequence[str]) -> Log10:
        return np.zeros(len(fragments))

    def zwnjs(self, left: Ids, right: Ids) -> Log10:
        return np.full(len(left), 0.3)


MODEL = cast(DocumentModel, Toy())
WIDE = Weights(beam=10_000, ends=10_000, depth=1e9, least=-1e9, never=-1e9)
ANEW = (1, 1)
TEXTS = st.lists(
    st.text(st.sampled_from("ابنورم"), min_size=1, max_size=4), min_size=1, max_size=4
).map(" ".join)


@st.composite
def searched_lines(draw: st.DrawFn, most: int = 4) -> tuple[Line, list[int], Odds]:
    line = read_line(draw(TEXTS))
    units = len(line.units)
    cuts = sorted(draw(st.sets(st.integers(1, units - 1), max_size=most))) if units > 1 else []
    chance = st.floats(0.05, 0.95)
    cut = [draw(chance) for _ in range(units)]
    seams = [draw(st.tuples(chance, chance, chance)) for _ in range(units)]
    return (
        line,
        cuts,
        Odds(
            [log10(p) for p in cut],
            [log10(1 - p) for p in cut],
            [(log10(a), log10(b), log10(c)) for a, b, c in seams],
        ),
    )


def search(weights: Weights, readings: list[Reading], starts: list[Start]) -> list[list[End]]:
    lattice = Lattice(Forms(MODEL), readings, weights.least)
    return Search(lattice, weights).run(range(len(readings)), [starts] * len(readings))


def score_words(words: list[str], before: tuple[int, int]) -> tuple[float, tuple[int, int]]:
    total, (u, v) = 0.0, before
    for word in words:
        p, w = Toy().word(u, v, word)
        total += p
        u, v = v, w
    return total, (u, v)


def all_texts(line: Line, cuts: list[int], odds: Odds) -> Iterator[tuple[list[str], float, Chain]]:
    """Every set of cuts with every choice of seams, straight from the definition: the words, and
    what cuts and seams score."""
    for size in range(len(cuts) + 1):
        for chosen in itertools.combinations(cuts, size):
            edges = [0, *chosen, len(line.units)]
            runs = list(itertools.pairwise(edges))[::-1]
            fixed = sum(odds.cut[at] if at in chosen else odds.whole[at] for at in cuts)
            for seams in itertools.product((0, 1, 2), repeat=size):
                text = ""
                extra = 0.0
                for number, run in enumerate(runs):
                    if number:
                        seam = seams[number - 1]
                        at = runs[number - 1][0]
                        extra += WIDE.seams * odds.seam[at][seam]
                        extra += WIDE.zwnj * (0.0, log10(0.7), log10(0.3))[seam]
                        text += ("", " ", " ")[seam]
                    text += line.text[slice(*line.span(*run))]
                words = [token.form for token in tokenize(text)]
                yield words, WIDE.cuts * fixed + extra, Chain(tuple(runs), seams, 0.0)


@settings(max_examples=80)
@given(searched_lines())
def test_the_search_finds_the_best_chain(searched: tuple[Line, list[int], Odds]) -> None:
    line, cuts, odds = searched
    (found,) = search(WIDE, [plain(line, cuts, odds)], [Start(0.0, ANEW)])
    expected = max(
        WIDE.words * score_words(words, ANEW)[0] + extra
        for words, extra, _ in all_texts(line, cuts, odds)
    )
    assert abs(found[0].score - expected) < 1e-6


@settings(max_examples=40)
@given(st.lists(searched_lines(), min_size=2, max_size=4), st.sampled_from([WIDE, Weights()]))
def test_lines_side_by_side_are_searched_as_each_by_itself(
    searched: list[tuple[Line, list[int], Odds]], weights: Weights
) -> None:
    readings = [plain(*row) for row in searched]
    starts = [Start(0.0, (2, 3)), Start(-0.5, ANEW)]
    together = search(weights, readings, starts)
    for reading, ends in zip(readings, together, strict=True):
        (alone,) = search(weights, [reading], starts)
        assert [end.words for end in ends] == [end.words for end in alone]
        assert np.allclose([end.score for end in ends], [end.score for end in alone])


@settings(max_examples=40, deadline=None)
@given(st.lists(searched_lines(most=2), min_size=3, max_size=3), st.sampled_from([2, 1000]))
def test_the_decoder_finds_the_best_chains_of_lines_in_a_row(
    searched: list[tuple[Line, list[int], Odds]], section: int
) -> None:
    best = chosen = {ANEW: 0.0}
    with patch.object(decode, "SECTION", section):
        read = Decoder(MODEL, WIDE, *zip(*searched, strict=True), ()).read((), {}).chains()
    for row, chain in zip(searched, read, strict=True):
        options = list(all_texts(*row))
        best = go_on(best, options)
        chosen = go_on(chosen, [o for o in options if written(o[2]) == written(chain)])
    assert abs(max(chosen.values()) - max(best.values())) < 0.02


@settings(max_examples=20, deadline=None)
@given(st.lists(searched_lines(most=2), min_size=1, max_size=5))
def test_a_decoder_searches_lines_without_quotations_once(
    searched: list[tuple[Line, list[int], Odds]],
) -> None:
    decoder = Decoder(MODEL, Weights(), *zip(*searched, strict=True), ())
    chains = decoder.read((), {}).chains()
    with patch.object(Search, "run", side_effect=AssertionError("searched again")):
        decoder.learn_quotations((-0.5, -0.2))
        assert decoder.read((), {}).chains() == chains


def go_on(
    before: dict[tuple[int, int], float], options: list[tuple[list[str], float, Chain]]
) -> dict[tuple[int, int], float]:
    """The best score behind a line for each two words it may end with, given those before it."""
    after: dict[tuple[int, int], float] = {}
    for state, score in (*before.items(), (ANEW, max(before.values()) + WIDE.restart)):
        for words, extra, _ in options:
            gain, end = score_words(words, state)
            after[end] = max(score + WIDE.words * gain + extra, after.get(end, float("-inf")))
    return after


def written(chain: Chain) -> tuple[object, ...]:
    """A chain but for what is the same to the words: a space or a ZWNJ."""
    return chain.runs, tuple(map(bool, chain.seams))


@given(searched_lines())
def test_a_line_without_cuts_costs_what_it_costs_unbroken(
    searched: tuple[Line, list[int], Odds],
) -> None:
    line, _cuts, odds = searched
    lattice = Lattice(Forms(MODEL), [plain(line, [], odds)], WIDE.least)
    found, starts = Search(lattice, WIDE), [[Start(0.0, ANEW)]]
    assert abs(found.run([0], starts)[0][0].score - found.unbroken([0], starts)[0]) < 1e-6


@given(searched_lines(), st.integers(1, 60))
def test_readings_lead_back_to_all_units(
    searched: tuple[Line, list[int], Odds], number: int
) -> None:
    line, cuts, odds = searched
    mixed = read_line(f"{line.text} {number} {line.text}")
    twice = Odds(*(([*o] * 2 + [o[0]] * 2)[: len(mixed.units)] for o in odds))
    readings = [*torn(line, cuts, odds, MODEL)]
    in_place = at_islands(mixed, [], twice, "held")
    assert in_place is not None
    for reading, units in [(r, len(line.units)) for r in readings] + [(in_place, len(mixed.units))]:
        edges = [0, *reading.cuts, units]
        runs = tuple(itertools.pairwise(edges))[::-1]
        chain = as_it_stands(Chain(runs, (1,) * (len(runs) - 1), 0.0), reading)
        assert sorted(at for run in chain.runs for at in range(*run)) == list(range(units))
        assert len(chain.seams) == len(chain.runs) - 1


def test_held_islands_keep_their_places() -> None:
    line = read_line("دوم اول 12 چهارم سوم")
    odds = Odds(*([0.0] * len(line.units) for _ in range(2)), [(0.0, 0.0, 0.0)] * len(line.units))
    reading = at_islands(line, [], odds, "held")
    assert reading is not None
    assert reading.line.text == "چهارم سوم 12 دوم اول"
