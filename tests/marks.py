"""Marks where no writer puts them: what fonts and extractors make of short vowels."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

MARKS = [c for c in map(chr, range(0x0610, 0x0671)) if unicodedata.category(c) == "Mn"]
FORMS = [
    c
    for c in map(chr, (*range(0xFC5E, 0xFC64), *range(0xFDF0, 0xFDFD), *range(0xFE70, 0xFEFD)))
    if unicodedata.decomposition(c)
]
INVISIBLE = [
    "\N{ZERO WIDTH NON-JOINER}",
    "\N{ARABIC TATWEEL}",
    "\N{NO-BREAK SPACE}",
    "\N{SOFT HYPHEN}",
]


@st.composite
def marked(draw: st.DrawFn, line: str) -> str:
    """``line`` with marks, stacked or single, at its start, behind spaces and anywhere else."""
    behind_spaces = [at + 1 for at, c in enumerate(line) if c == " "]
    places = st.one_of(st.integers(0, len(line)), st.sampled_from([0, len(line), *behind_spaces]))
    signs = st.one_of(st.sampled_from(MARKS), st.sampled_from(FORMS), st.sampled_from(INVISIBLE))
    for _ in range(draw(st.integers(0, 4))):
        at = min(draw(places), len(line))
        line = line[:at] + "".join(draw(st.lists(signs, min_size=1, max_size=3))) + line[at:]
    return line
