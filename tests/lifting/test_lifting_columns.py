"""Tables read column by column, torn lines and headings within sentences come back in order."""

from __future__ import annotations

from bidi.algorithm import get_display
from hypothesis import given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.lifting import Lifting

STAGE = Lifting()
HEADS = ["دیم", "آبی", "باغ", "دشت", "کوه"]
NAMES = ["گندم", "جو", "انار", "پنبه", "زیره"]
PROSE = [
    "در آن سال ها، که باران کمتر از همیشه می بارید، آب همۀ کاریزهای دشت را میان روستاها بخش",
    "می کردند و هر خانه نوبتی داشت، و پیران ده نوبت ها را در دفتری، که هنوز هم برجاست، می نوشتند",
    "و جوانان شب ها، تا سپیده، بر سر آب می نشستند تا کسی راه آن را، بی خبر، به باغ خود نگرداند.",
]
GAP = "\n\n"


def visual(line: str) -> str:
    return str(get_display(line, base_dir="R"))


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Draw the rows of a table as printed, and its cells as they are read; both in visual order."""
    columns, rows = draw(st.integers(2, 4)), draw(st.integers(2, 4))
    heads = HEADS[: columns + 1]
    names = draw(st.permutations(NAMES))[:rows]
    cells = [[str(draw(st.integers(20, 999))) for _ in range(columns)] for _ in range(rows)]
    printed = [[visual(word) for word in [*heads[:columns], heads[-1]]]]
    printed += [[*row, visual(name)] for row, name in zip(cells, names, strict=True)]
    read = [*printed[0][:-1]]
    read += [row[column] for column in range(columns) for row in cells]
    read += [row[-1] for row in printed]
    return [" ".join(row) for row in printed], read


def page(*blocks: str) -> str:
    """Return a page with prose enough to show in which order it stands."""
    prose = [visual(line) for line in PROSE]
    return GAP.join([*prose, *blocks, *prose, "\f" + visual("۲ فصلنامه")])


@given(tables())
def test_tables_come_back_row_by_row(table: tuple[list[str], list[str]]) -> None:
    printed, read = table
    assert output(STAGE, page("1", *read, ".")).startswith(page("1", *printed, ".").split("\f")[0])


@given(tables())
def test_a_second_pass_over_tables_changes_nothing(table: tuple[list[str], list[str]]) -> None:
    assert_second_pass_changes_nothing(STAGE, page("1", *table[1], "."))


def test_a_line_torn_at_a_tanwin_is_whole_again() -> None:
    left, right = "تشه ات شش \N{ARABIC FATHATAN}", "الومعم ار رازتشک کی .دوریم باوخ هب"
    prose = [visual(line) for line in PROSE]
    text = GAP.join([*prose, left, right, *prose])
    assert output(STAGE, text) == GAP.join([*prose, left + right, *prose])
    assert output(STAGE, GAP.join([*prose, left, *prose])) == GAP.join([*prose, left, *prose])


def test_a_heading_within_a_sentence_goes_above_its_paragraph() -> None:
    prose = [visual(line) for line in PROSE]
    heading, last = visual("نوبت آب"), visual("و چنین بود.")
    labelled = [last, "•", last, "•"]
    before, behind = GAP.join([*prose, *labelled, last]), "\f" + visual("۲ فصلنامه")
    text = GAP.join([before, prose[0], prose[1], heading, prose[2], behind])
    assert output(STAGE, text).endswith(GAP.join([last, heading, *prose, behind]))
    assert output(STAGE, output(STAGE, text)) == output(STAGE, text)


def test_a_running_head_within_a_sentence_stays_where_pages_do_not_tell() -> None:
    prose = [visual(line) for line in PROSE]
    last = visual("و چنین بود.")
    rest = GAP.join([last, prose[0], prose[1], visual("نوبت آب"), prose[2]])
    assert output(STAGE, GAP.join([*prose, last, "•", last, "•", rest])).endswith(rest)
