"""Pages whose brackets, hyphens and Latin words were lifted off their lines, made here.

What is lifted, and what is seen of the gap, is simulated sign by sign from the printed line, which
python-bidi lays out: nothing of the stage is used.
"""

from __future__ import annotations

from typing import NamedTuple

from bidi.algorithm import get_display
from hypothesis import strategies as st

_NAMES = ["کاویانی", "نیک‌پور", "آل بویه", "صفایی", "دهدشتی", "فرهمند"]
_FIRST = ["خسرو", "مهناز", "بهرام", "نرگس", "کاوه", "شهین"]
_LATIN = ["Harlow", "Benedict et al.", "Osborne", "Lindqvist"]
_BEGINNINGS = [
    "رودخانه در آن سال‌ها به باغ‌های پایین‌دست نمی‌رسید و مردم چاه می‌کندند",
    "در نامه‌های آن روزگار از این بازار، با همۀ رونقش، کمتر یاد شده است",
    "پارچه‌بافان شهر رنگ را از پوست انار می‌گرفتند و نخ را در سایه خشک می‌کردند",
    "راه کاروان‌رو از کنار قلعه می‌گذشت و شب‌ها چراغی بر بام آن می‌سوخت",
]
_ENDS = ["و کسی به آن نپرداخت.", "و این رسم، هنوز، برجاست.", "و داستان به همین‌جا پایان یافت."]
_TITLES = ["تاریخ آبیاری در دشت. شیراز: کتاب نو.", "بازار و پیشه‌وران. تبریز: نشر ستاره."]


class Page(NamedTuple):
    """Printed lines from left to right, and what an extractor makes of them."""

    printed: str
    extracted: str


@st.composite
def pages(draw: st.DrawFn, spread: bool = False) -> Page:
    """Draw lines of prose with a citation each, and the references that those name."""
    years = st.integers(1300, 1402)
    names = draw(st.lists(st.sampled_from(_NAMES), min_size=2, max_size=4, unique=True))
    lines = []
    for name in names:
        year = draw(years)
        page = draw(st.integers(11, 400))
        kinds = [
            f"({name}، {_persian(f'{year}: {page}-{page + 7}')})",
            f"({draw(st.sampled_from(_LATIN))}, {year + 621}: {page}-{page + 7})",
            f"({_persian(f'{year}-{year + 9}')})",
            f"({_persian(year)})",
            f"(مورخ {_persian(f'{year}/{page % 12 + 1:02}/{page % 29 + 1:02}')})",
        ]
        citation = draw(st.sampled_from(kinds[:2] if spread else kinds))
        lines.append(
            f"{draw(st.sampled_from(_BEGINNINGS))} {citation} {draw(st.sampled_from(_ENDS))}"
        )
    for name in names:
        first, title = draw(st.sampled_from(_FIRST)), draw(st.sampled_from(_TITLES))
        lines.append(f"{name}، {first} ({_persian(draw(years))}). {title}")
    printed = [get_display(line, base_dir="R") for line in lines]
    return Page("\n".join(printed), "\n".join(row for line in printed for row in lift(line)))


def lift(line: str) -> list[str]:
    """Return a printed line as an extractor reads it: what another font draws on a line above."""
    lifted = [is_lifted(c) for c in line]
    if not any(lifted):
        return [line]
    above, gap = "", 0
    for c, up in zip(line, lifted, strict=True):
        if up:
            above += (" " if gap else "") * bool(above) + c
        gap = 0 if up else gap + 1
    rest = "".join(" " if up else c for c, up in zip(line, lifted, strict=True))
    return [above, " ".join(rest.split())]


def is_lifted(c: str) -> bool:
    return c in "()-%/" or (c.isascii() and c.isalpha())


def _persian(text: object) -> str:
    return str(text).translate({ord("0") + n: chr(0x06F0 + n) for n in range(10)})
