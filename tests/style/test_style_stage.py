"""The style stage: its law, what it must not touch, and each option by itself."""

from __future__ import annotations

import pickle
import unicodedata

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.presets import preset
from textfix.style import Style

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
ALL = Style("hamza", "zwnj", "space", "persian", "guillemets", "single", True, True)
OTHER = Style("yeh", "joined", "zwnj", "latin", "double", "guillemets", True, True)
STYLES = [ALL, OTHER, Style("letter", digits="persian", nested="double")]

FORMS = (
    "خانۀ خانه‌ی خانهٔ آنها آن‌ها این‌هایی به به‌صورت صورت به‌روزرسانی 12 ۱۲ ١٢ 45% 3.5 4K A4"
    ' " “ ” « » ‹ › ... .. … ، . : ؛ ( ) [ ] گفت بیا رفت می‌رود و را Word x الله قال رسول [^1]'
    ' "بیا رفت" «گفت رفت»'
)
WORDS = st.sampled_from(FORMS.split(" "))
PROSE = "این مردم را در شهر می‌دیدند 12 آنها"


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Words, signs and numbers of all kinds, with any gap between them."""
    parts = draw(st.lists(WORDS, max_size=16))
    gaps = st.sampled_from(["", " ", " ", " ", "  ", "\n"])
    return "".join(part + draw(gaps) for part in parts)


def plain(text: str) -> str:
    """What style may not change, by the Unicode names of the code points alone."""
    kept = []
    for c in text.replace("ه‌ی", "ه"):
        name = unicodedata.name(c, "")
        if "QUOTATION MARK" in name or name in ("SPACE", "ZERO WIDTH NON-JOINER"):
            continue
        if name in ("ARABIC HAMZA ABOVE", "ARABIC LETTER HEH WITH YEH ABOVE"):
            kept.append("" if name.startswith("ARABIC HAMZA") else "ه")
        elif c.isdecimal():
            kept.append(str(int(c)))
        elif "PERCENT SIGN" in name:
            kept.append("%")
        else:
            kept.append("..." if name == "HORIZONTAL ELLIPSIS" else c)
    return "".join(kept)


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=80)
@given(text=texts())
def test_letters_numbers_and_signs_stay(style: Style, text: str) -> None:
    assert plain(output(style, text)) == plain(text)


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=80)
@given(text=texts())
def test_second_pass_changes_nothing(style: Style, text: str) -> None:
    assert_second_pass_changes_nothing(style, text)


@given(texts())
def test_off_is_off(text: str) -> None:
    assert output(Style(), text) == text


SHIELDED = [
    "https://example.org/خانۀ-ما?p=12",
    "www.example.ir/آنها/12",
    "info12@example.com",
    "#کتاب_12",
    "`خانۀ 12 ...`",
    "\n```\nخانۀ 12 ...\n```\n",
    "Word 2016 ... x",
    "\nal-Tabari, History, 1987: 12-14 ...\n",
    "﴿خانۀ 12﴾",
    "\nإن الله مع الصابرين 12 ...\n",
    "بِسْمِ اللَّهِ الرَّحْمَنِ الرَّحِيمِ",
    "[^12]",
]


@pytest.mark.parametrize("shielded", SHIELDED)
@settings(max_examples=20)
@given(data=st.data())
def test_what_is_no_persian_prose_stays(shielded: str, data: st.DataObject) -> None:
    around = st.lists(st.sampled_from(PROSE.split(" ")), min_size=3)
    before, behind = (" ".join(data.draw(around)) for _ in range(2))
    for style in STYLES:
        assert shielded in output(style, f"{before} {shielded} {behind}")


@pytest.mark.parametrize(
    ("option", "value", "before", "after"),
    [
        ("ezafe", "hamza", "خانۀ ما و نامه‌ی تو", "خانهٔ ما و نامهٔ تو"),
        ("ezafe", "yeh", "خانۀ ما و نامهٔ تو", "خانه‌ی ما و نامه‌ی تو"),
        ("ezafe", "letter", "خانه‌ی ما و نامهٔ تو، خانه‌یی", "خانۀ ما و نامۀ تو، خانه‌یی"),
        ("demonstratives", "zwnj", "آنها و اینهایی که", "آن‌ها و این‌هایی که"),
        ("demonstratives", "joined", "آن‌ها و همین‌ها و کتاب‌ها", "آنها و همینها و کتاب‌ها"),
        ("be", "space", "به‌صورت او و روبه‌رو و به‌روزرسانی", "به صورت او و روبه‌رو و به‌روزرسانی"),
        ("be", "zwnj", "به ویژه به خانه رفت", "به‌ویژه به خانه رفت"),
        ("digits", "latin", "سال ۱۳۹۸ و ٪ ۴۵٪", "سال 1398 و ٪ 45%"),
        ("digits", "persian", "سال 1398 در Tehran 2016", "سال ۱۳۹۸ در Tehran 2016"),
        ("quotes", "double", "گفت «بیا «زود» برو»", "گفت “بیا «زود» برو”"),
        ("nested", "double", "گفت «بیا «زود» برو»", "گفت «بیا “زود” برو»"),
        ("ellipsis", True, "رفت...", "رفت…"),
        ("spacing", True, "رفت ،آمد", "رفت، آمد"),
    ],
)
def test_each_option_by_itself(option: str, value: object, before: str, after: str) -> None:
    pipeline = preset("default").only("style").with_options("style", **{option: value})
    assert pipeline.fix(before) == after
    assert preset("default").only("style").fix(before) == before


def test_rules_can_be_left_out_one_by_one() -> None:
    text = 'در 12 شهر ،گفت: "خانۀ آنها..." و «او «نه» گفت» به‌صورت'
    pipeline = preset("style").only("style").with_options(
        "style", ezafe="yeh", demonstratives="zwnj", be="space"
    )  # fmt: skip
    done = {change.rule for change in pipeline(text).changes}
    assert done == {rule.name for rule in Style.rules}
    for rule in done:
        rest = {change.rule for change in pipeline.without(f"style.{rule}")(text).changes}
        assert rest == done - {rule}


def test_configuration_is_picklable() -> None:
    assert pickle.loads(pickle.dumps(ALL)) == ALL


def test_strategy_makes_the_hard_cases() -> None:
    looking = settings(max_examples=20_000, phases=[Phase.generate])
    for wanted in ("«گفت", "12 ،", "آنها ", '"بیا', "...", "الله"):
        assert find(texts(), lambda text, wanted=wanted: wanted in text, settings=looking)


def test_law_names_what_is_lost() -> None:
    for before, after in [("خانۀ", "خانه"), ("12", "13"), ("«بیا»", "بیا"), ("آنها", "آن")]:
        assert Style().broken_law(before, after) != ""
