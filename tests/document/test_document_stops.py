"""What a stop at the end of a full line means is learned from the document's paragraphs."""

from __future__ import annotations

from laws import output

from textfix.document import Paragraphs

FULL = """در این روستا هر خانه چاهی دارد و هیچ چاهی بیش از یک خانه را سیراب نمی‌کند.
آب را شب‌ها می‌کشند و در خمره‌های گلین نگه می‌دارند تا فردا سرد و روشن بماند."""
SENTENCES = [
    "کشاورزان از کوه سنگ می‌آوردند و آن را بر لبهٔ جوی می‌چیدند تا آب در\nزمستان راه خود را گم نکند.",
    "هر بهار مردم دو ده گرد هم می‌آمدند و بند را از نو می‌ساختند و برای\nاین کار مزدی نمی‌گرفتند.",
    "میراب نوبت‌ها را از بر داشت و هیچ‌گاه چیزی نمی‌نوشت و کسی هم از او\nنمی‌خواست که بنویسد.",
    "باغ‌های پایین‌دست در تابستان خشک می‌شد و صاحبان آن‌ها ناچار بودند\nاز چاه آب بکشند.",
    "در سال‌های کم‌باران نوبت هر خانه به نیم روز می‌رسید و این نیم روز را\nهم با همسایه می‌بخشیدند.",
    "پیرمردان هنوز نام همهٔ چشمه‌ها را می‌دانند و می‌گویند که هر چشمه را\nچه کسی گشوده است.",
]


def written(paragraphs: list[str]) -> str:
    return "\n".join([*paragraphs[:3], FULL, *paragraphs[3:]])


def test_it_ends_a_paragraph_among_paragraphs_of_one_sentence() -> None:
    text = output(Paragraphs(), written(SENTENCES * 3))
    assert "سیراب نمی‌کند.\n\nآب را شب‌ها" in text


def test_it_ends_none_among_paragraphs_of_several() -> None:
    several = [" ".join(SENTENCES[at : at + 3]) for at in range(6)]
    text = output(Paragraphs(), written([wrapped(paragraph) for paragraph in several]))
    assert "سیراب نمی‌کند. آب را شب‌ها" in text


def wrapped(paragraph: str, width: int = 72) -> str:
    lines, line = [], ""
    for word in paragraph.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])
