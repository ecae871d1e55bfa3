"""Footnotes: every look of a reference, every place of a body, every way to set them."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from document.printing import ITEMS, Document, Press, documents, presses, print_pages
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st
from laws import letters, output

from textfix.footnotes import Footnotes

LABEL = re.compile(r"(\S+?)\[\^(\d+)\](?!:)")
BODY = re.compile(r"^\[\^(\d+)\]: (.+)$", re.MULTILINE)
GLUES = {
    "after": r"\1\2",
    "before": r"\2\1",
    "alone": r"\1 \2",
    "raised": None,
    "persian": None,
}
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@st.composite
def printed(draw: st.DrawFn) -> tuple[Document, Press]:
    press = draw(presses)._replace(head="", folios=False)
    return draw(documents(press.width, notes=True)), press


def _set(text: str, glue: str) -> str:
    """Turn the figures glued to words in printed ``text`` into another look."""
    reference = re.compile(r"((?:[^\W\d_]|\u200c)+)(\d+)(?=[\s.،])")
    if glue == "raised":
        return reference.sub(lambda m: m[1] + m[2].translate(RAISED), text)
    if glue == "persian":
        return reference.sub(lambda m: m[1] + m[2].translate(PERSIAN), text)
    return reference.sub(GLUES[glue] or "", text)


def _persian(text: str) -> str:
    return "".join(c for c in text if c.isalpha() and not c.isascii())


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(printed(), st.sampled_from(sorted(GLUES)))
def test_every_look_of_a_reference_is_found(case: tuple[Document, Press], glue: str) -> None:
    document, _ = case
    before = _set(print_pages(*case), glue)
    after = output(Footnotes(), before)
    if glue == "alone":  # between two spaces it may be where a raised figure turned the line
        assert Counter(_persian(after)) == Counter(_persian(before))
    else:
        assert _persian(after) == _persian(before), "a line in order was turned"
    found = {int(number): body for number, body in BODY.findall(after)}
    assert found == {n: body for n, (_, _, body) in enumerate(document.notes, 1)}
    # A figure at the edge of a hyphenated line may stay an orphan, reported; its body is kept.
    assert len(LABEL.findall(after)) >= len(document.notes) - 1


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=30)
@given(printed(), st.sampled_from(["markdown", "endnotes", "inline", "drop"]))
def test_every_style_keeps_what_it_promises(case: tuple[Document, Press], style: str) -> None:
    text = print_pages(*case)
    bodies = [body for _, _, body in case[0].notes]
    after = output(Footnotes(render=style), text)
    if style == "drop":
        assert not any(body in after for body in bodies)
        return
    assert all(after.count(body) == 1 for body in bodies)
    assert sum((letters(b) for b in bodies), letters("")) <= letters(after)
    if style == "inline":
        assert all(f" (پانوشت: {body})" in after for body in bodies)
    if style == "endnotes":
        assert after.rstrip().endswith(f"[{len(bodies)}] {bodies[-1]}")


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=30)
@given(printed(), st.data())
def test_a_reference_without_a_body_is_reported(
    case: tuple[Document, Press], data: st.DataObject
) -> None:
    document, _ = case
    lost = data.draw(st.integers(1, len(document.notes)))
    text = re.sub(rf"^{lost} {document.notes[lost - 1][2]}\n", "", print_pages(*case), flags=re.M)
    repair = Footnotes().repair(text)
    after = output(Footnotes(), text)
    assert [number for number, _ in BODY.findall(after)] == [
        str(n) for n in range(1, len(document.notes) + 1) if n != lost
    ]
    assert [f.rule for f in repair.findings] in (["orphan-reference"], [])
    assert f"[^{lost}]" in after or not repair.findings


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=30)
@given(printed(), st.data())
def test_a_body_without_a_reference_is_kept(
    case: tuple[Document, Press], data: st.DataObject
) -> None:
    document, press = case
    lost = data.draw(st.integers(1, len(document.notes)))
    text = re.sub(rf"(?<=[^\W\d_]){lost}(?=[\s.،])", "", print_pages(document, press))
    repair = Footnotes().repair(text)
    after = output(Footnotes(), text)
    assert document.notes[lost - 1][2] in after
    assert [f.rule for f in repair.findings] == ["orphan-body"]


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=30)
@given(printed(), st.sampled_from(["above", "column"]))
def test_labels_on_lines_of_their_own_are_found(case: tuple[Document, Press], place: str) -> None:
    document, press = case
    pages = print_pages(document, press).split("\f")
    text = "\f".join(_labels_apart(page, place) for page in pages)
    after = output(Footnotes(), text)
    bodies = {int(number): body for number, body in BODY.findall(after)}
    assert bodies == {n: body for n, (_, _, body) in enumerate(document.notes, 1)}


def _labels_apart(page: str, place: str) -> str:
    """Set the labels of a page's notes above them, or below all of them."""
    prose, rule, notes = page.partition("_" * 20 + "\n")
    parts = [note.split(" ", 1) for note in notes.splitlines()]
    if place == "above":
        return prose + "".join(f"{label}\n{body}\n" for label, body in parts)
    bodies, labels = ("".join(f"{part[at]}\n" for part in parts) for at in (1, 0))
    return prose + bodies + ("\n" + labels if rule else "")


def test_bodies_stand_between_two_halves_of_a_sentence() -> None:
    find(
        printed(),
        lambda case: bool(re.search(r"[^.\n]\n_+\n\d [^\n]+\n\f[^\d]", print_pages(*case))),
    )


def test_pages_that_begin_at_one_are_counted_anew() -> None:
    one = "این شیوه در شهرهای کویری زودتر از دیگر جاها رواج1 یافت و از آنجا به\n"
    two = "شهرهای شمال رسید. پژوهشگران بر این باورند که این گسترش از راه1 بازارها\n"
    three = "رخ داد و در آن بازرگانان از همه پیش‌گام‌تر بودند."
    text = f"{one}1 Spread\n\f{two}1 Road\n\f{three}"
    after = output(Footnotes(), text)
    assert LABEL.findall(after) == [("رواج", "1"), ("راه", "2")]
    assert BODY.findall(after) == [("1", "Spread"), ("2", "Road")]


def test_the_law_names_lost_letters() -> None:
    assert Footnotes().broken_law("یک دو", "یک") != ""
    assert Footnotes().broken_law("سال 1383", "سال") != ""
    assert Footnotes().broken_law("واژه2 دیگر", "واژه[^2] دیگر") == ""
    assert Footnotes(render="drop").broken_law("یک دو", "یک سه") != ""


@pytest.mark.parametrize("render", ["markdown", "endnotes", "inline", "drop"])
def test_a_text_with_its_own_notes_is_left_alone(render: str) -> None:
    text = "واژه[^1] و دیگر واژه‌ها که در\nاین برگ آمده‌اند. آن‌ها را که\nبرگزیدیم.\n\n[^1]: یادداشت"
    assert output(Footnotes(render=render), text) == text


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=20)
@given(printed(), st.sampled_from([". ", ") "]))
def test_items_of_a_list_are_no_notes(case: tuple[Document, Press], sign: str) -> None:
    """A list that a colon announces counts like the notes, on the same pages."""
    document, press = case
    items = "\n".join(f"{n}{sign}{item}" for n, item in enumerate(ITEMS, 1))
    lines = print_pages(document, press).split("\n")
    first = next(at for at, line in enumerate(lines, 1) if line.endswith("."))
    text = "\n".join([*lines[:first], "این کار سه گام دارد:", items, *lines[first:]])
    after = output(Footnotes(), text)
    assert items in after
    assert dict(BODY.findall(after)) == {
        str(n): body for n, (_, _, body) in enumerate(document.notes, 1)
    }
