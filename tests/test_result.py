"""Results: origins through every layer, changes with their spans, findings, the report."""

from __future__ import annotations

import pickle

from hypothesis import find, given
from small_stages import Reverse, Yeh
from strategies import layer_chains

from textfix.pieces import Finding, Piece, Repair
from textfix.pipeline import Pipeline
from textfix.result import Change, Layer, Result
from textfix.versions import versions_line

Chain = tuple[str, str, tuple[Layer, ...]]


@given(layer_chains(replace=False))
def test_origins_follow_each_code_point(chain: Chain) -> None:
    original, text, layers = chain  # no code point twice: each is its own identity
    origins = Result(original, text, layers).origins()
    assert origins == [original.find(c) for c in text]


@given(layer_chains())
def test_origins_cover_the_text_and_stay_in_the_original(chain: Chain) -> None:
    original, text, layers = chain
    origins = Result(original, text, layers).origins()
    assert len(origins) == len(text)
    assert all(-1 <= at < len(original) for at in origins)
    survived = [(c, at) for c, at in zip(text, origins, strict=True) if c in original]
    assert all(original[at] == c for c, at in survived)


@given(layer_chains(replace=False))
def test_spans_of_changes_cover_what_they_touched(chain: Chain) -> None:
    original, text, layers = chain
    for change in Result(original, text, layers).changes:
        assert 0 <= change.start <= change.end <= len(original)
        places = [original.find(c) for c in change.before if c in original]
        if places:
            assert (change.start, change.end) == (min(places), max(places) + 1)
        else:
            assert change.start == change.end


def test_chains_reorder_what_was_reordered() -> None:
    def reversed_twice(chain: Chain) -> bool:
        starts = [[p.start for p in layer.repair.pieces if p.text is None] for layer in chain[2]]
        return sum(s != sorted(s) for s in starts) >= 2 and len(chain[1]) > 3

    find(layer_chains(replace=False), reversed_twice)


def test_a_replacement_longer_than_its_span_ends_where_the_span_ends() -> None:
    layer = Layer("forms", "aﻻb", Repair([Piece(0, 1), Piece(1, 2, "لا", "lam-alef"), Piece(2, 3)]))
    assert Result("aﻻb", "aلاb", (layer,)).origins() == [0, 1, 1, 2]


def test_a_change_names_its_span_through_the_reordering_before_it() -> None:
    result = Pipeline((Reverse(), Yeh()))("رفت علي\nپس علي")
    assert result.text == "علی رفت\nعلی پس"
    assert result.changes == (
        Change("reverse", "word-order", 0, 7, "رفت علي", "علي رفت", None),
        Change("reverse", "word-order", 8, 14, "پس علي", "علي پس", None),
        Change("yeh", "arabic-yeh", 6, 7, "ي", "ی", 1.5),
        Change("yeh", "arabic-yeh", 13, 14, "ي", "ی", 1.5),
    )
    assert [change.id for change in result.changes[1:3]] == ["reverse.word-order", "yeh.arabic-yeh"]


def test_kinds() -> None:
    def kind(before: str, after: str) -> str:
        return Change("s", "r", 0, 0, before, after, None).kind

    assert kind("", "؛") == "inserted"
    assert kind("؛", "") == "removed"
    assert kind("ي", "ی") == "replaced"
    assert kind("رفت علی", "علی رفت") == "reordered"
    assert kind("۷ نگاه کنید", "۷ نگاه کنید") == "moved"


def test_an_insertion_lies_after_its_neighbour() -> None:
    pieces = [Piece(2, 4), Piece(4, 4, "+", "plus"), Piece(0, 2)]
    (change,) = Result("abcd", "cd+ab", (Layer("s", "abcd", Repair(pieces)),)).changes
    assert (change.start, change.end, change.before, change.after) == (4, 4, "", "+")


def test_what_is_put_back_as_it_was_is_no_change() -> None:
    space = [Piece(0, 2, rule="runs"), Piece(2, 2, " ", "runs"), Piece(2, 3, "", "runs")]
    for pieces in ([*space, Piece(3, 5, rule="runs")], [Piece(0, 5, "۱. آب", "runs")]):
        assert Result("۱. آب", "۱. آب", (Layer("s", "۱. آب", Repair(pieces)),)).changes == ()


@given(layer_chains())
def test_a_text_that_changed_has_changes(chain: Chain) -> None:
    original, text, layers = chain
    if original != text:
        assert any(piece.rule for layer in layers for piece in layer.repair.pieces)
        assert Result(original, text, layers).changes


def test_what_is_inserted_beside_a_moved_note_is_part_of_its_change() -> None:
    pieces = [Piece(4, 8), Piece(8, 8, "\n", "body"), Piece(0, 4, rule="body")]
    (change,) = Result("noteabcd", "", (Layer("s", "noteabcd", Repair(pieces)),)).changes
    assert (change.start, change.end, change.before, change.after) == (0, 4, "note", "\nnote")


def test_findings_are_located_in_the_original() -> None:
    (found,) = Pipeline((Reverse(), Yeh()))("رفت؟ علی").findings
    assert found == ("yeh", Finding("question", 3, 4, "is this a question?"))


def test_report_counts_by_rule() -> None:
    report = Pipeline((Reverse(), Yeh()))("رفت؟ علي").report()
    assert report.splitlines() == [
        "     1  reverse.word-order",
        "     1  yeh.arabic-yeh",
        "    at 3: yeh.question: is this a question?",
        versions_line(Pipeline((Reverse(), Yeh()))),
    ]
    assert Pipeline(())("رفت").report().splitlines()[0] == "nothing to repair"


def test_results_survive_pickle() -> None:
    result = Pipeline((Reverse(), Yeh()))("رفت علي")
    again = pickle.loads(pickle.dumps(result))
    assert again == result
    assert again.changes == result.changes
