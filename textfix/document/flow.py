"""Flow: do the words over a line break belong to one sentence?"""

from __future__ import annotations

import re

from textfix.lm import fold_word, load
from textfix.lm.fitting import fit

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"

_SLOPE = -0.75
_MOST_ODDS = 1.5
_REACH = 60
_WORD = rf"[^\W\d_A-Za-z][\w{ZWNJ}]*"
_MARKS = re.compile("[\N{ARABIC FATHATAN}-\N{ARABIC HAMZA BELOW}]")
_LAST_WORDS = re.compile(rf"(?:({_WORD}) )?({_WORD})$")
_FIRST_WORDS = re.compile(rf"({_WORD})(?: ({_WORD}))?")


def flow_odds(left: str, right: str) -> float:
    """Return the log10 odds that ``right`` begins a sentence and does not go on from ``left``.

    How much likelier its first two words are after the last two of ``left`` than at a beginning,
    times a rate counted on encyclopedic prose broken at random and at its sentence ends.

    >>> flow_odds("گسترش راه‌ها در آن روزگار سبب", "شد که بازرگانان") < -1
    True
    >>> flow_odds("عوارض جانبی رایج", "به‌طور کلی این دارو") > 0
    True
    """
    left, right = _MARKS.sub("", left[-_REACH:]), _MARKS.sub("", right[:_REACH])
    before, after = _LAST_WORDS.search(left), _FIRST_WORDS.match(right)
    if before is None or after is None:
        return 0.0
    model = load()
    u, v = (model.id(fold_word(word)) if word else model.START for word in before.groups())
    words = [fold_word(word) for word in after.groups() if word]
    inside = fit((u, v), words, model)
    anew = fit((model.START, model.START), words, model)
    return max(-_MOST_ODDS, min(_MOST_ODDS, _SLOPE * (inside - anew)))


def follow_log10(left: str, right: str) -> float:
    """Return the log10 probability of the first two words of ``right`` after the last of ``left``.

    Of two orders of the same pieces the likelier is the one with the larger sum over its joints.

    >>> follow_log10("گسترش راه‌ها سبب", "شد که") > follow_log10("نوشته بر آن", "شد که")
    True
    """
    left, right = _MARKS.sub("", left[-_REACH:]), _MARKS.sub("", right[:_REACH])
    before, after = _LAST_WORDS.search(left), _FIRST_WORDS.match(right)
    if after is None:
        return 0.0
    model = load()
    u = v = model.START
    if before is not None:
        u, v = (model.id(fold_word(word)) if word else model.START for word in before.groups())
    return fit((u, v), [fold_word(word) for word in after.groups() if word], model)
