"""Pieces: partition, rendering, filling, grouping into changes, undoing rules."""

from __future__ import annotations

import pytest
from hypothesis import find, given
from hypothesis import strategies as st
from strategies import distinct_texts, partitions, texts

from textfix.pieces import (
    PartitionError,
    Piece,
    changed_groups,
    check_partition,
    fill,
    kept,
    render,
    undo,
)

texts_with_pieces = texts().flatmap(lambda text: st.tuples(st.just(text), partitions(text)))
moves = distinct_texts().flatmap(
    lambda text: st.tuples(st.just(text), partitions(text, replace=False))
)


def is_partition(length: int, pieces: list[Piece]) -> bool:
    """The slow way: count how often each code point is used."""
    used = [at for piece in pieces for at in range(piece.start, piece.end)]
    return sorted(used) == list(range(length))


@given(texts_with_pieces)
def test_drawn_partitions_pass(case: tuple[str, list[Piece]]) -> None:
    text, pieces = case
    assert is_partition(len(text), pieces)
    check_partition(len(text), pieces)


@given(texts_with_pieces, st.data())
def test_check_agrees_with_counting(case: tuple[str, list[Piece]], data: st.DataObject) -> None:
    text, pieces = case
    spans = st.tuples(st.integers(0, len(text) + 1), st.integers(0, len(text) + 1)).map(sorted)
    for at, (start, end) in data.draw(st.dictionaries(st.integers(0, 8), spans)).items():
        if at < len(pieces):
            pieces[at] = pieces[at]._replace(start=start, end=end)
    if is_partition(len(text), pieces):
        check_partition(len(text), pieces)
    else:
        with pytest.raises(PartitionError):
            check_partition(len(text), pieces)


@given(texts())
def test_kept_renders_the_text(text: str) -> None:
    assert render(text, kept(text).pieces) == text
    check_partition(len(text), kept(text).pieces)


@given(texts(), st.data())
def test_fill_edits_like_slicing(text: str, data: st.DataObject) -> None:
    edges = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    edits = [Piece(*span, data.draw(st.text("+-", max_size=2)), "rule") for span in spans]
    pieces = fill(text, edits)
    check_partition(len(text), pieces)
    expected = text
    for edit in reversed(edits):
        expected = expected[: edit.start] + (edit.text or "") + expected[edit.end :]
    assert render(text, pieces) == expected


def test_fill_refuses_overlapping_edits() -> None:
    with pytest.raises(PartitionError, match="overlaps"):
        fill("متن نمونه", [Piece(0, 3, "", "a"), Piece(2, 4, "", "b")])


@given(texts_with_pieces)
def test_groups_hold_every_ruled_piece_once(case: tuple[str, list[Piece]]) -> None:
    groups = list(changed_groups(case[1]))
    assert sorted(p for group in groups for p in group) == sorted(p for p in case[1] if p.rule)
    assert all(len({piece.rule for piece in group}) == 1 for group in groups)


@given(texts_with_pieces)
def test_a_group_covers_one_span(case: tuple[str, list[Piece]]) -> None:
    for group in changed_groups(case[1]):
        covered = {at for p in group for at in range(p.start, p.end)}
        assert not covered or covered == set(range(min(covered), max(covered) + 1))


@given(st.permutations(range(5)))
def test_a_reordered_line_is_one_group(order: list[int]) -> None:
    edges = [0, 3, 4, 8, 9, 14]
    line = [Piece(edges[n], edges[n + 1], rule="run-order") for n in order]
    assert list(changed_groups([*line, Piece(14, 20)])) == [line]


def test_notes_moved_side_by_side_are_two_groups() -> None:
    one, two = Piece(10, 20, rule="body"), Piece(50, 60, rule="body")
    rest = [Piece(0, 10), Piece(20, 50), Piece(60, 70)]
    gap = Piece(0, 0, "\n", "body")
    assert list(changed_groups([*rest, one, two])) == [[one], [two]]
    assert list(changed_groups([*rest, gap, one, gap, two, gap])) == [[gap, one], [gap, two, gap]]


@given(moves)
def test_undoing_all_rules_gives_the_input(case: tuple[str, list[Piece]]) -> None:
    text, pieces = case
    assert render(text, undo(pieces, {"one", "two", "three"})) == text


@given(texts_with_pieces)
def test_undoing_one_rule_leaves_a_partition_without_it(case: tuple[str, list[Piece]]) -> None:
    text, pieces = case
    left = undo(pieces, {"one"})
    check_partition(len(text), left)
    assert [p for p in left if p.rule] == [p for p in pieces if p.rule != "one"]


@given(texts(), st.data())
def test_undoing_edits_in_place_is_not_making_them(text: str, data: st.DataObject) -> None:
    edges = data.draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True).map(sorted))
    rules = st.sampled_from(["one", "two"])
    edits = [
        Piece(a, b, "+", data.draw(rules)) for a, b in zip(edges[::2], edges[1::2], strict=False)
    ]
    others = [edit for edit in edits if edit.rule != "one"]
    assert render(text, undo(fill(text, edits), {"one"})) == render(text, fill(text, others))


def test_undo_keeps_the_place_of_an_insertion() -> None:
    pieces = [
        Piece(0, 5),
        Piece(5, 5, "[", "open"),
        Piece(5, 8, "۷", "digit"),
        Piece(8, 8, "]", "open"),
    ]
    assert render("کتاب 123", undo(pieces, {"digit"})) == "کتاب [123]"


def test_strategies_make_the_hard_cases() -> None:
    def reorders_and_inserts(case: tuple[str, list[Piece]]) -> bool:
        starts = [p.start for p in case[1] if p.start < p.end and p.text is None]
        return starts != sorted(starts) and any(p.start == p.end for p in case[1])

    find(texts_with_pieces, reorders_and_inserts)
