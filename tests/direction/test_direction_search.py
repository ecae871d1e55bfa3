"""The search finds what trying everything finds; readings lead back to the line."""

from __future__ import annotations

import itertools
import zlib
from math import log10
from typing import cast

from hypothesis import given, settings
from hypothesis import strategies as st

from textfix.direction.evidence import Odds
from textfix.direction.islands import at_islands
from textfix.direction.readings import as_it_stands, plain, torn
from textfix.direction.search import Hypothesis, Search, Weights
from textfix.direction.units import Line, read_line
from textfix.lm import Model, tokenize


class Toy:
    """A language model whose answers depend on nothing but the question."""

    UNK, START = 0, 1

    def id(self, form: str) -> int:
        return zlib.crc32(form.encode()) % 97

    def word(self, u: int, v: int, form: str) -> tuple[float, int]:
        return -(zlib.crc32(f"{u} {v} {form}".encode()) % 1000) / 250, self.id(form)

    def prefix(self, fragment: str) -> float:
        return 0.0

    def zwnj(self, left: str, right: str) -> float:
        return 0.3


MODEL = cast(Model, Toy())
WIDE = Weights(beam=10_000, depth=1e9, least=-1e9)
START = Hypothesis(0.0, (1, 1), None, 0, 1, None)
TEXTS = st.lists(
    st.text(st.sampled_from("ابنورم"), min_size=1, max_size=4), min_size=1, max_size=4
).map(" ".join)


@st.composite
def searched_lines(draw: st.DrawFn) -> tuple[Line, list[int], Odds]:
    line = read_line(draw(TEXTS))
    units = len(line.units)
    cuts = sorted(draw(st.sets(st.integers(1, units - 1), max_size=4))) if units > 1 else []
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


def score_text(tokens: list[str]) -> float:
    u, v, total = 1, 1, 0.0
    for token in tokens:
        p, w = MODEL.word(u, v, token)
        total += p
        u, v = v, w
    return total


def best_by_trying_all(line: Line, cuts: list[int], odds: Odds) -> float:
    """Score every set of cuts with every choice of seams, straight from the definition."""
    weights, best = WIDE, float("-inf")
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
                        extra += weights.seams * odds.seam[at][seam]
                        extra += weights.zwnj * (0.0, log10(0.7), log10(0.3))[seam]
                        text += ("", " ", " ")[seam]
                    text += line.text[slice(*line.span(*run))]
                words = score_text([token.form for token in tokenize(text)])
                best = max(best, weights.words * words + weights.cuts * fixed + extra)
    return best


@settings(max_examples=80)
@given(searched_lines())
def test_the_search_finds_the_best_chain(searched: tuple[Line, list[int], Odds]) -> None:
    line, cuts, odds = searched
    found = Search(MODEL, WIDE, plain(line, cuts, odds)).run([START])
    expected = best_by_trying_all(line, cuts, odds)
    assert abs(max(h.score for h in found) - expected) < 1e-6


@given(searched_lines())
def test_a_line_without_cuts_costs_what_it_costs_unbroken(
    searched: tuple[Line, list[int], Odds],
) -> None:
    line, _cuts, odds = searched
    search = Search(MODEL, WIDE, plain(line, [], odds))
    assert abs(search.run([START])[0].score - search.unbroken([START])) < 1e-6


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
        from textfix.direction.chain import Chain

        chain = as_it_stands(Chain(runs, (1,) * (len(runs) - 1), 0.0), reading)
        assert sorted(at for run in chain.runs for at in range(*run)) == list(range(units))
        assert len(chain.seams) == len(chain.runs) - 1


def test_held_islands_keep_their_places() -> None:
    line = read_line("دوم اول 12 چهارم سوم")
    odds = Odds(*([0.0] * len(line.units) for _ in range(2)), [(0.0, 0.0, 0.0)] * len(line.units))
    reading = at_islands(line, [], odds, "held")
    assert reading is not None
    assert reading.line.text == "چهارم سوم 12 دوم اول"
