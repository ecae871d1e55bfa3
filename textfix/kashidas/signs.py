r"""Kashidas read as a sign: a comma (متف,,اوت), a digit, a Latin letter, a control character.

A word processor stretches a justified line with the kashida glyph; where the PDF gives that glyph
no code, or the code of the sign recorded first, the words are full of it. It stands inside words,
which no sign does: so the letters on its two sides make a word together, more often than not.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from textfix.anchors import Anchored
from textfix.counting import count_beyond
from textfix.kashidas.joints import CONTROLS, is_joint, is_seam, leans, leans_back
from textfix.kashidas.seams import Seam, find_seams
from textfix.pieces import Finding, Piece
from textfix.unicode import bidi
from textfix.unicode.letters import (
    ARABIC_LETTERS,
    ARABIC_MARKS,
    LETTER_CLASS,
    NBSP,
    SOFT_HYPHEN,
    TATWEEL,
    ZWJ,
    ZWNJ,
    ZWSP,
    character_class,
)
from textfix.unicode.mirror import mirrored

RULE = "sign-as-kashida"

_LETTER = LETTER_CLASS
# What has a meaning of its own between two letters: a ZWNJ and what is typed for it.
_OTHER = character_class(
    frozenset({TATWEEL, ZWNJ, ZWJ, ZWSP, SOFT_HYPHEN, NBSP, "\N{NOT SIGN}"}) | bidi.CONTROLS
)
# Python takes U+001C for a space as well.
_SPACE = " \\t\\n\\r\\f\\v\x85\u2000-\u200a\u2028\u2029\u202f\u3000"
_SIGN = f"\\(cid:\\d+\\)|[^{_LETTER}{_OTHER}{_SPACE}]"
_RUN = f"(?P<sign>{_SIGN})(?P=sign)*"
_WRAP = f"[{CONTROLS}]*"  # poppler embeds what it takes for a number
_INSIDE = Anchored(f"(?<=[{_LETTER}]){_WRAP}{_RUN}{_WRAP}(?=[{_LETTER}])")
_BEHIND_LETTER = f"(?:(?<=[{_LETTER}])|(?<=[{_LETTER}][\u202a-\u202c]))"
_BEFORE_LETTER = f"(?={_WRAP}{ZWNJ}?[{_LETTER}])"
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]|\(cid:\d+\)")
_ENOUGH = 6  # places, before a document can say anything
_SEVERAL = 2  # runs of a length inside words, of a sign that is known to be the kashida
_SHARE = 0.5  # of the places must make words
_RARELY = 4  # times as often as any other digit: no document has so many notes of one number
_TRIED = 80  # places
_STOP = ".:!/-\N{ARABIC COMMA}\N{ARABIC SEMICOLON}\N{ARABIC QUESTION MARK}"
_PAUSES = _STOP.translate({ord("/"): None, ord("-"): None})
_NOTES = "*,\N{DAGGER}\N{DOUBLE DAGGER}"  # at a word's edge they have a meaning
# Share of a sign's runs inside words: without spaces stops are there, and a quotation mark before
# the ending of the word that it closes, or where two runs of a line met.
_STOPS, _QUOTES, _OTHERS = 0.5, 0.9, 0.25


class Place(NamedTuple):
    """A run ``[start, end)`` of one sign beside a letter."""

    start: int
    end: int
    sign: str


def find_signs(text: str) -> tuple[list[Piece], list[Finding]]:
    """Return the removals of the signs that stand for kashidas in ``text``, and what is in doubt.

    >>> text = "این ساخت,,مان بز,رگ در می,,,دان ش,,هر است و پن,,جره دارد، سق,ف و بل,,ند"
    >>> len(find_signs(text)[0]), find_signs("سلام,دنیا و شهر,خانه و کوه,دشت")
    (7, ([], []))
    """
    places: defaultdict[str, list[Place]] = defaultdict(list)
    for found in _INSIDE.finditer(text):
        if not _ends_embedding(found):
            places[found["sign"]].append(Place(*found.span(), found["sign"]))
    seams: defaultdict[str, list[Seam]] = defaultdict(list)
    for seam in find_seams(text, _SIGN):
        seams[seam.sign].append(seam)
    edits: list[Piece] = []
    doubts: list[Finding] = []
    for sign in dict.fromkeys([*places, *seams]):
        own, torn = places[sign], seams[sign]
        if not _may_be_kashida(text, sign, own, torn) or _is_unspaced(text, sign, places):
            continue
        share = _share_of_words(text, own, torn)
        if share >= _SHARE:
            turned = _are_turned(text, own, torn)
            edits += [_edit(text, at, turned) for at in _all_places(text, sign, own, torn)]
        elif own and share >= _SHARE / 2 and sign not in _STOP:
            message = f"{len(own)} × {sign!r} inside words may be kashidas"
            doubts.append(Finding(RULE, own[0].start, own[0].end, message))
    return sorted(edits), doubts


def _edit(text: str, at: Place, turned: bool) -> Piece:
    """Write a tatweel beside a letter and at a line's end, and nothing elsewhere.

    ``turned``: the parts of words stand from left to right, and their embeddings must part them.
    """
    if turned:
        within = text[at.start : at.end]
        start = at.start + len(within) - len(within.lstrip(CONTROLS))
        at = Place(start, start + len(within.strip(CONTROLS)), at.sign)
    before = text[max(0, at.start - 2) : at.start].rstrip(CONTROLS)
    beside = before[-1:] + text[at.end : at.end + 3].lstrip(CONTROLS + ZWNJ)[:1]
    in_word = any(c in ARABIC_LETTERS or c in ARABIC_MARKS for c in beside)
    at_end = text[at.end : at.end + 1] == "\n"
    return Piece(at.start, at.end, TATWEEL if in_word or at_end else "", RULE)


def _may_be_kashida(text: str, sign: str, inside: Sequence[Place], seams: Sequence[Seam]) -> bool:
    """Whether ``sign`` stands inside words, or tears them, often enough: at many different places,
    and not by accident in what are stops or brackets elsewhere."""
    if (sign.isalpha() and not sign.isascii()) or len(inside) + len(seams) < _ENOUGH:
        return False
    different = {text[at.start - 2 : at.end + 2] for at in inside}
    if len(different) + len({(seam.right, seam.left) for seam in seams}) < _ENOUGH:
        return False
    if _UNSEEN.match(sign):
        return True
    if text.count(mirrored(sign)) * 3 > text.count(sign) and mirrored(sign) != sign:
        return False
    least = _STOPS if sign in _STOP else _QUOTES if _is_quote(sign) else _OTHERS
    most = (len(inside) + len(seams)) / least
    stop = sign in _STOP
    runs = (
        run
        for run in _runs(text, sign)
        if not (_is_at_edge(text, *run) or (stop and _is_in_code(text, *run)))
    )
    return count_beyond(runs, most) <= most


def _ends_embedding(found: re.Match[str]) -> bool:
    """Whether a stop ends what poppler embedded, before the rest of a word in order from left to
    right: ``‫رود؛‬‫می‬``."""
    within = found[0]
    return found["sign"] in _STOP and (within[0] in CONTROLS) != (within[-1] in CONTROLS)


def _is_unspaced(text: str, sign: str, places: Mapping[str, Sequence[Place]]) -> bool:
    """Whether ``sign`` is a stop and others often stand between two letters, too: in a
    text that lost spaces they all do."""
    if sign not in _STOP:
        return False
    others = [other for other in _PAUSES if other != sign]
    inside = sum(len(places.get(other, ())) for other in others)
    return inside >= _ENOUGH and inside >= _OTHERS * sum(map(text.count, others))


def _is_quote(sign: str) -> bool:
    return sign in "\"'" or any(unicodedata.category(c) in ("Pi", "Pf") for c in sign)


def _runs(text: str, sign: str) -> Iterator[tuple[int, int]]:
    """Find the runs of ``sign``: of a Latin letter those that stand in no Latin word."""
    end = 0
    while (start := text.find(sign, end)) >= 0:
        end = start + len(sign)
        while text.startswith(sign, end):
            end += len(sign)
        around = text[max(0, start - 1) : start] + text[end : end + 1]
        if not (sign.isalpha() and any("!" <= c <= "~" for c in around)):
            yield start, end


def _is_at_edge(text: str, start: int, end: int) -> bool:
    """Whether a run stands at a line's edge: there a stop ends its line, and a kashida one of the
    pieces into which an extractor cut it."""
    before = text[max(0, start - 2) : start].rstrip(CONTROLS)
    behind = text[end : end + 2].lstrip(CONTROLS)
    return before[-1:] in ("", "\n") or behind[:1] in ("", "\n")


def _is_in_code(text: str, start: int, end: int) -> bool:
    """Whether a stop stands between digits or signs of ASCII, as in a time or an address: such a
    one says nothing of those between Persian words."""
    beside = text[start - 1 : start] + text[end : end + 1]
    return len(beside) == 2 and all(c.isdigit() or "!" <= c <= "~" for c in beside)


def _share_of_words(text: str, places: Sequence[Place], seams: Sequence[Seam]) -> float:
    from textfix.lm import load

    model = load()
    tried = places[:: len(places) // _TRIED + 1]
    torn = seams[:: len(seams) // _TRIED + 1]
    words = sum(is_joint(model, text, at.start, at.end) > 0 for at in tried)
    words += sum(is_seam(model, seam.left, seam.right) > 0 for seam in torn)
    return words / (len(tried) + len(torn))


def _all_places(
    text: str, sign: str, inside: Sequence[Place], seams: Sequence[Seam]
) -> Iterator[Place]:
    """Yield the runs of ``sign`` inside words, and those at a word's edge that can be nothing
    else: in lines out of order a word is cut at its kashidas. What nobody sees goes everywhere."""
    yield from inside
    lengths = Counter(_length(text, at) for at in inside)
    own = {place for at in inside for place in range(at.start, at.end)}
    runs = dict.fromkeys(run for seam in seams for run in seam.runs if run[0] not in own)
    torn = [Place(*run, sign) for run in runs]
    lengths.update(_length(text, at) for at in torn)
    yield from torn
    own.update(place for at in torn for place in range(at.start, at.end))
    touching = list(_runs_beside(text, sign))
    beside = [at for at in touching if at.start not in own]
    sure = _is_sure(text, sign, len(beside), len(touching))
    for at in beside:
        if _is_kashida(text, at, lengths, even_alone=sure):
            yield at


def _is_sure(text: str, sign: str, beside: int, touching: int) -> bool:
    """Whether a single ``sign`` at a word's edge is a kashida, too: a digit that stands there far
    more often than any other, or a symbol that hardly stands anywhere else (#, but no note's *).

    ``beside``: how many runs of it stand at an edge; ``touching``: there or inside words."""
    if sign.isdigit():
        return beside >= _RARELY * _as_often(text, sign)
    if sign in _STOP or sign in _NOTES or _is_quote(sign):
        return False
    return touching >= _RARELY * (sum(1 for _ in _runs(text, sign)) - touching)


def _are_turned(text: str, places: Sequence[Place], seams: Sequence[Seam]) -> bool:
    """Whether parts of words stand from left to right, embedded (``‫ید‬9‫کش‬`` for کشید) or torn."""
    from textfix.lm import load

    embedded = [at for at in places if set(CONTROLS).intersection(text[at.start : at.end])]
    model = load()
    said = sum(leans_back(model, text, at.start, at.end) for at in embedded[:_TRIED])
    return said + sum(leans(model, seam.left, seam.right) for seam in seams[:_TRIED]) > 0


def _as_often(text: str, sign: str) -> int:
    """Return how often the commonest other digit of the script of ``sign`` stands alone beside a
    letter, as the references of notes do."""
    zero = ord(sign) - int(sign)
    others = [chr(zero + digit) for digit in range(10) if chr(zero + digit) != sign]
    counts = [
        sum(1 for at in _runs_beside(text, other) if not _has_digits(text, at)) for other in others
    ]
    return max(1, *counts)


def _runs_beside(text: str, sign: str) -> Iterator[Place]:
    signs = f"(?:{re.escape(sign)})+"
    if sign.isalpha():
        signs = f"(?<![A-Za-z]){signs}(?![A-Za-z])"
    beside = f"{_BEHIND_LETTER}{signs}|{signs}{_BEFORE_LETTER}"
    for found in re.finditer(signs if _UNSEEN.match(sign) else beside, text):
        yield Place(*found.span(), sign)


def _is_kashida(text: str, at: Place, lengths: Mapping[int, int], *, even_alone: bool) -> bool:
    if _UNSEEN.match(at.sign):
        return True
    if _has_digits(text, at) and (at.sign.isdigit() or not even_alone):
        return False
    length = _length(text, at)
    if even_alone:  # what one of it is, more of it are
        return lengths[length] >= (_ENOUGH if length == 1 else _SEVERAL)
    return length > 1 and lengths[length] >= _ENOUGH


def _has_digits(text: str, at: Place) -> bool:
    """Whether the run is a part of a number."""
    return any(c.isdigit() for c in text[at.start - 1 : at.start] + text[at.end : at.end + 1])


def _length(text: str, at: Place) -> int:
    return text.count(at.sign, at.start, at.end)
