"""Lines of Latin in documents in visual order: both kinds of paragraph, drawn by python-bidi."""

from __future__ import annotations

import textwrap

from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import output
from reversal.visual import documents, drawn, visual, words_reversed

from textfix.reversal import Reversal

STAGE = Reversal()

NAMES = st.sampled_from(
    ["Hoffmann, K.", "Deller, R. S.", "Marsh, T. and Lund, E.", "Orsini, P. et al."]
)
TITLES = st.sampled_from(
    [
        "Growth of river deltas in dry climates: a survey of ninety basins and salts.",
        "Bridges (stone and brick) of the upper valley, with notes on the masons and their marks.",
        "A short history of paper mills along the northern road between the two great markets.",
    ]
)
PLACES = st.sampled_from(["Annals of Rivers,", "Journal of Old Roads,"])
ENTRIES = st.tuples(NAMES, st.integers(1950, 2020), TITLES, PLACES, st.integers(11, 99)).map(
    lambda e: f"{e[0]} ({e[1]}). {e[2]} {e[3]} {e[4]}, {e[4] * 3}-{e[4] * 3 + 14}."
)
LABELS = st.sampled_from(["[{}] ", "{}. ", "({}) ", ""])
BIBLIOGRAPHIES = st.tuples(
    st.lists(ENTRIES, min_size=2, max_size=5), LABELS, st.integers(60, 90)
).map(
    lambda b: [
        line
        for number, entry in enumerate(b[0], start=1)
        for line in textwrap.wrap(b[1].format(number) + entry, b[2])
        if line[0].isalnum() or (line[0] in "[(" and line[1:2].isdigit())
    ]
)


@given(documents(), BIBLIOGRAPHIES)
@settings(max_examples=15)
def test_left_to_right_paragraphs_stay(page: list[str], bibliography: list[str]) -> None:
    for make in (visual, drawn, words_reversed):
        damaged = "\n".join([*map(make, page), *bibliography])
        assert output(STAGE, damaged).split("\n")[len(page) :] == bibliography


NOTES = ["Crocus sativus L.", "Rhombic dot (see below)", "Kary B. Mullis (1944-2019)", "Protein!"]


@given(documents(), st.permutations(NOTES))
@settings(max_examples=10)
def test_right_to_left_paragraphs_of_latin_come_back(page: list[str], notes: list[str]) -> None:
    damaged = [*map(visual, page), *(get_display(note, base_dir="R") for note in notes)]
    assert output(STAGE, "\n".join(damaged)).split("\n")[len(page) :] == list(notes)
