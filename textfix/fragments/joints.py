"""Joints: how well one line goes on in another, and what stands between the two."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10
from typing import Final, NamedTuple

from textfix.lm import Model, Token, load, tokenize
from textfix.unicode.bidi import visible
from textfix.unicode.letters import ARABIC_MARKS, TATWEEL

GLUED, SPACED = "", " "

_CONTEXT: Final = 2  # words of the model's history
_HEAD: Final = 2  # words behind a joint whose probability it changes
NEW_SENTENCE: Final = log10(0.02)
"""log10 of how often a line that does not end its sentence is followed by another beginning."""

_OPENING: Final = frozenset("([{«")
BRACKETS: Final = frozenset("()[]{}«»")
"""Signs that may be mirrored still, so that it is not known on which side their space is."""
_CLOSING: Final = frozenset(")]}».،؛:؟!,;?")
RIDERS: Final = ARABIC_MARKS | {TATWEEL}
"""What begins no line, unless it was torn off its letter."""
_TORN: Final = 3.0


class Edges(NamedTuple):
    """A line's words, by which it is known to the lines beside it.

    ``tokens``: those of the whole line. ``opens`` and ``closes``: its first and last sign.
    """

    tokens: tuple[Token, ...]
    opens: str
    closes: str


class Joint(NamedTuple):
    """The passage from one line to another.

    ``gap``: what stands there, ``""`` or a space. ``log10``: of the first words of the second line
    after the last ones of the first, with that gap. ``margin``: by how much (log10) being one word
    is likelier than being two; a compound with ZWNJ counts as one. ``whole``: the words at the
    joint are the two parts of one word, without ZWNJ.
    """

    gap: str
    log10: float
    margin: float
    whole: bool = False


def edges(content: str) -> Edges:
    """Read the line ``content``; embeddings and other bidi controls are no part of it.

    >>> edges("کتاب نو،").closes
    '،'
    """
    content = visible(content)
    return Edges(tuple(tokenize(content)), content[:1], content[-1:])


def joint(before: Edges, after: Edges, spaced: bool = False) -> Joint:
    """Say how ``after`` goes on from ``before``; ``spaced``: a space is known to stand there.

    >>> whole = joint(edges("گران‌ترین ادوی"), edges("ۀ جهان است"))
    >>> whole.gap, whole.margin > 3
    ('', True)
    >>> joint(edges("نزدیک به"), edges("دامنۀ کوه")).gap
    ' '
    """
    model = load()
    parted = _log10(model, _ids(model, before.tokens), after.tokens[:_HEAD])
    if before.closes in _OPENING or after.opens in _CLOSING:
        return Joint(GLUED, parted, 0.0)
    if is_torn(before, after):
        return Joint(GLUED, parted, _TORN, True)
    if spaced or not (_is_word(before.tokens[-1:]) and _is_word(after.tokens[:1])):
        return Joint(SPACED, parted, -9.0)
    left, right = before.tokens[-1], after.tokens[0]
    whole = _whole(left, right)
    history = _ids(model, before.tokens[:-1])
    glued = _log10(model, history, [whole, *after.tokens[1:_HEAD]])
    glued -= _log10(model, history, [left])
    share = min(max(model.zwnj(left.form, right.form), 1e-4), 1 - 1e-4)
    joined, apart = parted + log10(share), parted + log10(1 - share)
    best = max(glued, joined)
    margin = best - apart
    return Joint(GLUED if margin > 0 else SPACED, max(best, apart), margin, glued > joined)


def is_torn(before: Edges, after: Edges) -> bool:
    """Whether ``after`` was torn off something, or something off ``before``.

    >>> is_torn(edges("کسره، ضم"), edges("ّه و تنوین")), is_torn(edges("ضمه"), edges("و تنوین"))
    (True, False)
    """
    return after.opens in RIDERS or (before.closes == TATWEEL and after.opens.isalpha())


def joiner_share(before: Edges, after: Edges) -> float:
    """Return how often a ZWNJ rather than a space stands between the words of a joint; 0 where one
    of them is none, or a letter alone.

    >>> joiner_share(edges("او می"), edges("رود")) > 0.8
    True
    >>> joiner_share(edges("در"), edges("شهر")) < 0.01
    True
    """
    if not (_is_word(before.tokens[-1:]) and _is_word(after.tokens[:1])):
        return 0.0
    left, right = before.tokens[-1].form, after.tokens[0].form
    apart = before.closes.isalpha() and after.opens.isalpha()
    return load().zwnj(left, right) if apart and min(len(left), len(right)) > 1 else 0.0


def together(before: Edges, after: Edges, found: Joint) -> Edges:
    """Return the words of two lines that stand together, ``found`` between them.

    >>> first, second = edges("سرما"), edges("ی")
    >>> [token.form for token in together(first, second, joint(first, second)).tokens]
    ['سرمای']
    """
    if found.gap == GLUED and found.whole and before.tokens and after.tokens:
        whole = _whole(before.tokens[-1], after.tokens[0])
        return Edges(
            (*before.tokens[-_CONTEXT - 1 : -1], whole, *after.tokens[1:]),
            before.opens,
            after.closes,
        )
    tokens = before.tokens[-_CONTEXT:] + after.tokens
    return Edges(tokens, before.opens, after.closes)


def anew(after: Edges) -> float:
    """Return log10 of the first words of a line where a sentence begins."""
    model = load()
    return NEW_SENTENCE + _log10(model, (model.START, model.START), after.tokens[:_HEAD])


def _whole(left: Token, right: Token) -> Token:
    return Token(left.form + right.form, left.start, right.end, left.kind)


def _is_word(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and tokens[0].kind == "word"


def _ids(model: Model, tokens: Sequence[Token]) -> tuple[int, int]:
    last = [model.id(token.form) for token in tokens[-_CONTEXT:]]
    u, v = ([model.UNK] * _CONTEXT + last)[-_CONTEXT:]
    return u, v


def _log10(model: Model, history: tuple[int, int], tokens: Sequence[Token]) -> float:
    u, v = history
    total = 0.0
    for token in tokens:
        p, w = model.word(u, v, token.form)
        total += p
        u, v = v, w
    return total
