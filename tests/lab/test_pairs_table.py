"""The table's gate: which floors break, and that the held-out document is never shown."""

from __future__ import annotations

from lab.producers import PRODUCERS
from lab.scoring import HELD_OUT, Pair, Scored
from lab.scoring_kinds import Kind
from lab.table import EXTRACTORS, HARM, LEAST, MEAN, broken_floors, list_worst, page

from textfix.diagnosis import recorded


def scored(
    before: float,
    after: float,
    code: str = "ok",
    document: str = "saffron",
    extractor: str = "pypdf",
) -> Scored:
    return Scored(Pair(document, "lo-noto", extractor), Kind(code, 0.0), before, after, "ok", False)


def test_what_is_good_breaks_no_floor() -> None:
    good = [scored(0.5, 1.0, code) for code in ("ok", *LEAST)]
    assert list(broken_floors([*good, scored(0.9, 0.9 - HARM / 2)], [])) == []


def test_each_floor_breaks_by_itself() -> None:
    good = [scored(0.5, 1.0)] * 50
    for code, least in LEAST.items():
        (said,) = broken_floors([*good, scored(0.1, least - 0.001, code)], [])
        assert f"is below {least} ({code})" in said
    (said,) = broken_floors([*good, scored(0.95, 0.94)], [])
    assert said == "saffron lo-noto pypdf: 0.9500 -> 0.9400 is worse than before (ok)"
    (said,) = broken_floors([scored(0.1, MEAN - 0.001)], [])
    assert said.startswith("mean")


def test_pairs_without_their_letters_count_nowhere() -> None:
    bad = scored(0.5, 0.1, "C", extractor="pdfium")
    assert list(broken_floors([scored(0.5, 1.0), bad], [bad.pair])) == []
    shown = page([scored(0.5, 1.0), bad], [bad.pair])
    assert "0.500 → 0.100 C †" in shown
    assert "| all | 1 | 0.500 → 1.000 |" in shown


def test_the_held_out_document_is_shown_by_means_only() -> None:
    bad = scored(0.4321, 0.1234, "R", HELD_OUT)
    other = scored(0.8, 0.9, "R", HELD_OUT)
    good = scored(0.5, 1.0)
    assert not any(HELD_OUT in said for said in broken_floors([good, bad, other], []))
    assert not any(HELD_OUT in line for line in list_worst([bad], 5))
    matrix = page([good, bad, other], []).split("## By class")[0]
    assert "0.432" not in matrix


def test_every_extractor_and_producer_has_a_name_in_diagnoses() -> None:
    assert set(EXTRACTORS) == set(recorded.EXTRACTORS)
    assert set(PRODUCERS) == set(recorded.PRODUCERS)
