"""Print documents on pages: the slow, plain way that the stages under test must undo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import NamedTuple

from hypothesis import strategies as st

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"

SENTENCES = (
    "باغ‌های ایرانی از دیرباز در {} بر پایه آب و سایه ساخته شده‌اند و هر درخت جای خود را دارد.",
    "معماران این دوره در {} می‌کوشیدند که میان بیرون و درون خانه پیوندی آرام برقرار کنند.",
    "پژوهش‌های تازه نشان می‌دهد که این شیوه در {} زودتر از دیگر جاها رواج یافت.",
    "با این همه، درباره خاستگاه آن در {} هنوز اختلاف نظر بسیار است و منابع کهن چیزی نمی‌گویند.",
    "نخستین سفرنامه‌ها از بازارهایی در {} یاد می‌کنند که تا پاسی از شب باز بودند.",
    "در سال‌های بعد، گسترش راه‌ها سبب شد که بازرگانان بیشتری از {} به این شهر بیایند.",
    "کاروانسراها نه تنها جای آسایش مسافران {} بودند، بلکه خبرها نیز در آن‌ها دست به دست می‌گشت.",
    "از این رو، تاریخ‌نگاران {} آن‌ها را روزنامه‌های روزگار خود نامیده‌اند.",
    "زبان این متن‌ها ساده است و نویسندگانشان در {} از آوردن واژه‌های دشوار پرهیز کرده‌اند.",
    "شاید به همین دلیل است که خواننده امروزی در {} نیز می‌تواند آن‌ها را بی‌دشواری بخواند.",
    "اگر این سندها با یکدیگر سنجیده شوند، از زندگی مردم {} تصویر روشن‌تری به دست می‌آید.",
    "دفترهای مالیاتی آن دوره در کتابخانه {} نگهداری می‌شود و بخشی از آن‌ها منتشر شده است.",
    "صنعتگران {} در راسته‌هایی جدا از هم کار می‌کردند و هر راسته سرپرستی برای خود داشت.",
    "این سرپرست را در {} پیران صنف برمی‌گزیدند و داوری در اختلاف‌ها نیز با او بود.",
    "کودکان {} از هفت‌سالگی به کارگاه می‌رفتند تا پیشه پدر را بیاموزند.",
    "بررسی نقشه‌های قدیمی {} آشکار می‌کند که مسیر رودخانه در دو سده بارها تغییر کرده است.",
    "پس از هر سیل بزرگ، مردم {} خانه‌های خود را اندکی دورتر از آب می‌ساختند.",
    "چنین بود که محله‌های تازه یکی پس از دیگری در {} و در دامنه کوه پدید آمد.",
)
CITIES = (
    "یزد", "کاشان", "اصفهان", "شیراز", "کرمان", "نیشابور",
    "تبریز", "قزوین", "همدان", "شوشتر", "گناباد", "میبد",
)  # fmt: skip
HEADINGS = (
    "مقدمه",
    "مبحث نخست: باغ و شهر",
    "گفتار دوم: راه و بازار",
    "۱-۲- پیشینه پژوهش در ایران",
    "نتیجه‌گیری",
)
ITEMS = (
    "گردآوری سندهای پراکنده و فهرست کردن آن‌ها برای پژوهشگرانی که در آینده به این موضوع می‌پردازند.",
    "سنجش روایت‌های گوناگون.",
    "آماده کردن نقشه‌ای از محله‌ها که در آن جای هر کارگاه و هر کاروانسرا نشان داده شده باشد.",
)
NOTES = ("Persian garden", "Caravanserai", "Guild", "Travelogue", "Tax register", "Quarter")


@dataclass(frozen=True)
class Document:
    """Blocks of text with footnotes: ``notes[word number] = body`` within a block."""

    blocks: tuple[tuple[str, str], ...]
    notes: tuple[tuple[int, int, str], ...] = ()


class Press(NamedTuple):
    """How a document is laid into pages."""

    width: int
    height: int
    head: str
    folios: bool
    blank_every: int
    page_break: str
    hyphens: bool


def truth(document: Document) -> str:
    """Return the document as it should read, notes last."""
    blocks = []
    bodies = []
    for number, (_, text) in enumerate(document.blocks):
        words = text.split(" ")
        for label, (block, word, body) in enumerate(document.notes, 1):
            if block == number:
                words[word] += f"[^{label}]"
                bodies.append(f"[^{label}]: {body}")
        blocks.append(" ".join(words))
    return "\n\n".join(blocks + bodies)


def wrap(text: str, width: int, hyphens: bool) -> list[str]:
    """Break ``text`` into lines of ``width``, greedily; ZWNJs may break too, with a hyphen."""
    lines = []
    line = ""
    for word in text.split(" "):
        if line and _room(line) + 1 + _room(word) > width:
            parts = word.split(ZWNJ)
            if hyphens and len(parts) == 2 and _room(line) + _room(parts[0]) + 2 <= width:
                lines.append(f"{line} {parts[0]}-")
                line = parts[1]
                continue
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def _room(line: str) -> int:
    """Return the width of a line: notes that travel in it, and their small figures, have none."""
    return sum(len(part) for part in line.split("\x00")[::3])


def print_pages(document: Document, press: Press) -> str:
    """Lay ``document`` into pages, each with its head, its notes and its folio."""
    lines = [line for block in _block_lines(document, press) for line in block]
    pages = [lines[at : at + press.height] for at in range(0, len(lines), press.height)]
    if len(pages) < 3:
        press = press._replace(head="", folios=False)
    return press.page_break.join(_page(page, n, press) for n, page in enumerate(pages, 11))


def _block_lines(document: Document, press: Press) -> Iterator[list[tuple[str, list[str]]]]:
    """Yield the lines of every block, each with its notes."""
    for number, (_, text) in enumerate(document.blocks):
        words = text.split(" ")
        for label, (block, word, body) in enumerate(document.notes, 1):
            if block == number:
                words[word] += f"\x00{label}\x00{body.replace(' ', chr(1))}\x00"
        yield [_unmark(line) for line in wrap(" ".join(words), press.width, press.hyphens)]


def blank_shares(document: Document, press: Press) -> tuple[float, float]:
    """Return how many of the blocks' ends have a blank line behind them, and how many of the other
    lines: shares, pages' last lines left out."""
    seen: tuple[list[bool], list[bool]] = ([], [])
    at = 0
    for block in _block_lines(document, press):
        for left in range(len(block), 0, -1):
            at += 1
            on_page = (at - 1) % press.height + 1
            if on_page < press.height:
                seen[left > 1].append(on_page % press.blank_every == 0)
    ends, others = (sum(blanks) / max(1, len(blanks)) for blanks in seen)
    return ends, others


def _unmark(line: str) -> tuple[str, list[str]]:
    parts = line.split("\x00")
    notes = [f"{parts[k]} {parts[k + 1].replace(chr(1), ' ')}" for k in range(1, len(parts) - 1, 3)]
    kept = "".join(part for k, part in enumerate(parts) if k % 3 != 2)
    return kept, notes


def _page(lines: list[tuple[str, list[str]]], number: int, press: Press) -> str:
    out = [press.head] if press.head else []
    for at, (line, _) in enumerate(lines, 1):
        out.append(line)
        if press.blank_every and at % press.blank_every == 0:
            out.append("")
    notes = [note for _, bodies in lines for note in bodies]
    if notes:
        out += ["_" * 20, *notes]
    if press.folios:
        out.append(str(number))
    return "\n".join(out) + "\n"


def _last_line_is_short(text: str, width: int) -> bool:
    return all(len(wrap(text, width, hyphens)[-1]) < 0.5 * width for hyphens in (False, True))


def _paragraph(sentences: Iterator[str], count: int, width: int) -> str:
    """Join ``count`` sentences and as many more as it takes to end in a short line."""
    text = " ".join(next(sentences) for _ in range(count))
    while not _last_line_is_short(text, width):
        text += " " + next(sentences)
    return text


def _sentences(random: Random) -> Iterator[str]:
    """Yield sentences of which none comes back, nor a line of them: nobody writes so, and a line
    that comes back is a running head."""
    places = [*CITIES, *map(" و ".join, combinations(CITIES, 2))]
    for city in random.sample(places, len(places)):
        for sentence in random.sample(SENTENCES, len(SENTENCES)):
            yield sentence.format(city)


@st.composite
def documents(draw: st.DrawFn, width: int, notes: bool = False) -> Document:
    """A document of headings, paragraphs and at most one list, with notes if wanted."""
    sentences = _sentences(Random(draw(st.integers(0, 2**32 - 1))))
    blocks: list[tuple[str, str]] = []
    for heading in HEADINGS[: draw(st.integers(2, len(HEADINGS)))]:
        blocks.append(("heading", heading))
        for _ in range(draw(st.integers(2, 3))):
            blocks.append(("paragraph", _paragraph(sentences, draw(st.integers(3, 5)), width)))
    if draw(st.booleans()):
        items = [item for item in ITEMS if _last_line_is_short("1- " + item, width)]
        blocks += [("item", f"{n}- {item}") for n, item in enumerate(items, 1)]
        blocks.append(("paragraph", _paragraph(sentences, 3, width)))
    if not notes:
        return Document(tuple(blocks))
    hosts = [at for at, (kind, _) in enumerate(blocks) if kind == "paragraph"]
    bodies = NOTES[: draw(st.integers(2, min(len(NOTES), len(hosts))))]
    placed = [
        (host, _noun(blocks[host][1], draw(st.integers(3, 20))), body)
        for host, body in zip(hosts, bodies, strict=False)
    ]
    return Document(tuple(blocks), tuple(placed))


def _noun(text: str, word: int) -> int:
    """Return the first word from ``word`` on that a note can follow: a long one, no stop after."""
    words = text.split(" ")
    for at in range(word, len(words)):
        if _takes_note(words[at]):
            return at
    return next(at for at, each in enumerate(words) if _takes_note(each))


_NO_HOSTS = ("دربار", "نمی", "می", "تصویر", "سال")
"""How words begin after which a number belongs to the sentence (تصویر 1), or nobody puts one."""


def _takes_note(word: str) -> bool:
    return len(word) > 4 and word[-1] not in ".،؛:" and not word.startswith(_NO_HOSTS)


presses = st.builds(
    Press,
    width=st.sampled_from([60, 72, 88, 104]),
    height=st.integers(9, 14),
    head=st.sampled_from(["", "فصلنامهٔ شهر و تاریخ، سال نهم"]),
    folios=st.booleans(),
    blank_every=st.just(0),
    page_break=st.just("\f"),
    hyphens=st.booleans(),
)
