"""Signs and numbers in page order without controls: what is left of poppler's text when a program
took the controls out of it.

A stretch that poppler did not turn round begins, on its right, with a number, a Latin letter or a
sign that goes with numbers, and ends before the next Arabic letter. So in such a text every stop
and every number hugs the word behind it. The signs in front of a stretch may be part of it or not:
brackets and spaces say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from textfix.anchors import Anchored
from textfix.counting import count_beyond
from textfix.signs.order import reading_order
from textfix.signs.swap import Swap
from textfix.unicode.letters import LATIN_RANGES
from textfix.unicode.mirror import mirror

RULE = "shuffled-signs"

_LETTER = "\u0620-\u065f\u066e-\u06d5\u200c\ufb50-\ufdff\ufe70-\ufefc"  # Arabic script, with marks
_SIGN = "[.:/+\\-\N{ARABIC COMMA},]"  # neutral signs that poppler counts with the numbers
_STRETCH = re.compile(f"(?:^|(?<=[{_LETTER}]))[^{_LETTER}\n\f]+(?=[{_LETTER}]|$)", re.MULTILINE)
_CORE = re.compile(f"[{LATIN_RANGES}\\d.:/+\\-%\N{ARABIC COMMA},\u066a-\u066c]")
_ITEM = re.compile(f"[{LATIN_RANGES}\\d]")

_TURNED = Anchored(f"(?<=[{_LETTER}]) {_SIGN}(?=[{_LETTER}])")
_HUGGING = Anchored(f"\\d(?=[{_LETTER}])")
_UPRIGHT = Anchored(f"(?<=[{_LETTER}]){_SIGN} (?=[{_LETTER}])|(?<=\\d) (?=[{_LETTER}])")
_ENOUGH, _STOPS_ENOUGH = 8, 4  # stops and numbers, stops, before a document can say anything
_SHARE = 0.9

_OPENING, _CLOSING = "([{\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}", ")]}»"
_STOPS = ".:!\N{ARABIC COMMA},"


def find_shuffled(text: str) -> Iterator[Swap]:
    """Yield the stretches of ``text`` to put in order, if nearly all its stops and numbers hug the
    word behind them.

    >>> from textfix.pieces import render
    >>> from textfix.signs.swap import swapped_pieces
    >>> text = "گفته ( )۱۳۷۱که چاه ،کوره .آب  ۷۵درصد ،خاک :سنگ ،ریگ ،شن ،ماسه .گِل ،لای ."
    >>> render(text, swapped_pieces(text, find_shuffled(text)))
    'گفته (۱۳۷۱) که چاه، کوره. آب ۷۵ درصد، خاک: سنگ، ریگ، شن، ماسه. گِل، لای .'
    """
    stops = _TURNED.count(text)
    if stops < _STOPS_ENOUGH:
        return
    turned = stops + _HUGGING.count(text)
    most = turned / _SHARE - turned
    if turned < _ENOUGH or count_beyond(_UPRIGHT.finditer(text), most) > most:
        return
    for stretch in _STRETCH.finditer(text):
        places = _read(text, *stretch.span())
        if places and places != tuple(range(*stretch.span())):
            yield Swap(*stretch.span(), places, RULE)


def _read(text: str, start: int, end: int) -> tuple[int, ...]:
    """Return the reading order of a stretch between letters, or () where it has none of its own."""
    core = _CORE.search(text, start, end)
    if core is None or not _CORE.match(text[end - 1]):
        return ()
    first = start == 0 or text[start - 1] in "\n\f"
    behind = text[end : end + 1].strip()
    whole = first and not behind
    if whole and text[start:end].isascii():
        return ()  # a line of another script
    found = [
        (*range(start, at), *reading_order(text, at, end, first=first, whole=whole))
        for at in range(core.start(), start - 1, -1)
    ]
    before, after = "" if first else _ANY, _ANY if behind else ""
    return min(found, key=lambda places: _cost(before + "".join(text[at] for at in places) + after))


def _cost(line: str) -> float:
    """Return how ill a stretch is spaced between the letters around it.

    Brackets that were read by their shape on the page are as good as others.
    """
    return min(_ill(line), _ill(mirror(line)) + _MIRRORED)


def _ill(line: str) -> float:
    return sum(weight * len(pattern.findall(line)) for pattern, weight in _ILL)


_ANY = "ا"  # stands for any letter
_MIRRORED = 0.2
_ILL: Sequence[tuple[re.Pattern[str], float]] = tuple(
    (re.compile(pattern), weight)
    for pattern, weight in (
        ("(?<=[A-Za-z\\d])(?=ا)", 2.0),  # a number that hugs the word behind it
        (f"(?=[{re.escape(_STOPS + _CLOSING)}]ا)", 1.0),
        (f"(?= [{re.escape(_STOPS + _CLOSING)}])", 1.0),
        (f"(?<=[{re.escape(_OPENING)}]) ", 1.0),
        (f"(?<=[\\w])(?=[{re.escape(_OPENING)}])", 1.0),
        ("(?=  )", 1.2),
        (f"[A-Za-z\\d][{re.escape(_CLOSING)}]\\W*[{re.escape(_OPENING)}]", 1.5),
        ("(?= -ا)", 0.5),
        ("(?<=ا)(?=\\d)", 0.6),  # perhaps a note
        ("(?<=ا)(?=[A-Za-z])", 1.0),
        (" $", 1.5),
    )
)
