"""A small corpus of sentences made from a grammar, written as the trainer reads them."""

from __future__ import annotations

import lzma
import random
from pathlib import Path

WHO = ["دانش‌آموزان", "کشاورزان", "نویسنده", "همسایه‌ها", "پزشک", "کتاب‌دار", "دوستان ما"]
WHEN = ["دیروز", "هر صبح", "در بهار", "شب‌ها", "پس از باران", "سال ۱۳۹۸"]
WHERE = ["در باغ", "کنار رودخانه", "به شهر", "در خانه‌ای قدیمی", "در مدرسه"]
WHAT = ["نامه‌ها را", "سیب‌های سرخ را", "کتاب بزرگ‌تری را", "«شاهنامه» را", "آب را"]
DID = ["می‌خوانند", "می‌برد", "نمی‌دید", "نوشته‌اند", "آورد", "می‌فروشند"]


def sentences(number: int, seed: int) -> list[str]:
    """Return sentences of the grammar, the same for the same seed."""
    draw = random.Random(seed)
    return [
        " ".join(draw.choice(part) for part in (WHO, WHEN, WHERE, WHAT, DID)) + "."
        for _ in range(number)
    ]


def write_source(folder: Path, name: str, lines: list[str]) -> None:
    """Write lines as one compressed file of a corpora folder."""
    folder.mkdir(parents=True, exist_ok=True)
    text = "".join(line + "\n" for line in lines)
    (folder / f"{name}.txt.xz").write_bytes(lzma.compress(text.encode(), preset=0))


def write_corpora(folder: Path) -> None:
    """Write a source with held-out documents, and one whose spacing is not to be learned."""
    write_source(folder, "isna_tech", sentences(1200, seed=1))
    plain = [line.replace("\N{ZERO WIDTH NON-JOINER}", " ") for line in sentences(300, seed=2)]
    write_source(folder, "namnak_health", plain)
