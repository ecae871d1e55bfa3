"""Pages that come a line for every change of script; textwrap says how they were printed."""

from __future__ import annotations

import re
import textwrap

from hypothesis import given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.fragments import Fragments
from textfix.fragments.portions import are_portions
from textfix.fragments.reading import read

PARAGRAPHS = (
    "رصدخانهٔ شهر را در سال ۱۳۱۲ بر تپه‌ای ساختند که ۲۴۰ متر از دشت بلندتر است. نخستین تلسکوپ آن را"
    " از شرکت Zeiss خریدند و با ۱۸ شتر از راه کویر آوردند؛ آینه‌اش تنها ۴۰ سانتی‌متر پهنا داشت، ولی"
    " تا ۳۰ سال بزرگ‌ترین تلسکوپ کشور بود.",
    "در آن سال‌ها هر شب ۲ نفر کشیک می‌دادند: یکی ساعت Riefler را می‌پایید و دیگری جای ستاره‌ها را در"
    " دفتر می‌نوشت. از ۱۳۱۴ تا ۱۳۲۰ بیش از ۹۰۰ دفتر پر شد که امروز ۳۱۲ تای آن مانده است. کاتبان آن"
    " دفترها شاگردان دبیرستان بودند و برای هر صفحه ۵ ریال می‌گرفتند.",
    "پس از جنگ دستگاه تازه‌ای به نام Schmidt رسید که با آن از هر گوشهٔ آسمان عکس می‌گرفتند. در شب ۱۷"
    " آذر ۱۳۲۶ یکی از این عکس‌ها نقطه‌ای را نشان داد که در عکس ۲۳ روز پیش نبود؛ نامش را (Nova) نوشتند"
    " و به رصدخانهٔ Meudon نامه دادند. پاسخ ۴ ماه بعد رسید: آن نقطه لکه‌ای بر شیشه بود.",
    "با این همه آن نامه بی‌ثمر نماند. رصدخانهٔ Meudon از آن پس هر ۶ ماه بسته‌ای کتاب می‌فرستاد و در"
    " سال ۱۳۳۱ دو شاگرد را برای ۳ سال به پاریس خواند. یکی از آنان کتابی دربارهٔ ستاره‌های دوتایی نوشت"
    " که در ۵ زبان چاپ شد و دیگری به روستای خود برگشت و در ۱۸ کلاس درس داد.",
)
_PORTION = re.compile(r"[A-Za-z]+|[۰-۹]+|[()]|(?:[^\s0-9۰-۹A-Za-z()]+ ?)+")
WIDTHS = st.integers(64, 96)


def printed(width: int, paragraphs: tuple[str, ...] = PARAGRAPHS) -> list[str]:
    return [line for each in paragraphs for line in textwrap.wrap(each, width)]


def by_script(lines: list[str]) -> str:
    """Part ``lines`` at every change of script and embed the words, as poppler -raw does."""
    rle, pop = "\N{RIGHT-TO-LEFT EMBEDDING}", "\N{POP DIRECTIONAL FORMATTING}"
    portions = [found[0].strip() for line in lines for found in _PORTION.finditer(line)]
    embedded = (re.sub("[^\\s0-9۰-۹A-Za-z().]+", f"{rle}\\g<0>{pop}", each) for each in portions)
    return "\n".join(embedded)


def repaired(text: str) -> list[str]:
    return re.sub("[\u202a-\u202c]", "", output(Fragments(), text)).split("\n")


@given(WIDTHS)
def test_words_and_gaps_come_back(width: int) -> None:
    page = printed(width)
    assert " ".join(repaired(by_script(page))) == " ".join(page)


@given(WIDTHS)
def test_no_line_is_much_wider_than_the_page(width: int) -> None:
    assert all(len(line) <= 1.25 * width for line in repaired(by_script(printed(width))))


def test_most_printed_lines_come_back_exactly() -> None:
    pages = [printed(width) for width in range(64, 97)]
    exact = sum(len(set(repaired(by_script(page))) & set(page)) for page in pages)
    assert exact >= 0.85 * sum(map(len, pages))


@given(WIDTHS)
def test_a_second_pass_changes_nothing(width: int) -> None:
    assert_second_pass_changes_nothing(Fragments(), by_script(printed(width)))


@given(WIDTHS)
def test_lines_of_whole_pages_stay(width: int) -> None:
    """The same page, its words embedded and its lines whole."""
    rle, pop = "\N{RIGHT-TO-LEFT EMBEDDING}", "\N{POP DIRECTIONAL FORMATTING}"
    page = "\n".join(printed(width))
    text = re.sub("[^\\s0-9۰-۹A-Za-z().]+", f"{rle}\\g<0>{pop}", page)
    assert not are_portions(read(text))
    assert output(Fragments(), text) == text


@given(WIDTHS)
def test_other_text_stays(width: int) -> None:
    """Without embeddings nothing says that the lines are portions."""
    text = re.sub("[\u202a-\u202c]", "", by_script(printed(width)))
    assert not are_portions(read(text))


def test_lists_keep_their_labels_at_the_beginning_of_lines() -> None:
    steps = [
        "۱. شیشه را با آب و ۲ قطره الکل بشویید و در سایه بگذارید تا خشک شود.",
        "۲. آینه را با ۴ پیچ Allen ببندید و پیچ‌ها را سفت نکنید.",
        "۳. لوله را ۱۵ درجه بچرخانید و ستاره‌ای روشن بیابید.",
    ]
    labels = re.sub("^([۱-۳])[.]", r"\1 .", "\n".join(steps), flags=re.MULTILINE).split("\n")
    found = repaired(by_script([*printed(80), *labels]))
    assert [line for line in found if line[0] in "۱۲۳" and line[1] == "."] == steps


def test_running_heads_stay_lines_of_their_own() -> None:
    head = "تاریخ رصدخانه‌های ایران، دفتر ۷"
    page = printed(80)
    text = by_script([head, *page[:9], head, *page[9:]])
    assert repaired(text).count(head) == 2
