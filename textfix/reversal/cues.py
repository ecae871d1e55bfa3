"""A cheap scan for lines in visual order, so that pages in order load no model.

What betrays them: the commonest words of Persian mirrored (``هک`` for ``که``), a yeh that begins a
word where none does, stops before the words they belong to, Latin words with the capital last.
On held-out text 0.2 % of clean lines of 30 letters or more show a mirrored word, and 94 % of the
same lines mirrored.
"""

from __future__ import annotations

import re
from collections import Counter

from textfix.reversal.rows import LETTER

# Words of the hundred commonest whose mirror image is no word.
_COMMON = ("که", "است", "این", "برای", "بود", "شده", "های", "آن", "به", "می", "اند", "کند", "دیگر")
_MIRRORED = "|".join(word[::-1] for word in _COMMON)
_TURNED = re.compile(
    f"(?<!{LETTER})(?:{_MIRRORED})(?!{LETTER})"
    f"|(?<!{LETTER})ی(?![اکعهوقزشمأگئخد\u200c]){LETTER}"
    "|[\ufb50-\ufdfb\ufe70-\ufefc]"
    "|(?<![^\\W_])[a-z]{3,}[A-Z](?![^\\W_])|\\b(?:eht|dna|noit\\w+)\\b"
)
_STOPS = "،.:؛؟!"
_BEFORE = re.compile(f"^[ \\t]*[{_STOPS})»]+ *(?={LETTER})|(?<={LETTER}) +[{_STOPS}]{LETTER}", re.M)
_BEHIND = re.compile(f"(?<={LETTER})[{_STOPS}](?!\\S)")
# Pairs of common words that stand so ten times as often as the other way round.
_PREPOSITION, _NUMBER = "در|از|به|با|بر|برای|که", "این|آن|یک|هر|همین|چند|خود|دو|سه|همه|تمام"
_PAIR = "(?<![\\w\u200c])(?:(?:{}) (?:{})|{})(?![\\w\u200c])"
_RIGHT = re.compile(_PAIR.format(_PREPOSITION, _NUMBER, "است که|را (?:به|در|از|با)"))
_WRONG = re.compile(_PAIR.format(_NUMBER, _PREPOSITION, "که است|(?:به|در|از|با) را"))
_LINE = 80  # code points that count as a line where lines are whole paragraphs
_ENOUGH = 10  # lines before their silence means anything
_SHARE = 0.03  # of stops that stand before their words, below which a page is in order
_PAGE = 4000  # code points


def is_in_order(text: str) -> bool:
    """Whether ``text`` is long enough to show lines in visual order and shows none.

    >>> is_in_order("او در این خانه بود، برف می‌بارید.\\n" * 20)
    True
    >>> is_in_order(".دیراب یم فرب ،دوب هناخ نیا رد وا\\n" * 20)
    False
    """
    lines = sum(max(1, len(line) // _LINE) for line in text.splitlines() if line.strip())
    if lines < _ENOUGH or _TURNED.search(text):
        return False
    behind = sum(1 for _ in _BEHIND.finditer(text))
    before = sum(1 for _ in _BEFORE.finditer(text))
    return behind * 3 >= lines and before <= _SHARE * behind and _has_words_in_order(text)


def _has_words_in_order(text: str) -> bool:
    """Whether common words follow on one another on every page as they do in Persian.

    Of 230 held-out documents 221 pass, of the same with the words of their lines reversed none.
    """
    last = max(1, len(text) // _PAGE)
    right, wrong = (
        Counter(min(found.start() // _PAGE, last - 1) for found in cue.finditer(text))
        for cue in (_RIGHT, _WRONG)
    )
    return all(right[page] >= 2 * wrong[page] + 2 for page in range(last))
