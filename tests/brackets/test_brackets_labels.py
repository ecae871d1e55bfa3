"""Labels of lists get their brackets back; the shape of brackets on the page is made here."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.brackets import Brackets

STAGE = Brackets()
ITEMS = st.sampled_from(
    [
        "خاک را با بیل می‌کنند",
        "سنگ‌ها را (اگر باشد) از زمین برمی‌دارند",
        "آب را از چاه (با چرخ و دلو) بالا می‌کشند",
        "دیوار را با آجر می‌چینند",
    ]
)
NUMBERINGS = st.sampled_from(
    ["۱۲۳۴۵", "12345", ["الف", "ب", "پ", "ت", "ث"], ["الف", "ب", "ج", "د", "ه"]]
)
LISTS = st.tuples(NUMBERINGS, st.lists(ITEMS, min_size=2, max_size=5)).map(
    lambda n: [f"{label}) {item}" for label, item in zip(n[0], n[1], strict=False)]
)
SEPARATORS = st.sampled_from(["؛\n", "؛ "])


@given(LISTS, SEPARATORS, st.data())
def test_labels_come_back(items: list[str], separator: str, data: st.DataObject) -> None:
    text = "این کار چند بخش دارد: " + separator.join(items) + "."
    turned = [data.draw(st.booleans()) for _ in items]
    damaged = "این کار چند بخش دارد: " + separator.join(
        item.replace(")", "(", 1) if is_turned else item
        for item, is_turned in zip(items, turned, strict=True)
    )
    assert output(STAGE, damaged + ".") == text
    assert_second_pass_changes_nothing(STAGE, damaged + ".")


@given(st.lists(ITEMS, min_size=2, max_size=5), st.sampled_from(["جدول", "گروه", "خانۀ"]))
def test_numbered_things_before_brackets_stay(items: list[str], thing: str) -> None:
    text = " و ".join(f"{thing} {n} ({item})" for n, item in enumerate(items, start=1))
    assert output(STAGE, text) == text
