"""A source has marks all over; a page may show one by chance."""

from __future__ import annotations

import pytest

from textfix.document.source import is_markup

SENTENCE = "رود در این فصل از میان باغ می‌گذرد و صدایش تا ایوان می‌آید.\n"


@pytest.mark.parametrize("mark", ["# می‌آید و یا @ نوشته می‌شود.", "> ۰٫۰۵ معنادار است.", "```"])
def test_one_line_makes_no_source_of_many(mark: str) -> None:
    assert not is_markup(SENTENCE * 90 + mark + "\n" + SENTENCE * 90)


@pytest.mark.parametrize("mark", ["# عنوان", "> نقل", "```"])
@pytest.mark.parametrize("every", [1, 5, 40])
def test_a_mark_now_and_then_makes_a_source(mark: str, every: int) -> None:
    assert is_markup(("\n" + mark + "\n" + SENTENCE * every) * 10)
