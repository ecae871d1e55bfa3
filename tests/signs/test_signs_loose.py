"""Marks behind a space come to their letters; the damage is made here."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from laws import letters, output

from textfix.signs import Signs

FATHATAN, SHADDA, DAMMA = "\N{ARABIC FATHATAN}", "\N{ARABIC SHADDA}", "\N{ARABIC DAMMA}"
ADVERBS = st.sampled_from(["معمولاً", "تقریباً", "قطعاً", "مثلاً", "کاملاً", "اصلاً"])
DOUBLED = st.sampled_from(["محلّی", "حتّی", "ملّت", "علّت", "سنّت", "مدّت"])
VOWELLED = st.sampled_from(["پُررنگ", "کُهنه", "دُرشت", "گُلدان"])


def in_front(word: str, mark: str) -> str:
    """A gap and the mark in front of its letter, or of the ligature it stands on."""
    at = word.index(mark)
    base = 2 if word[at - 2 : at] == "لا" else 1
    return f"{word[: at - base]} {mark}{word[at - base : at]}{word[at + 1 :]}"


@given(st.lists(ADVERBS, min_size=1), st.lists(DOUBLED, min_size=1), st.lists(VOWELLED))
def test_marks_come_back(adverbs: list[str], doubled: list[str], vowelled: list[str]) -> None:
    text = " و ".join([*adverbs, *doubled]) + " است"
    damaged = " و ".join(
        [in_front(w, FATHATAN) for w in adverbs] + [in_front(w, SHADDA) for w in doubled]
    )
    assert output(Signs(), damaged + " است") == text
    right = " و ".join(["این", *vowelled])
    shown = " و".join(["این", *(" " + in_front(w, DAMMA).strip() for w in vowelled)])
    assert output(Signs(), shown) == right


@given(st.text(f"ابلرد {FATHATAN}{SHADDA}{DAMMA}.\n", max_size=40))
def test_no_letter_or_mark_is_lost(text: str) -> None:
    repaired = output(Signs(), text)
    assert letters(repaired) == letters(text)
    assert sorted(c for c in repaired if c != " ") == sorted(c for c in text if c != " ")


@given(st.lists(ADVERBS | DOUBLED | VOWELLED, min_size=1))
def test_marks_on_their_letters_stay(words: list[str]) -> None:
    assert output(Signs(), " ".join(words)) == " ".join(words)


def test_a_kasra_between_two_words_is_left_and_found() -> None:
    repair = Signs().repair("دلیل طبیعی \N{ARABIC KASRA}خاص")
    assert len(repair.pieces) == 1
    assert [found.rule for found in repair.findings] == ["loose-mark"]
