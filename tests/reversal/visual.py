"""Documents in visual order, made by python-bidi and arabic-reshaper from text of ours."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from functools import lru_cache

from arabic_reshaper import ArabicReshaper
from bidi import get_display
from cases import FIXTURES
from hypothesis import strategies as st

PAGES = sorted((FIXTURES / "pages").glob("*.truth.txt"))
WIDTH = 90

# What makes reversal hard, each with a word before it that ties it to right-to-left text.
LATIN = (
    "از (Rahimi & Sadeghi, 2019: 33-41) و",
    "کتاب The Art of Memory در",
    "روش k-means را",
)
NUMBERS = (
    "سال‌های 1962-1969 و",
    "حدود ۶۵٪ از",
    "عدد 3.14 و",
    "تاریخ 1402/05/17 را",
    "مبلغ ۱۲٬۵۰۰ تومان",
)
BRACKETS = ("واژهٔ «نقل» در", "شهر (تهران) بود", "متن [افزوده] را", "(ص ۴۴-۴۵)")
MARKS = ("محلّی و", "مُهِمّ است", "عملاً و", "بندِ کفش")
LIGATURES = ("اطلاعات لازم", "تلاش و اختلاف", "سال‌های مثال")
HARD = {
    "latin": LATIN,
    "numbers": NUMBERS,
    "brackets": BRACKETS,
    "marks": MARKS,
    "ligatures": LIGATURES,
}

_shaper = ArabicReshaper({"delete_harakat": False, "support_ligatures": True})


@lru_cache(maxsize=1)
def lines() -> list[str]:
    """Return the prose of our sample pages, broken as a page breaks it; notes left out."""
    found: list[str] = []
    for page in PAGES:
        for paragraph in page.read_text(encoding="utf-8").split("\n"):
            if len(paragraph) > WIDTH and not paragraph.startswith("[^"):
                prose = re.sub(r"\[\^\d+\]", "", paragraph)
                found += textwrap.wrap(prose, WIDTH, break_on_hyphens=False)
    return [line for line in found if len(line) > WIDTH // 2 and not re.search("[A-Za-z]", line)]


@st.composite
def documents(draw: st.DrawFn, least: int = 12, most: int = 25) -> list[str]:
    """Lines of one of our pages, hard cases put between their words."""
    start = draw(st.integers(0, len(lines()) - most))
    page = lines()[start : start + draw(st.integers(least, most))]
    for at in range(len(page)):
        if draw(st.booleans()):
            words = page[at].split(" ")
            gap = draw(st.integers(1, len(words) - 1))
            hard = draw(st.sampled_from([case for kind in HARD.values() for case in kind]))
            page[at] = " ".join((*words[:gap], hard, *words[gap:]))
    return page


def visual(line: str) -> str:
    """Return what stands on the page from left to right, brackets by their code points."""
    return str(get_display(line, base_dir="R"))


def drawn(line: str) -> str:
    """Return the same with every bracket as it is drawn."""
    return visual(line).translate(_MIRROR)


def all_reversed(line: str) -> str:
    """Return ``line`` with every code point in reverse order, Latin words and numbers too."""
    return line[::-1]


def ligatures_whole(line: str) -> str:
    """Return the line in visual order, lam-alef being one glyph of two code points."""
    return visual(line.replace("لا", "\ufefb")).replace("\ufefb", "لا")


def shaped(line: str) -> str:
    """Return the line in presentation forms, in logical order."""
    return str(_shaper.reshape(line))


def items_turned(line: str) -> str:
    """Return what pdf.js makes of a line whose joined letters have texts of their own: the line in
    visual order, the stretches between such letters, numbers and brackets turned round."""
    page = "".join(_isolated_folded(c) for c in visual(shaped(line)))
    parts = _ITEM.split(page)
    parts[1::2] = [
        part.replace(core, _turned(core)) for part in parts[1::2] for core in [part.strip()]
    ]
    text = "".join(parts).replace("\u200c", "")
    return re.sub("[\ufb50-\ufdff\ufefb\ufefc]", lambda form: _without_form(form.group()), text)


# Isolated letters, lam-alef and signs; a ZWNJ parts two items.
_ITEM = re.compile("((?:[^\\W\\d_A-Za-z\ufb50-\ufdff\ufe70-\ufefa]|[^\\w()\u200c])+)")


def _turned(item: str) -> str:
    return item[::-1] if any(map(str.isalpha, item)) else item


def _isolated_folded(c: str) -> str:
    lone = "<isolated>" in unicodedata.decomposition(c) and c != "\ufefb"
    return unicodedata.normalize("NFKC", c) if lone else c


def _without_form(form: str) -> str:
    """Fonts that state code points for the forms of Arabic letters state none for Persian ones."""
    letter = unicodedata.normalize("NFKC", form)
    return letter if letter != "ی" or "<final>" in unicodedata.decomposition(form) else form


def words_reversed(line: str) -> str:
    """Return the words of ``line`` from left to right, each upright with the signs beside it."""
    return " ".join(reversed(line.split(" ")))


def stops_drawn(line: str) -> str:
    """Return the words of ``line`` from left to right, stops drawn with the gap behind them."""
    return "".join(reversed(re.findall(r"[.:]+(?: |$)|\s|(?:(?![.:]+(?: |$))\S)+", line)))


def embedded(line: str) -> str:
    """Return what ``pdftotext -raw`` makes of a line of Persian words and signs."""
    parts = re.findall(r"[\u0621-\u06d3\u064b-\u0655\u200c]+|\d+|.", line)
    return "".join(f"\u202b{p}\u202c" if len(p) > 1 and p[0].isalpha() else p for p in parts[::-1])


_MIRROR = str.maketrans("()[]«»", ")(][»«")
