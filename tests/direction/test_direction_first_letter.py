"""Lines that were read with the direction of their first letter on the page, as PDFBox does.

The Unicode Bidirectional Algorithm of python-bidi draws our own lines, box by box where the marker
of a note parts them, and reads the row of boxes as one line.
"""

from __future__ import annotations

import re
import unicodedata

from bidi import get_display
from laws import output

from textfix.direction import Direction
from textfix.direction.decode import sort_of
from textfix.direction.units import read_line

MARKER = re.compile(r"\[\^(\d)\]")
LINES = (
    "دانشجویان کلاس سوم با زبان Python برنامه‌ای[^1] نوشتند که عکس‌ها را دسته می‌کند.",
    "استاد از آنان خواست که کتابخانۀ NumPy را کنار بگذارند و از نو بنویسند.",
    "چند نفر هم به زبان Rust رو آوردند و کارشان[^2] دو برابر تندتر شد.",
    "در پایان نیم‌سال از قالب PDF برای فرستادن گزارش‌ها استفاده کردند.",
    "کارگاه بعدی دربارۀ پایگاه دادۀ SQLite خواهد بود و هر کس[^3] می‌تواند بیاید.",
    "گزارش را در قالبی می‌فرستند که ویرایشگر (Word)[^4] می‌تواند آن را بی‌دردسر باز کند.",
    "مهندسان این شرکت زبانی به نام (Erlang)[^5] ساختند که هر کار را فرایندی جدا می‌کند.",
    "در همۀ شهرهای کشور شبکه‌ای به نام (GPS)[^6] برپا شد که جابه‌جایی زمین را نشان می‌دهد.",
    "باد سردی از شمال وزید و برگ‌های زرد را در کوچه‌ها پراکند.",
    "پیرمرد[^7] صندلی خود را کنار پنجره کشید و به باران گوش داد.",
    "فردا صبح زود همه با هم به کوه می‌روند و شب برمی‌گردند.",
    "مادر از بازار انار و به خرید و آن‌ها را در کاسه‌ای سفالی کنار سفره گذاشت.",
    "راه روستا از کنار رودی می‌گذرد که در بهار پرآب و در پاییز خشک است.",
    "نجار پیر چوب گردو را با حوصله می‌برید و از آن صندوقچه می‌ساخت.",
    "کودکان در حیاط مدرسه دنبال توپ می‌دویدند و صدایشان تا خیابان می‌رسید.",
    "شب که شد چراغ‌ها را روشن کردند و تا دیروقت از سفرهای خود گفتند.",
)
BODIES = tuple(
    f"{number} {word}"
    for number, word in enumerate(["آب", "باد", "خاک", "سنگ", "چوب", "برگ", "رود"], 1)
)


def _read(visual: str) -> str:
    strong = next(c for c in visual if unicodedata.bidirectional(c) in {"L", "R", "AL"})
    base = "L" if unicodedata.bidirectional(strong) == "L" else "R"
    return str(get_display(visual, base_dir=base))


def _extracted(line: str) -> str:
    boxes = (str(get_display(box, base_dir="R")) for box in MARKER.split(line))
    return _read("".join(boxes)).replace("\N{ZERO WIDTH NON-JOINER}", "")


def _bare(line: str) -> str:
    return "".join(filter(str.isalnum, line))


def test_boxes_change_places_and_latin_comes_first() -> None:
    extracted = [_extracted(line) for line in LINES]
    assert [sort_of(read_line(line)) for line in extracted].count("first") == 3
    moved = [_bare(a) != _bare(MARKER.sub(r"\1", b)) for a, b in zip(extracted, LINES, strict=True)]
    assert moved == [bool(MARKER.search(line)) for line in LINES]


def test_the_lines_come_back() -> None:
    damaged = "\n".join([*map(_extracted, LINES), *BODIES])
    restored = output(Direction(), damaged).split("\n")
    wanted = [_bare(MARKER.sub(r"\1", line)) for line in LINES]
    right = [_bare(a) == b for a, b in zip(restored, wanted, strict=False)]
    assert sum(right) >= 0.9 * len(right), restored
