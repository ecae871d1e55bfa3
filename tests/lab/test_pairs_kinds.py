"""The class of an extraction is known from its truth: damage is done here by hand."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

import pytest
from arabic_reshaper import ArabicReshaper
from lab.scoring_kinds import kind_of
from lab.table_worst import worst_stretches

TRUTH = """سال‌ها پیش در کنار رودخانه‌ای کوچک آسیابانی پیر با نوه‌اش زندگی می‌کرد و گندم روستا را آرد
می‌کرد. مردم هر هفته با خر و قاطر می‌آمدند، بار خود را خالی می‌کردند و تا نوبتشان برسد
زیر درخت گردو می‌نشستند. در سال 1923 مهندسی به نام Edward Harris از شهر آمد و گفت که
آب رودخانه برای گرداندن سه سنگ دیگر هم بس است؛ پیرمرد خندید و گفت سنگ به چه کارم می‌آید
وقتی گندم نیست. نوه‌اش اما شب تا صبح بیدار ماند و بر کاغذ چرخ کشید و دنده و تسمه.
بیست سال بعد همان‌جا کارخانه‌ای بود که نان چهار شهرستان را می‌داد و نام پیرمرد بر سردرش."""


def by_line(change: Callable[[str], str]) -> str:
    return "\n".join(map(change, TRUTH.split("\n")))


def without_islands_turned(line: str) -> str:
    """Reverse a line as it stands on the page: Latin words and numbers read forwards."""
    words = [w if w.isascii() else w[::-1] for w in reversed(line.split())]
    return " ".join(words).replace("Harris Edward", "Edward Harris")


def in_turned_runs(line: str) -> str:
    """Cut a line in three runs and put them in reverse order."""
    words = line.split()
    return " ".join([*words[10:], *words[5:10], *words[:5]])


def shaped(line: str) -> str:
    return ArabicReshaper({"delete_harakat": False, "support_zwj": False}).reshape(line)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (str, "ok"),
        (lambda line: line.replace("\N{ZERO WIDTH NON-JOINER}", ""), "ok"),
        (lambda line: line[::-1], "C"),
        (without_islands_turned, "Cx"),
        (lambda line: " ".join(reversed(line.split())), "W"),
        (lambda line: " ".join(word[::-1] for word in line.split()), "w"),
        (in_turned_runs, "R"),
        (shaped, "forms"),
        (lambda line: "".join(random.Random(1).sample(line, len(line))), "x"),
    ],
)
def test_class(change: Callable[[str], str], code: str) -> None:
    assert kind_of(by_line(change), TRUTH).code == code


def test_shaped_text_is_in_presentation_forms() -> None:
    assert any("FORM" in unicodedata.name(c, "") for c in by_line(shaped))


def test_some_lines_with_turned_runs_are_told() -> None:
    lines = TRUTH.split("\n")
    raw = "\n".join([*lines[:4], *map(in_turned_runs, lines[4:])])
    assert str(kind_of(raw, TRUTH)) == "ok r33"


def test_a_page_without_lines_is_of_no_class() -> None:
    assert kind_of("1\n\n2", TRUTH).code == "x"


def test_the_worst_stretch_is_the_one_that_is_missing() -> None:
    words = TRUTH.split()
    output = " ".join(words[:24] + words[36:])
    worst, second = worst_stretches(TRUTH, output, 2)
    assert worst.missing > second.missing
    assert set(words[26:34]) <= set(worst.wanted.split()) | {"1923"}
