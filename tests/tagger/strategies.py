"""Strategies for damaged pages: clean Persian paragraphs, and what the simulator makes of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import numpy as np
from hypothesis import Phase, find, settings
from hypothesis import strategies as st

from textfix.tagger.simulate import Damage, DamagedLine, damage_document, draw_damage
from textfix.tagger.simulate.damage import Order

TEXT = """
تاریخ‌نگاری نامه‌های می‌خواهند کتاب‌خانه پژوهشگران دوره قاجار سند وقف‌نامه بزرگ‌ترین علمی سیاسی
است بود و در از به که را این آن‌ها نویسندۀ خانۀ دورۀ مسئول رأی جزء اسلامی لایحه تلاش اختلاف
محلّی معلّم آغاز پایان باغ رود شهر روستا یک دو کی نی لاک بی‌تردید هم‌چنین گزارش ارزش
"""
ISLANDS = ("1395", "44-45", "12.5", "۱۲", "LibreOffice", "Norms and Facts", "(Rahimi, 2019: 33-41)")
SIGNS = ("، ", ". ", "؛ ", ": ", "؟ ", " (", ") ", " «", "» ", " ", " ", " ", " ", " ", " ")

Example = TypeVar("Example")

words = st.sampled_from(TEXT.split())
islands = st.sampled_from(ISLANDS)
signs = st.sampled_from(SIGNS)
seeds = st.integers(0, 2**32 - 1)


@st.composite
def paragraphs(draw: st.DrawFn, most: int = 40) -> str:
    """A clean paragraph: words, islands and signs."""
    parts = draw(
        st.lists(st.tuples(words | words | words | islands, signs), min_size=1, max_size=most)
    )
    return "".join(word + sign for word, sign in parts).strip() + "."


@st.composite
def damages(draw: st.DrawFn, order: Order | None = None) -> Damage:
    """The damage of a document, drawn as the simulator draws it."""
    return draw_damage(np.random.default_rng(draw(seeds)), order)


@st.composite
def damaged_pages(draw: st.DrawFn, order: Order | None = None) -> list[DamagedLine]:
    """The damaged lines of some clean paragraphs."""
    text = draw(st.lists(paragraphs(), min_size=1, max_size=4))
    return damage_document(text, draw(damages(order)), np.random.default_rng(draw(seeds)))


def makes(strategy: st.SearchStrategy[Example], condition: Callable[[Example], bool]) -> bool:
    """Whether the strategy finds an example of a hard case (which is not worth shrinking)."""
    quick = settings(max_examples=2000, phases=[Phase.generate], database=None)
    find(strategy, condition, settings=quick)
    return True
