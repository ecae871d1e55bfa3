"""pandas: the accessor on series of every type that holds texts."""

from __future__ import annotations

from typing import Any

import pytest
from hosts import CHARACTERS, FIXED, TEXTS

pd = pytest.importorskip("pandas", reason="pandas is not installed: make engines")

from textfix.adapters import pandas as adapter  # noqa: E402


@pytest.mark.parametrize("kind", [object, "string", None])
def test_texts_are_repaired_and_all_else_stays(kind: Any) -> None:
    series = pd.Series(TEXTS, index=[9, 8, 7, 7, 6, 5], dtype=kind, name="body")
    fixed = series.textfix.fix(CHARACTERS)
    expected = pd.Series(FIXED, index=[9, 8, 7, 7, 6, 5], dtype=kind, name="body")
    pd.testing.assert_series_equal(fixed, expected)


def test_missing_values_of_objects_stay_what_they_are() -> None:
    missing = [None, float("nan"), pd.NA, pd.NaT]
    series = pd.Series(["ي", *missing], dtype=object)
    fixed = series.textfix.fix(CHARACTERS).tolist()
    assert fixed[0] == "ی"
    assert all(after is before for after, before in zip(fixed[1:], series[1:], strict=True))


@pytest.mark.parametrize("values", [[], [None, None], [float("nan")]])
def test_no_texts_at_all(values: list[Any]) -> None:
    series = pd.Series(values)
    pd.testing.assert_series_equal(series.textfix.fix(CHARACTERS), series)


def test_categories_are_repaired() -> None:
    series = pd.Series(["ي", "ك", None, "ي"], dtype="category")
    assert series.textfix.fix(CHARACTERS).tolist()[:2] == ["ی", "ک"]
    one = pd.Series(["ي", "ی", None]).astype("category").textfix.fix(CHARACTERS)
    assert one[:2].tolist() == ["ی", "ی"]
    assert one.isna().tolist() == [False, False, True]


def test_a_number_among_texts_is_refused() -> None:
    with pytest.raises(TypeError, match="not int"):
        adapter.fix_series(pd.Series(["ي", 5], dtype=object), CHARACTERS)


def test_without_a_pipeline_it_is_the_default() -> None:
    assert pd.Series(["كتابهاي علمي"]).textfix.fix().tolist() == ["کتاب‌های علمی"]
