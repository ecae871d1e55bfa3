"""Traces in raw texts: each is put into a plain text, and only then seen."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.diagnosis.traces import TRACES, levels

NAMES = [trace.name for trace in TRACES]
LINES = [
    "در این روستا (سال ۱۳۲۰) هر سال جشن برداشت «سیب» برگزار می‌شود و بالای ده",
    "کودکان (با مادران) به باغ می‌آیند، «بازی» می‌کنند. آنان حالا سالی است",
    "بزرگ‌ترها (کنار جوی) «چای» می‌نوشند، خیلی حرف می‌زنند. حالا دلال هم",
]
PLAIN = "\n".join(LINES * 4)
RLE, POP = "\N{RIGHT-TO-LEFT EMBEDDING}", "\N{POP DIRECTIONAL FORMATTING}"


def each_line(change: Callable[[str], str]) -> str:
    return "\n".join(map(change, PLAIN.split("\n")))


MARKED = PLAIN.replace("سیب", "سَیب").replace("چای", "چَای")
DAMAGED = {
    "embedding-controls": each_line(lambda line: RLE + line + POP),
    "presentation-forms": PLAIN.replace("ن", "\N{ARABIC LETTER NOON ISOLATED FORM}"),
    "blank-lines": PLAIN.replace("\n", "\n\n"),
    "indented-lines": each_line(lambda line: "     " + line),
    "spaces-at-line-starts": each_line(lambda line: " " + line),
    "spaces-at-line-ends": each_line(lambda line: line + " "),
    "doubled-spaces": PLAIN.replace("هر سال", "هر   سال"),
    "no-break-spaces": PLAIN.replace("هر سال", "هر\N{NO-BREAK SPACE}سال"),
    "brackets-backwards": PLAIN.translate(str.maketrans("()", ")(")),
    "quotes-backwards": PLAIN.translate(str.maketrans("«»", "»«")),
    "stops-at-line-starts": each_line(lambda line: "." + line),
    "stops-behind-spaces": PLAIN.replace("، ", " ،").replace(". ", " ."),
    "stops-between-spaces": PLAIN.replace("، ", " ، "),
    "stops-glued": PLAIN.replace("، ", "،"),
    "glyph-numbers": PLAIN.replace("سیب", "س(cid:17)ب"),
    "control-characters": PLAIN.replace("سیب", "س\x11ب"),
    "composed-letters": PLAIN.replace("سیب", "سی\N{ARABIC HAMZA ABOVE}ب"),
    "marks-behind-spaces": MARKED.replace("سَ", "س َ").replace("چَ", "چ َ"),
    "marks-before-spaces": MARKED.replace("سَ", "سَ ").replace("چَ", "چَ "),
    "lam-alef-turned": PLAIN.replace("لا", "ال"),
    "short-lines": re.sub(r"(\S+ \S+) ", r"\1\n", PLAIN),
    "glued-words": PLAIN.replace("جشن برداشت", "جشنبرداشت" * 2),
    "latin-glued": PLAIN.replace("سیب", "سیبMalus"),
    "arabic-yeh": PLAIN.replace("ی", "ي"),
}
ALSO = {"indented-lines": {"spaces-at-line-starts"}}


def shown(text: str) -> set[str]:
    return {name for name, level in zip(NAMES, levels(text), strict=True) if level}


def test_plain_text_shows_its_zwnjs_alone() -> None:
    assert shown(PLAIN) == {"zwnj-kept"}
    assert shown(MARKED) == {"zwnj-kept"}


@pytest.mark.parametrize("name", sorted(DAMAGED))
def test_a_trace_is_seen_where_it_was_put(name: str) -> None:
    assert shown(DAMAGED[name]) - {"zwnj-kept"} == {name} | ALSO.get(name, set())


def test_every_trace_is_tried() -> None:
    assert set(NAMES) - set(DAMAGED) == {"zwnj-kept"}
    assert len(set(NAMES)) == len(NAMES)


def test_a_short_text_says_nothing() -> None:
    assert not shown(LINES[0])
    assert set(levels("")) == {None}


@given(st.text(), st.sampled_from(["\n", "\r\n"]))
def test_any_text_has_levels(text: str, end: str) -> None:
    found = levels(text.replace("\n", end))
    assert len(found) == len(TRACES)
    assert all(level in (None, 0, 1, 2) for level in found)


@given(st.sampled_from(sorted(DAMAGED.values())))
def test_line_ends_of_another_system_are_no_trace(text: str) -> None:
    assert levels(text.replace("\n", "\r\n")) == levels(text)
