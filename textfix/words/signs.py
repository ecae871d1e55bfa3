"""Spaces beside signs, numbers and Latin words: lost, or on the wrong side, all over a document.

Persian puts a space behind a stop and none before it, one on either side of a number or a Latin
word, and one outside a bracket but none inside (Academy of Persian Language and Literature,
Dastur-e Khatt). An author may leave out some of them; a document in which several kinds are
missing time and again lost them to an extractor: کشید.این کار۲۳روز, or has its stops behind their
space: کشید .این.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from textfix.anchors import Anchored
from textfix.characters.runs import is_persian
from textfix.lifting.latin_words import borders, is_glued
from textfix.unicode.letters import (
    LATIN_RANGES,
    PERCENTS,
)
from textfix.words.brackets import CLOSING, LETTER, OPENING, STOPS, find_bracket_edits
from textfix.words.edits import Edit

_LATIN: Final = f"[{LATIN_RANGES}]"
_PAUSES: Final = ":\N{ARABIC COMMA}\N{ARABIC SEMICOLON}"
# A word of one letter with a stop is an initial: ه.ق.
_END: Final = f"(?:(?<={LETTER}{LETTER})|(?<=[{CLOSING}]))"
_START: Final = f"(?={LETTER}{LETTER}|و |[{OPENING}])"

# Where a space ("_") belongs, and may have been lost; what stands behind it is looked at only.
_SPACED: Final = (
    f"(?:{_END}[{STOPS}]|\\d\\.)_{_START}|(?<={LETTER}[{_PAUSES}])_(?=\\d)",
    f"(?<={LETTER})_(?=\\d)",
    f"(?<=[\\d{PERCENTS}])_(?={LETTER})",
    f"(?<={LETTER})_(?=[{OPENING}])",
    f"(?<=[{CLOSING}])_(?={LETTER})",
    f"(?<={LETTER})_(?={_LATIN})",
    f"(?<={_LATIN})_(?={LETTER})",
    "(?<=\N{BULLET})_(?=\\w)",
)
# Where none belongs, but one may have been put in.
_HUGGING: Final = (
    f"(?:{_END}|(?<=\\d))_(?=[{STOPS}](?:\\s|$))",
    f"(?<=[{OPENING}])_(?=\\w)",
    f"(?<=\\w)_(?=[{CLOSING}])",
    "(?<=\\d-)_(?=\\d)",
)
# Where one belongs as well in a document that lost them: behind the dash of a label, around Latin
# names, initials, citations.
_LATIN_SPACED: Final = (
    f"(?<=\\d[-\N{EN DASH}])_(?={LETTER}{LETTER})",
    f"(?<={_LATIN}[,;:])_(?=[\\w(])",
    f"(?<={_LATIN}\\.)_(?=[(\\d])|(?<={_LATIN}\\.,)_(?=\\d)",
    f"(?<={_LATIN}{_LATIN})_(?=\\({_LATIN})|(?<=[A-Z]{{2}})_(?=\\d{{3}})",
    "(?<=[A-Z]\\.)_(?=[A-Za-z])",
    "(?<=[a-z])_(?=etal\\.,)|(?<=et)_(?=al\\.,)|(?<=\\bet)_(?=al\\.)",
    "(?<=\\d,)_(?=\\d+-\\d)",
    f"(?<=[{CLOSING}])_(?=[{OPENING}])",
    f'(?<={LETTER})_(?=["\u201c]{_LATIN})|(?<={_LATIN}["\u201d])_(?={LETTER})',
)
_LATIN_WORD: Final = re.compile(f"{_LATIN}[{LATIN_RANGES}'’]*")
_SWAPPED: Final = Anchored(f"(?:{_END}|(?<=\\d)) [{STOPS}]{_START}")
# What names the rest of its line is a run of its own, in bold, so that its sign came to the next.
_LABEL: Final = f"^(?:[\N{BULLET}-] ?)?(?:(?:{LETTER}++[ \u200c]?){{1,8}}:|\\d++ ?\\.)"
_TURNED_LABEL, _RIGHT_LABEL = (
    Anchored(f"{_LABEL}{behind}", re.MULTILINE)
    for behind in (f"(?<= .)(?={LETTER})", f"(?= {LETTER})")
)
_LABELS: Final = 3  # that are turned, and no more that are not


def _with(gap: str, templates: Sequence[str]) -> tuple[Anchored, ...]:
    return tuple(Anchored(template.replace("_", gap)) for template in templates)


# Latin words that hug the Persian word before them only, for one run was drawn upon the other.
_GLUED_LATIN: Final = Anchored(
    f"(?:(?<={LETTER}{LETTER})|(?<= و))(?={_LATIN}{{2}}[{LATIN_RANGES}.]*+(?!{LETTER}))"
)
_PARTED_LATIN: Final = Anchored(f"(?<={LETTER}) (?={_LATIN}{{2}})")
_GLUED, _GLUED_SHARE = 3, 0.15

# Kinds of places where a space stands, and where one was lost, or put in.
_KEPT, _LOST = _with(" ", _SPACED), _with("", _SPACED)
_PUT_IN, _LOST_IN_LATIN = _with(" ", _HUGGING), _with("", _LATIN_SPACED)
# Of 300 texts of ten extractors those that lost their spaces so show 88 to 180 damaged places,
# every fifth or more of all, the others 59 at most, every seventh or fewer; of 415 stretches of
# edited and unedited text none.
_ENOUGH, _SHARE = 24, 0.2
_SEVERAL, _OFTEN, _OWN_SHARE = 2, 5, 0.3  # kinds with so many of them, and such a share of theirs
_NEARLY_ALL = 0.8  # of the places behind stops, where others are few


def find_sign_edits(masked: str) -> list[Edit]:
    """Return the edits of gaps beside signs, in order, for a document that lost its spaces there.

    >>> from textfix.words.edits import apply_edits
    >>> text = "در سال۱۳۲۰کار آغاز شد .سپس خانه(بنای کهن)فرو ریخت. " * 12
    >>> apply_edits(text, find_sign_edits(text))[:54]
    'در سال ۱۳۲۰ کار آغاز شد. سپس خانه (بنای کهن) فرو ریخت.'
    """
    lost = [[found.end() for found in kind.finditer(masked)] for kind in _LOST]
    swapped = [found.span() for found in _SWAPPED.finditer(masked)]
    if sum(map(len, lost)) + len(swapped) < _ENOUGH or not _are_lost(masked, lost, len(swapped)):
        lost, swapped = [], _turned_labels(masked)
    brackets = find_bracket_edits(masked)
    glued = [] if lost else _glued_latin(masked)
    if not (lost or swapped or brackets or glued) or not is_persian(masked):
        return []
    strays = [(start, start + 1) for start, _ in swapped]
    if lost:
        strays += [found.span() for kind in _PUT_IN for found in kind.finditer(masked)]
        lost = [*lost, list(_latin_gaps(masked))]
    gaps = {*(at for places in lost for at in places), *(end for _, end in swapped), *glued}
    edits = [Edit(at, at, " ", None) for at in gaps]
    edits += [Edit(*span, "", None) for span in set(strays)]
    return sorted({*edits, *brackets})


def _glued_latin(masked: str) -> list[int]:
    """Return the places before Latin words that hug a Persian word, where several do.

    >>> _glued_latin("از زبانPython و ازJava و برایPerl")
    [7, 18, 29]
    """
    glued = [found.start() for found in _GLUED_LATIN.finditer(masked)]
    if len(glued) < _GLUED:
        return []
    parted = _PARTED_LATIN.count(masked)
    return glued if len(glued) >= _GLUED_SHARE * (len(glued) + parted) else []


def _latin_gaps(masked: str) -> Iterator[int]:
    """Yield where Latin words, and what stands beside them, lost a space."""
    for kind in _LOST_IN_LATIN:
        yield from (found.end() for found in kind.finditer(masked))
    words = [(found.start(), found[0]) for found in _LATIN_WORD.finditer(masked)]
    if sum(is_glued(word) for _, word in words) >= _SEVERAL:
        yield from (start + at for start, word in words for at in borders(word))


def _turned_labels(masked: str) -> list[tuple[int, int]]:
    """Return the spans of space and sign at the ends of labels, where most of them are turned.

    >>> text = "گندم :در دشت\\nجو :در کوه\\nارزن :در باغ\\n"
    >>> [text[start:end] for start, end in _turned_labels(text)]
    [' :', ' :', ' :']
    """
    turned = [(found.end() - 2, found.end()) for found in _TURNED_LABEL.finditer(masked)]
    upright = _RIGHT_LABEL.count(masked)
    if len(turned) >= max(_LABELS, upright):
        return turned
    # The number of an item names nothing that a stop could follow behind a space.
    numbered = [(start, end) for start, end in turned if masked[start - 1].isdigit()]
    return numbered if len(numbered) >= _SEVERAL else []


def _are_lost(masked: str, lost: Sequence[Sequence[int]], swapped: int) -> bool:
    """Whether spaces were lost (or swapped with a stop) in places of several kinds, and in a good
    part of all places."""
    bad = [swapped, *map(len, lost)]
    good = [kind.count(masked) for kind in _KEPT]
    good.insert(0, good[0])
    if sum(bad) < _SHARE * (sum(bad) + sum(good[1:])):
        return False
    often = [b >= max(_OFTEN, _OWN_SHARE * (b + g)) for b, g in zip(bad, good, strict=True)]
    # Behind stops alone it may be the author's way, unless there are some of other kinds.
    stops, kept = bad[1], good[1]
    whole = stops >= max(_ENOUGH, _NEARLY_ALL * (stops + kept))
    return sum(often) >= _SEVERAL or (whole and sum(bad) - stops >= _OFTEN)
