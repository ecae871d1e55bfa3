"""The direction stage on text that we wrote: simulated damage comes back, clean text stays."""

from __future__ import annotations

import unicodedata

import numpy as np
import pytest
from cases import FIXTURES
from hypothesis import example, given, settings
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output
from rapidfuzz.distance import Levenshtein

from textfix.direction import Direction
from textfix.direction.detect import restore
from textfix.direction.units import read_line
from textfix.pipeline import Pipeline
from textfix.tagger.simulate import Damage, damage_document, draw_damage

PAGES = ("qanat", "earthquake", "petition")


def paragraphs(page: str) -> list[str]:
    """Prose paragraphs of a sample page: our own text, notes and headings left out."""
    text = (FIXTURES / "pages" / f"{page}.truth.txt").read_text(encoding="utf-8")
    return [p for p in text.split("\n") if len(p) > 150 and not p.startswith("[^")]


def letters(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).translate(str.maketrans("يكىةۀ", "یکیهه"))
    return "".join(c for c in folded if c.isalnum())


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("seed", "most_wrong"), [(1, 0.06), (2, 0.1)])
def test_simulated_damage_comes_back(page: str, seed: int, most_wrong: float) -> None:
    rng = np.random.default_rng(seed)
    damage = Damage() if seed == 1 else draw_damage(rng, "runs")
    lines = [line for line in damage_document(paragraphs(page), damage, rng) if line.text.strip()]
    restored = output(Direction(), "\n".join(line.text for line in lines)).split("\n")
    wrong = total = 0
    for line, text in zip(lines, restored, strict=True):
        total += len(letters(line.clean))
        wrong += Levenshtein.distance(letters(line.clean), letters(text))
    raw = sum(Levenshtein.distance(letters(x.clean), letters(x.text)) for x in lines)
    assert raw / total > 0.3, "the damage is real"
    assert wrong / total < most_wrong


@pytest.mark.parametrize("page", PAGES)
def test_clean_pages_stay_byte_for_byte(page: str) -> None:
    text = (FIXTURES / "pages" / f"{page}.truth.txt").read_text(encoding="utf-8")
    assert output(Direction(), text) == text
    for paragraph in paragraphs(page)[:4]:
        assert output(Direction(), paragraph) == paragraph


@pytest.mark.parametrize("page", PAGES)
def test_extracted_pages_restored_once_stay(page: str) -> None:
    text = (FIXTURES / "pages" / f"{page}.damaged.txt").read_text(encoding="utf-8")
    once = output(Direction(), text)
    assert once != text
    assert_second_pass_changes_nothing(Direction(), once)


MIXED = st.text(st.sampled_from('ابپکيیهۀةّـ aB0۵.،:()«»"-‌\n\f\u202b\u202c\ud800'), max_size=80)


@settings(max_examples=30)
@given(MIXED)
@example(" ")
@example("هاي ،نامه. است\r\n\f)1383 ،علي(")
def test_whatever_the_text_no_sign_is_lost(text: str) -> None:
    output(Direction(), text)


@settings(max_examples=20)
@given(MIXED)
def test_chains_partition_their_lines(text: str) -> None:
    lines = [line for line in map(read_line, text.split("\n")) if line.units]
    for line, chain in zip(lines, restore(lines), strict=True):
        assert sorted(at for run in chain.runs for at in range(*run)) == [*range(len(line.units))]
        assert len(chain.seams) == max(0, len(chain.runs) - 1)


def test_a_restored_line_is_one_change_with_its_span() -> None:
    rng = np.random.default_rng(5)
    lines = damage_document(paragraphs("qanat"), Damage(), rng)
    text = "\n".join(line.text for line in lines)
    result = Pipeline((Direction(),))(text)
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line.text) + 1)
    assert len(result.changes) > len(lines) // 2
    for change in result.changes:
        at = starts.index(change.start)
        assert change.end == change.start + len(lines[at].text)
        assert change.margin is not None
    tagged = result.origins()
    assert all(
        text[o] == c or o == -1 for c, o in zip(result.text, tagged, strict=True) if c.isalpha()
    )


def test_text_without_the_arabic_script_loads_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textfix.direction.stage.restore", lambda lines: pytest.fail("loaded"))
    assert output(Direction(), "plain English, 12 lines.\n") == "plain English, 12 lines.\n"
