"""What may be the marker of a note, and what becomes of its look."""

from __future__ import annotations

from textfix.footnotes.markers import FIRST, find_markers

LINE = "۱ دفترچهٔ راهنمای دانش‌آموزان پایهٔ نهم"


def test_a_figure_that_begins_the_text_has_no_word_before_it() -> None:
    assert not [m for m in find_markers(LINE, 0, len(LINE), 0) if m.look in FIRST]


def test_a_figure_that_begins_a_later_line_may_belong_to_the_line_before() -> None:
    above = "سال تحصیلی نو از مهر آغاز می‌شود"
    text = f"{above}\n{LINE}"
    start = len(above) + 1
    looks = [m.look for m in find_markers(text, start, len(text), len(above))]
    assert FIRST.intersection(looks)
