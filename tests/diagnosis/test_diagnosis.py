"""Diagnoses of texts whose damage is known, because the test did it or a program of record did."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

import pytest
from cases import FIXTURES
from hypothesis import given
from hypothesis import strategies as st
from small_stages import Reverse, Yeh
from strategies import layer_chains

import textfix
from textfix.diagnosis import Diagnosis, LineState, damages, diagnose, diagnosis_text
from textfix.pieces import Finding, Piece, Repair
from textfix.pipeline import Pipeline
from textfix.presets import preset
from textfix.result import Layer, Result
from textfix.stage import Rule

LINES = [
    "در این روستا هر سال جشن برداشت سیب برگزار می‌شود",
    "کودکان با لباس‌های رنگارنگ به باغ می‌آیند",
    "و بزرگ‌ترها کنار جوی آب چای می‌نوشند",
    "شب که شد چراغ‌ها را روشن می‌کنند",
    "پیرترین مرد ده قصه‌ای از سال‌های دور می‌گوید",
    "فردا دوباره نوبت کار است و خنده",
]


@dataclass(frozen=True, slots=True)
class Turn(Reverse):
    """Reverses the words of each line, under the name of the stage that mends reversed runs."""

    margin: float = 5.0

    name: ClassVar[str] = "direction"
    rules: ClassVar[tuple[Rule, ...]] = (Rule("reversed-runs", "runs are turned"),)

    def repair(self, text: str) -> Repair:
        def renamed(piece: Piece) -> Piece:
            if not piece.rule:
                return piece
            return piece._replace(rule="reversed-runs", margin=self.margin)

        return Repair([renamed(piece) for piece in Reverse.repair(self, text).pieces])


def turned(*texts: str, margin: float = 5.0) -> Diagnosis:
    """Diagnose lines all of which were turned."""
    return diagnose(Pipeline((Turn(margin=margin),))("\n".join(texts)))


@given(st.integers(1, 99), st.sampled_from(LINES))
def test_a_turned_label_is_no_reversed_run(number: int, line: str) -> None:
    before, after = f".{number} {line}", f"{number}. {line}"
    piece = Piece(0, len(before), after, "reversed-runs", 9.0)
    result = Result(before, after, (Layer("direction", before, Repair([piece])),))
    diagnosis = diagnose(result)
    assert diagnosis.order.code == "ok"
    assert damage_names(diagnosis) == ["labels-turned"]


def damage_names(diagnosis: Diagnosis) -> list[str]:
    return [damage.name for damage in diagnosis.damages]


def test_clean_text_has_no_damage_and_asks_for_nothing() -> None:
    diagnosis = textfix.diagnose("\n".join(LINES))
    assert diagnosis.order.code == "ok"
    assert (diagnosis.damages, diagnosis.suspects, diagnosis.advice) == ((), (), ())
    assert diagnosis.in_doubt == 0
    assert len(diagnosis.lines) == len(LINES)


def test_damage_that_anybody_types_names_no_extractor() -> None:
    diagnosis = diagnose(preset("characters")("كتاب من يكي است"))
    assert damage_names(diagnosis) == ["arabic-letters-typed"]
    assert (diagnosis.suspects, diagnosis.alike, diagnosis.producers) == ((), (), ())
    assert "  extractor:  cannot be told\n" in diagnosis_text(diagnosis)
    assert "extractor:" not in diagnosis_text(diagnose(LINES[0]))


@pytest.mark.parametrize("page", ["qanat.damaged", "petition.poppler", "qanat.truth"])
def test_a_diagnosis_fits_a_terminal(page: str) -> None:
    text = (FIXTURES / "pages" / f"{page}.txt").read_text(encoding="utf-8")
    for line in diagnosis_text(diagnose(text), f"{page}.txt").splitlines():
        assert len(line.translate({0x2067: None, 0x2069: None})) <= 80


def test_text_of_another_script_is_not_persian() -> None:
    diagnosis = diagnose("An apple a day.\n\n12")
    assert (diagnosis.order.name, diagnosis.lines) == ("not-persian", ())
    assert diagnosis_text(diagnosis, "a.txt") == (
        "a.txt: no line with letters of the Arabic script\n"
    )


@given(st.integers(0, len(LINES)), st.integers(1, 30))
def test_lines_are_counted_by_their_order(blank: int, times: int) -> None:
    blank = min(blank, times)
    lines = [LINES[n % len(LINES)] for n in range(times)]
    diagnosis = turned(*lines[:blank], "", "Latin", *lines[blank:])
    assert [state.order for state in diagnosis.lines] == ["reversed-words"] * times
    numbers = [n for n in range(1, times + 3) if n not in (blank + 1, blank + 2)]
    assert [state.line for state in diagnosis.lines] == numbers
    assert diagnosis.order.lines == {"reversed-words": times}
    assert diagnosis.order.share == 1


def test_examples_are_the_lines_before_and_after() -> None:
    (damage,) = turned(*LINES, LINES[0]).damages
    assert (damage.name, damage.count, damage.lines) == ("reversed-words", 7, 7)
    for number, example in enumerate(damage.examples):
        assert example.line == number + 1
        assert example.before == LINES[number]
        assert example.after == " ".join(reversed(LINES[number].split(" ")))
    assert len(damage.examples) == 3


@pytest.mark.parametrize(("margin", "doubted"), [(0.4, len(LINES)), (3.0, len(LINES)), (40.0, 0)])
def test_small_margins_are_doubts(margin: float, doubted: int) -> None:
    diagnosis = turned(*(" ".join(reversed(line.split(" "))) for line in LINES), margin=margin)
    assert sum(bool(state.doubt) for state in diagnosis.lines) == doubted
    assert diagnosis.in_doubt == doubted / len(LINES)


def test_lines_with_signs_of_reversal_are_doubts() -> None:
    lines = [*LINES, " ،باغ به رفتند", LINES[0]]
    diagnosis = diagnose(Result("\n".join(lines), "\n".join(lines)))
    assert [state.line for state in diagnosis.lines if state.doubt] == [len(LINES) + 1]


def test_pieces_of_a_line_are_no_doubts() -> None:
    lines = [*LINES, "،باغ به", LINES[0]]
    text = "\n".join(lines)
    at = text.index("\n،")
    pieces = [Piece(0, at), Piece(at, at + 1, " ", "joined-fragments"), Piece(at + 1, len(text))]
    joined = text[:at] + " " + text[at + 1 :]
    alone = diagnose(Result(text, text))
    assert [state.line for state in alone.lines if state.doubt] == [len(LINES) + 1]
    layer = Layer("fragments", text, Repair(pieces))
    assert diagnose(Result(text, joined, (layer,))).in_doubt == 0


def test_a_habit_of_stops_is_no_sign_of_reversal() -> None:
    lines = [f"{word} :{line}" for word, line in zip("ابپ", LINES, strict=False)]
    one = "\n".join([*lines[:1], *(line.replace(" :", ": ") for line in lines[1:])])
    (doubted,) = (state for state in diagnose(Result(one, one)).lines if state.doubt)
    assert doubted.line == 1
    every = "\n".join(lines)
    assert diagnose(Result(every, every)).in_doubt == 0


def test_a_line_that_stood_forwards_among_lines_backwards_is_a_doubt() -> None:
    after = "\n".join(LINES)
    before = "\n".join([*(line[::-1] for line in LINES[:-1]), LINES[-1]])
    ends = [0, *(at + 1 for at, sign in enumerate(after) if sign == "\n"), len(after) + 1]
    pieces: list[Piece] = []
    for start, end in pairwise(ends[:-1]):
        pieces += [Piece(at, at + 1) for at in (*range(end - 2, start - 1, -1), end - 1)]
    repair = Repair([*pieces, Piece(ends[-2], len(after))])
    diagnosis = diagnose(Result(before, after, (Layer("reversal", before, repair),)))
    assert diagnosis.order.name == "reversed-characters"
    assert [state.line for state in diagnosis.lines if state.doubt] == [len(LINES)]


def test_words_parted_by_zwnjs_are_a_doubt() -> None:
    parted = LINES[1].replace(" ", "\N{ZERO WIDTH NON-JOINER}")
    text = "\n".join([LINES[0], parted, *LINES[2:]])
    (doubted,) = (state for state in diagnose(Result(text, text)).lines if state.doubt)
    assert (doubted.line, doubted.order) == (2, "right-order")


@given(st.floats(0), st.floats(0))
def test_confidence_grows_with_the_margin(one: float, other: float) -> None:
    less, more = sorted([one, other])
    low, high = (LineState(1, "reversed-runs", margin).confidence for margin in (less, more))
    assert low is not None
    assert high is not None
    assert 0 < low <= high <= 1


def test_findings_of_doubt_name_their_lines() -> None:
    text = "\n".join(LINES)
    at = text.index(LINES[2])
    finding = Finding("order-in-doubt", at, at + 5, "either way it reads well")
    layer = Layer("reversal", text, Repair([Piece(0, len(text))], [finding]))
    (doubted,) = (s for s in diagnose(Result(text, text, (layer,))).lines if s.doubt)
    assert (doubted.line, doubted.doubt) == (3, "either way it reads well")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (str.maketrans("یک", "يك"), "arabic-letters-typed"),
        (None, "arabic-letters-isolated"),  # only where no letter follows
    ],
)
def test_arabic_letters_are_told_apart(typed: dict[int, int] | None, name: str) -> None:
    text = "این کتابی است که یکی از آشنایان برای خواهر کوچک من خرید، ولی دیگری برد."
    damaged = text.translate(typed) if typed else re.sub(r"ی\b", "ي", text)
    diagnosis = diagnose(preset("characters")(damaged))
    assert damage_names(diagnosis) == [name]


def test_a_broken_law_is_said() -> None:
    diagnosis = diagnose(Result("سلام", "سلام", (), "stage words: a letter lost"))
    assert diagnosis.as_json()["violation"] == "stage words: a letter lost"
    assert "NOT REPAIRED" in diagnosis_text(diagnosis)


def test_only_texts_and_results_are_diagnosed() -> None:
    with pytest.raises(TypeError, match="repairs str, not bytes"):
        diagnose(b"")  # type: ignore[arg-type]


@given(layer_chains())
def test_any_result_has_a_diagnosis(chain: tuple[str, str, tuple[Layer, ...]]) -> None:
    diagnosis = diagnose(Result(*chain))
    assert json.loads(json.dumps(diagnosis.as_json())) == diagnosis.as_json()
    assert damages(Result(*chain)) == diagnosis.damages


@given(st.lists(st.sampled_from([*LINES, "علي", "رضا\r", "", "A (b) علي"]), max_size=8))
def test_every_example_is_isolated(lines: list[str]) -> None:
    """Outside of isolates the report is left to right, and each isolate ends on its line."""
    shown = diagnosis_text(diagnose(Pipeline((Turn(), Yeh()))("\n".join(lines))), "a.txt")
    for line in shown.splitlines():
        isolates = re.findall("\u2067[^\u2066-\u2069]*\u2069", line)
        assert len(isolates) == len(re.findall("[\u2066-\u2069]", line)) / 2
        if re.match(r"\s+[-+] ", line):
            assert len(isolates) == 1
            assert not re.search("[\u202a-\u202e\u200e\u200f]", line)


@pytest.mark.parametrize(
    ("page", "extractor", "code"),
    [
        ("qanat.damaged", "pypdf", "R"),
        ("earthquake.damaged", "pypdf", "R"),
        ("petition.justified.damaged", "pypdf", "R"),
        ("qanat.poppler", "poppler pdftotext", "ok"),
        ("petition.poppler", "poppler pdftotext", "ok"),
    ],
)
def test_recorded_pages_name_their_extractor(page: str, extractor: str, code: str) -> None:
    diagnosis = diagnose((FIXTURES / "pages" / f"{page}.txt").read_text(encoding="utf-8"))
    assert diagnosis.order.code == code
    assert diagnosis.suspects[0].extractor.split(" or ")[0] == extractor
