"""Furniture: what comes back page after page goes, and is listed."""

from __future__ import annotations

from random import Random

from document.printing import SENTENCES
from hypothesis import given
from hypothesis import strategies as st
from laws import output

from textfix.document import Furniture

HEADS = ("فصلنامهٔ شهر و تاریخ", "پژوهش‌های باغ، سال نهم", "یادنامهٔ استاد")


@st.composite
def books(draw: st.DrawFn) -> tuple[list[list[str]], list[str]]:
    """Pages of different sentences each, and the heads of even and odd pages."""
    lines = draw(st.permutations(SENTENCES))
    size = draw(st.integers(2, 4))
    pages = [list(lines[at : at + size]) for at in range(0, len(lines) - size, size)]
    heads = draw(st.lists(st.sampled_from(HEADS), min_size=1, max_size=2))
    return pages, heads


def _printed(book: tuple[list[list[str]], list[str]], first: int, digits: str) -> str:
    pages, heads = book
    figures = str.maketrans("0123456789", digits)
    return "\f".join(
        "\n".join([heads[n % len(heads)], *page, str(first + n).translate(figures)]) + "\n"
        for n, page in enumerate(pages)
    )


digits = st.sampled_from(["0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩"])


@given(books(), st.integers(1, 300), digits)
def test_heads_and_folios_go_and_lines_stay(
    book: tuple[list[list[str]], list[str]], first: int, figures: str
) -> None:
    text = _printed(book, first, figures)
    after = output(Furniture(), text)
    pages = [[line for line in page.split("\n") if line] for page in after.split("\f")]
    if len(book[0]) >= 3 * len(set(book[1])):
        assert pages == book[0]


@given(books(), st.integers(1, 300), digits, st.booleans(), st.sampled_from([" ", " / ", "   "]))
def test_heads_with_folios_on_mirrored_sides_go(
    book: tuple[list[list[str]], list[str]], first: int, figures: str, turned: bool, gap: str
) -> None:
    """Even pages have the folio before their head, odd ones behind it; its digits may be turned."""
    pages, heads = book
    printed = []
    for n, page in enumerate(pages):
        folio = str(first + n).translate(str.maketrans("0123456789", figures))
        sides = [folio[::-1] if turned else folio, heads[n % len(heads)]]
        printed.append("\n".join([gap.join(sides[:: 1 if n % 2 else -1]), *page]) + "\n")
    after = output(Furniture(), "\f".join(printed))
    if len(pages) >= 3 * len(set(heads)):
        assert [[line for line in page.split("\n") if line] for page in after.split("\f")] == pages


@given(books().filter(lambda book: len(book[0]) >= 3), st.integers(10, 300), digits)
def test_folios_with_turned_digits_go(
    book: tuple[list[list[str]], list[str]], first: int, figures: str
) -> None:
    folios = [str(first + n)[::-1] for n in range(len(book[0]))]
    figure = str.maketrans("0123456789", figures)
    text = "\f".join(
        "\n".join([*page, folio.translate(figure)]) + "\n"
        for page, folio in zip(book[0], folios, strict=True)
    )
    after = output(Furniture(), text)
    assert [[line for line in page.split("\n") if line] for page in after.split("\f")] == book[0]


@given(books().filter(lambda book: len(book[0]) >= 4), st.integers(1, 300), digits, st.booleans())
def test_folios_on_the_last_line_go(
    book: tuple[list[list[str]], list[str]], first: int, figures: str, every: bool
) -> None:
    """Each page has its number behind its text, or each second one has it on a line of its own."""
    printed = []
    for n, page in enumerate(book[0]):
        folio = str(first + n).translate(str.maketrans("0123456789", figures))
        printed.append("\n".join(page) + ("\n" if n % 2 and not every else " ") + folio + "\n")
    after = output(Furniture(), "\f".join(printed))
    assert [[line for line in page.split("\n") if line] for page in after.split("\f")] == book[0]


STAMP = "این نسخه تنها برای خواندن در تالار کتابخانه است و رونوشت آن به اجازه نیاز دارد"


@given(books().filter(lambda book: len(book[0]) >= 3), st.randoms(use_true_random=False))
def test_a_stamp_goes_however_its_runs_lie(
    book: tuple[list[list[str]], list[str]], random: Random
) -> None:
    pages = []
    for page in book[0]:
        words = STAMP.split(" ")
        at = random.randrange(len(words))
        stamp = " ".join(words[at:] + words[:at])
        place = random.randrange(len(page) + 1)
        pages.append("\n".join([*page[:place], stamp, *page[place:]]) + "\n")
    after = output(Furniture(), "\f".join(pages))
    assert [page.split("\n")[:-1] for page in after.split("\f")] == book[0]


@given(books(), st.integers(1, 300))
def test_keeping_lists_what_would_go(book: tuple[list[list[str]], list[str]], first: int) -> None:
    text = _printed(book, first, "0123456789")
    assert output(Furniture(keep=True), text) == text
    found = Furniture(keep=True).repair(text).findings
    assert {f.rule for f in found} == {f.rule for f in Furniture().repair(text).findings}


@given(books().filter(lambda book: len(book[0]) >= 3), st.integers(1, 300))
def test_two_pages_prove_nothing(book: tuple[list[list[str]], list[str]], first: int) -> None:
    text = _printed((book[0][:2], book[1]), first, "0123456789")
    assert output(Furniture(), text) == text


def test_the_law_names_a_lost_line() -> None:
    law = Furniture().broken_law
    assert law("یک\nدو\nسه", "یک\nسه\nدو")
    assert "جمله‌ای" in law("جمله‌ای دراز\nدو", "دو").replace("ای", "‌ای", 0) or law(
        "جمله‌ای دراز\nدو", "دو"
    )
    assert not law("سر\nیک\nسر\nدو\nسر", "یک\nدو")
    assert not law("یک و دو 7\fسه 8\n9 چهار", "یک و دو\fسه\nچهار")
    assert law("یک 7 دو\fسه", "یک دو\fسه")
    assert law("یک 7\nدو 8\nسه 1234\nچهار 5", "یک\nدو\nسه\nچهار")
