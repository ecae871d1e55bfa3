"""Pairs of brackets that stand mirrored while others stand upright.

An extractor that puts each run where it stands on the page gives the brackets of a Latin citation
as they were typed, and those around a number or a Persian word, which right-to-left text mirrors
(UAX #9, rule L4), by their shape: سال)۱۳۹۰( beside (Nemati, 2019).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from textfix.anchors import Anchored
from textfix.unicode.letters import LATIN_RANGES
from textfix.unicode.mirror import PAIRS

KINDS = (
    "()",
    "[]",
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
)
_SIGNS = {kind: Anchored(f"[{re.escape(kind)}]") for kind in KINDS}
_SHORT = KINDS[:2]
_LONGEST = 80  # code points between the brackets of a pair
_OPEN = 400  # code points behind which an opening bracket was left open
_ENOUGH, _TIMES = 3, 4  # mirrored pairs, and for each upright one
_LATIN = re.compile(f"[{LATIN_RANGES}]")
_LETTER = re.compile(r"[^\W\d_]")
_UNSEEN = "\u202a-\u202e"  # embeddings
_KINDS = ((r"\(", r"\)"), (r"\[", r"\]"), (r"\{", r"\}"))


def _spoken(kinds: Iterable[tuple[str, str]]) -> Anchored:
    """Return the pattern of pairs that have a space outside and a word inside."""
    return Anchored(
        "|".join(
            rf"{first}(?<![^\s{_UNSEEN}]{first})(?=[{_UNSEEN}]?\w)"
            rf"(?:[^{first}{last}\n]|\n(?!\n)){{1,80}}{last}"
            rf"(?<=[\w{_UNSEEN}]{last})(?=[{_UNSEEN}]*(?:[\s.،؛:؟!]|\Z))"
            for first, last in kinds
        )
    )


_UPRIGHT, _OUTSPOKEN = _spoken(_KINDS), _spoken((b, a) for a, b in _KINDS)
_PERSIAN = re.compile("[\u0621-\u06d3\ufb50-\ufdff\ufe70-\ufefc]{2}")
_SEVERAL = 2
_LISTED = re.compile(r"(?:^|[\n\f])[^\S\n]*\w{1,3}$")  # the label of a list: "1)", "الف)"


def places_of(text: str, kind: str) -> list[int]:
    """Return the places of the signs of one ``kind`` in ``text``, but for pairs that hold nothing,
    as in ``name()``: those stand upright, for mirrored they would read ``)(``.

    >>> places_of("تابع (که run() نام دارد)", "()")
    [5, 23]
    """
    places = [found.start() for found in _SIGNS[kind].finditer(text)]
    empty = {at for at in places if text.startswith(kind, at)}
    return [at for at in places if at not in empty and at - 1 not in empty] if empty else places


def mirrored_pairs(text: str, kind: str) -> list[int]:
    """Return the places of the brackets of one ``kind`` that stand mirrored in Persian and hold no
    Latin, if nearly all of those do.

    Quotation marks hold long text, so that one that closes often stands near one that opens.

    >>> text = "از سال)۱۳۹۰( و سال)۱۳۹۵(، (Nemati, 2019) و سال)۱۳۹۹("
    >>> mirrored_pairs(text, "()")
    [6, 11, 18, 23, 46, 51]
    """
    if kind not in _SHORT:
        return []
    pairs = [pair for pair in _pairs(text, kind) if not _beside_latin(text, *pair)]
    mirrored = [pair for pair in pairs if text[pair[0]] == kind[1]]
    if len(mirrored) < max(_ENOUGH, _TIMES * (len(pairs) - len(mirrored))):
        return []
    return [at for pair in mirrored for at in pair]


def outspoken_pairs(text: str) -> list[int]:
    """Return the places of brackets that stand mirrored by their spaces, too, if there are several:
    the first with a space before it and a Persian word behind, the last the other way round.

    >>> outspoken_pairs("کاسه (سفالی) و ظرف‌ها }دیگ، تابه{ را )که کهنه بود( شستند.")
    [22, 32, 37, 49]
    """
    found: list[int] = []
    seen = 0
    for pair in _OUTSPOKEN.finditer(text):
        if _PERSIAN.search(text, *pair.span()) and not _is_open(text, seen, pair.start()):
            seen = pair.end()
            found += [pair.start(), seen - 1]
    return found if len(found) >= 2 * _SEVERAL else []


def upright_pairs(text: str) -> set[int]:
    """Return the places of brackets that stand upright by their spaces.

    >>> sorted(upright_pairs("کاسه (سفالی) و ظرف )مسی("))
    [5, 11]
    """
    found = (pair.span() for pair in _UPRIGHT.finditer(text))
    return {at for start, end in found for at in (start, end - 1)}


def _is_open(text: str, seen: int, at: int) -> bool:
    """Whether the bracket ``at`` closes one on its line, behind ``seen``."""
    before = text[max(seen, text.rfind("\n", 0, at) + 1) : at]
    return before.rfind(PAIRS[text[at]]) > before.rfind(text[at])


def _beside_latin(text: str, at: int, to: int) -> bool:
    before = _LETTER.search(text[max(0, at - _LONGEST) : at][::-1])
    return _LATIN.search(text, at, to) is not None or bool(before and _LATIN.match(before[0]))


def _pairs(text: str, kind: str) -> Iterator[tuple[int, int]]:
    """Yield pairs of brackets: an opening one with what closes it, and a closing one that nothing
    opened with the next one if that opens.

    What opened before a pair is held open behind it to the end of its line: mirrored brackets
    would else be taken to close what some line before had left open.
    """
    opened: list[int] = []
    turned = -1
    for at in places_of(text, kind):
        if text[at] == kind[0]:
            if turned >= 0 and at - turned <= _LONGEST and _hugs(text, turned, at):
                yield turned, at
            else:
                opened.append(at)
            turned = -1
        elif opened and at - opened[-1] <= _OPEN:
            yield opened.pop(), at
            line = max(text.rfind("\n", max(0, at - _OPEN), at), at - _OPEN)
            opened = [place for place in opened if place > line]
            turned = -1
        else:
            turned = -1 if _LISTED.search(text, max(0, at - 8), at) else at


def _hugs(text: str, at: int, to: int) -> bool:
    """Whether the brackets do not both hug a word outside and have a space inside."""
    inside, outside = text[at + 1] + text[to - 1], text[at - 1 : at] + text[to + 1 : to + 2]
    return inside != "  " or len(outside) < 2 or not outside.isalnum()
