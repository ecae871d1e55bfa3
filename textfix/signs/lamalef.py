"""Lam-alef turned: اطلاعات read as اطالعات.

A font draws لا as one glyph; an extractor that turns a right-to-left run round turns the letters
of that glyph with it, although they stood in reading order already. In such a document no لا is
left, and words that hold one stand with ال: which of the two was typed, the words around say.
Names with the Arabic article and words such as سال stay, being the likelier reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textfix.anchors import Anchored
from textfix.characters.runs import is_persian
from textfix.pieces import Finding
from textfix.signs.swap import Swap
from textfix.unicode.letters import LAM, is_letter

if TYPE_CHECKING:
    from textfix.lm.model import Model
    from textfix.lm.tokens import Token

RULE = "lam-alef"

_ALEFS = (
    "\N{ARABIC LETTER ALEF}"
    "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}"
    "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}"
    "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}"
)
_UPRIGHT = Anchored(f"{LAM}[{_ALEFS}]|[\ufef5-\ufefc]")  # the second: forms of lam with alef
_TURNED = Anchored(f"[{_ALEFS}]{LAM}")
_ENOUGH = 3  # different words that only a swap makes likely
_SURE = 1.5  # log10 by which it does
# Without any لا one word fewer will do if it is as sure: so were no two in 4,099 short stretches of
# clean text, but where the source itself had them turned.
_BEYOND_DOUBT = 3.0
_FEW = 5  # words with ال for one with لا: clean prose has two or three
# Of 2,600 turned words in held-out prose these left 48 and turned 11 others (0.0: 18 and 29).
_MARGIN, _UNKNOWN = 0.5, 1.5  # log10 for a swap; for one to a word that no dictionary lists
_GLUED = -1.5  # log10 of two words glued into one
_MOST = 4  # places in one word


class _Reading(NamedTuple):
    """A word with some of its places swapped, log10 of its likelihood where it stands, and whether
    the model or a dictionary lists it (or the two words glued in it)."""

    log10: float
    places: tuple[int, ...]
    known: bool


class _Word(NamedTuple):
    """A word that may be turned: its span, its form, the swap it asks for and by how much."""

    start: int
    end: int
    form: str
    places: tuple[int, ...]
    margin: float


def find_turned(text: str) -> tuple[list[Swap], list[Finding]]:
    """Return the swaps that bring back the lam-alefs of ``text``, and what is left in doubt.

    >>> swaps, _ = find_turned("اطالعات سالمت و تالش برای ابالغ اخالق در سال نو")
    >>> [swap.places for swap in swaps]
    [(3, 2), (10, 9), (18, 17), (29, 28), (35, 34)]
    """
    if not _may_be_turned(text):
        return [], []
    if not is_persian(text):
        return [], []
    words = [word for line in _lines(text) for word in _read(text, *line)]
    sure = [word for word in words if word.margin >= _SURE]
    kinds = len({word.form for word in sure})
    upright = _upright(text)
    beyond = 0 if upright else len({word.form for word in sure if word.margin >= _BEYOND_DOUBT})
    if max(kinds, beyond + 1) < _ENOUGH or upright * _FEW > len(sure):
        return [], _doubt(sure, "lam-alef seems turned in {} words, too few to be sure", kinds > 1)
    likely = [word for word in words if word.margin > _MARGIN]
    open_words = [word for word in words if abs(word.margin) <= _MARGIN]
    swaps = [
        Swap(at, at + 2, (at + 1, at), RULE, word.margin) for word in likely for at in word.places
    ]
    return swaps, _doubt(open_words, "{} words may hold a turned lam-alef or not", True)


def _may_be_turned(text: str) -> bool:
    """Whether لا is rare beside ال: nothing else need be known of most texts."""
    turned = _TURNED.count(text)
    return turned >= _ENOUGH and _upright(text) * _FEW <= turned


def _upright(text: str) -> int:
    return _UPRIGHT.count(text)


def _doubt(words: Sequence[_Word], message: str, wanted: bool) -> list[Finding]:
    if not words or not wanted:
        return []
    return [Finding(RULE, words[0].start, words[0].end, message.format(len(words)))]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the lines that hold ال."""
    at = 0
    while found := _TURNED.compiled.search(text, at):
        start = text.rfind("\n", 0, found.start()) + 1
        stop = text.find("\n", found.end())
        at = stop if stop >= 0 else len(text)
        yield start, at


def _read(text: str, start: int, end: int) -> Iterator[_Word]:
    """Yield the words of a line that may be turned; each leans on the words as read before it."""
    from textfix.lm import load
    from textfix.lm.tokens import tokenize

    model = load()
    tokens = tokenize(text[start:end])
    ids = [model.id(token.form) for token in tokens]
    for index, token in enumerate(tokens):
        places = _places(text[start + token.start : start + token.end], token)
        if not places:
            continue
        context = [model.START, model.START, *ids[:index]][-2:], ids[index + 1 : index + 3]
        kept, *others = _readings(model, token.form, places, *context)
        best = max(others)
        margin = best.log10 - kept.log10
        if not best.known:
            margin = min(margin, max(margin - _UNKNOWN + _MARGIN, 0.0))
        if margin > _MARGIN:
            ids[index] = model.id(_swapped(token.form, best.places))
        at = start + token.start
        positions = _letters(text[at : start + token.end])
        swaps = tuple(at + positions[place] for place in best.places)
        yield _Word(at, start + token.end, token.form, swaps, margin)


def _letters(word: str) -> list[int]:
    return [at for at, c in enumerate(word) if is_letter(c)]


def _places(word: str, token: Token) -> list[int]:
    """Return the places of ال in the token's form, where the letters stand side by side."""
    if token.kind != "word" or not _TURNED.compiled.search(word):
        return []
    letters = _letters(word)
    if len(letters) != len(token.form):
        return []
    return [place for place, at in enumerate(letters) if _TURNED.compiled.match(word, at)][:_MOST]


def _readings(
    model: Model, form: str, places: Sequence[int], before: Sequence[int], behind: Sequence[int]
) -> list[_Reading]:
    """Return every reading of a word, the word as it stands first."""
    readings = []
    for mask in range(1 << len(places)):
        chosen = tuple(place for bit, place in enumerate(places) if mask >> bit & 1)
        total, known = _judge(model, _swapped(form, chosen), before[0], before[1], behind)
        readings.append(_Reading(total, chosen, known))
    return readings


def _judge(model: Model, form: str, u: int, v: int, behind: Sequence[int]) -> tuple[float, bool]:
    """Return log10 of ``form`` and what follows it after two words, and whether it is known."""
    total, word = model.word(u, v, form)
    known = word != 0 or model.joined("", form).listed
    if not known:
        for cut in range(2, len(form) - 1):
            left, right = model.id(form[:cut]), model.id(form[cut:])
            if left and right:
                glued = model.log10(u, v, left) + model.log10(v, left, right) + _GLUED
                total, word, known = max((total, word, known), (glued, right, True))
    u, v = v, word
    for after in behind:
        total += model.log10(u, v, after)
        u, v = v, after
    return total, known


def _swapped(form: str, places: Sequence[int]) -> str:
    letters = list(form)
    for at in places:
        letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return "".join(letters)
