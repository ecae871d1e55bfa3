"""What the matches of a regular expression begin with, read off the expression itself.

Python's own parser of expressions is asked. It belongs to the inner parts of ``re``: what it says
that is not understood here constrains nothing, and where it is missing nothing is known of any
expression, which is then tried at every code point, as ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Kind = tuple[Any, ...]
"""A set of code points: the ranges and categories of a class, ("not", kind), ("and", kind, …)."""

ALL: Final[Kind] = ("and",)
_NONE: Final[Kind] = ("not", ALL)
_LINE_FEED: Final[Kind] = ("in", ("range", 10, 10))
_CATEGORIES: Final = {
    "CATEGORY_DIGIT": r"\d",
    "CATEGORY_NOT_DIGIT": r"\D",
    "CATEGORY_SPACE": r"\s",
    "CATEGORY_NOT_SPACE": r"\S",
    "CATEGORY_WORD": r"\w",
    "CATEGORY_NOT_WORD": r"\W",
}
_BEFORE, _AT, _BEHIND = -1, 0, 1
_FAR: Final = 2  # places from a match's beginning on of which nothing is said
_TIMES: Final = 3  # repetitions beyond which no place near the beginning is reached
_UNREAD: Final = re.IGNORECASE | re.ASCII | re.LOCALE


class Beginning(NamedTuple):
    """The kinds of the code points before a match, at its beginning and behind that one.

    The edge of a text may be of any kind.
    """

    before: Kind = ALL
    at: Kind = ALL
    behind: Kind = ALL


class _State(NamedTuple):
    """What is known where ``place`` is reached, which counts from the match's beginning."""

    kinds: Beginning
    place: int


def beginnings(pattern: str, flags: int = 0) -> list[Beginning]:
    """Return beginnings one of which every match of ``pattern`` has.

    >>> [one] = beginnings("(?<=[.:]) [0-9]+")
    >>> [holds(kind, np.array([ord(c) for c in ". 0"])).tolist() for kind in one]
    [[True, False, False], [False, True, False], [False, False, True]]
    """
    try:
        tree = import_module("re._parser").parse(pattern, flags)
        if tree.state.flags & _UNREAD:
            return [Beginning()]
        states = _walk(tree, [_State(Beginning(), 0)], tree.state.flags)
    except (ImportError, AttributeError, TypeError, ValueError):  # an inner part has changed
        return [Beginning()]
    return list(dict.fromkeys(state.kinds for state in states))


def holds(kind: Kind, codes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which of some code points are of ``kind``."""
    name, *parts = kind
    found = np.full(len(codes), name == "and")
    for part in parts:
        if name == "and":
            found &= holds(part, codes)
        elif name == "not":
            found = ~holds(part, codes)
        elif part[0] == "range":
            found |= (part[1] <= codes) & (codes <= part[2])
        else:
            own = re.compile(part[1])
            found |= np.array([own.match(chr(code)) is not None for code in codes.tolist()])
    return found


def _walk(nodes: Iterable[Any], states: Sequence[_State], flags: int) -> list[_State]:
    """Return the states behind ``nodes``."""
    found = list(states)
    for op, argument in nodes:
        if all(state.place >= _FAR for state in found):
            break
        found = list(dict.fromkeys(_step(str(op), argument, found, flags)))
    return found


def _step(op: str, argument: Any, states: Sequence[_State], flags: int) -> Iterator[_State]:
    """Yield the states behind one node."""
    near = [state for state in states if state.place < _FAR]
    yield from (state for state in states if state.place >= _FAR)
    if (kind := _kind(op, argument, flags)) is not None:
        yield from (_State(_also(state, 0, kind), state.place + 1) for state in near)
    elif op == "BRANCH":
        for branch in argument[1]:
            yield from _walk(branch, near, flags)
    elif op == "SUBPATTERN" and not argument[1] and not argument[2]:
        yield from _walk(argument[3], near, flags)
    elif op == "ATOMIC_GROUP":
        yield from _walk(argument, near, flags)
    elif op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        yield from _repeated(argument, near, flags)
    elif op in ("ASSERT", "ASSERT_NOT", "AT"):
        yield from _asserted(op, argument, near, flags)
    else:
        yield from (state._replace(place=_FAR) for state in near)


def _repeated(
    argument: tuple[int, int, Any], states: Sequence[_State], flags: int
) -> Iterator[_State]:
    """Yield the states behind nodes that come so many times: at least, and at most."""
    least, most, nodes = argument
    if least == 0:
        yield from states
    for times in range(1, min(int(most), _TIMES) + 1):
        states = _walk(nodes, states, flags)
        if times >= least:
            yield from states
    if int(most) > _TIMES:
        yield from (state._replace(place=_FAR) for state in states)


def _asserted(op: str, argument: Any, states: Sequence[_State], flags: int) -> Iterator[_State]:
    """Yield ``states`` with what an assertion says of the code points around their places."""
    if op == "AT":
        kind, shift = _edge(str(argument), flags)
        yield from (state._replace(kinds=_also(state, shift, kind)) for state in states)
        return
    direction, nodes = argument
    low, high = nodes.getwidth()
    if direction < 0 and low != high:
        yield from states
        return
    shift = -low if direction < 0 else 0
    if op == "ASSERT":
        for state in states:
            inner = _walk(nodes, [state._replace(place=state.place + shift)], flags)
            yield from (state._replace(kinds=found.kinds) for found in inner)
        return
    single = _kind(*_single(nodes), flags)
    kind = ALL if single is None else ("not", single)
    yield from (state._replace(kinds=_also(state, shift, kind)) for state in states)


def _single(nodes: Any) -> tuple[str, Any]:
    """Return the one node of an assertion that is nothing else."""
    [(op, argument)] = nodes if len(nodes) == 1 else [("", None)]
    return str(op), argument


def _edge(name: str, flags: int) -> tuple[Kind, int]:
    """Return what an edge says, and of which code point, counted from the place."""
    if name in ("AT_BEGINNING", "AT_BEGINNING_STRING"):
        lines = flags & re.MULTILINE and name == "AT_BEGINNING"
        return (_LINE_FEED if lines else _NONE), -1
    if name == "AT_END":
        return _LINE_FEED, 0
    return (_NONE, 0) if name == "AT_END_STRING" else (ALL, 0)


def _also(state: _State, shift: int, kind: Kind) -> Beginning:
    """Return what is known, and that the code point ``shift`` from the place is of ``kind``."""
    place = state.place + shift
    if kind == ALL or not _BEFORE <= place <= _BEHIND:
        return state.kinds
    kinds = list(state.kinds)
    old = kinds[place + 1]
    kinds[place + 1] = kind if old in (ALL, kind) else ("and", old, kind)
    return Beginning(*kinds)


def _kind(op: str, argument: Any, flags: int) -> Kind | None:
    """Return the kind of a node that is one code point."""
    if op in ("LITERAL", "NOT_LITERAL"):
        kind: Kind = ("in", ("range", argument, argument))
        return kind if op == "LITERAL" else ("not", kind)
    if op == "ANY":
        return ALL if flags & re.DOTALL else ("not", _LINE_FEED)
    if op != "IN":
        return None
    parts = [part for name, value in argument if (part := _part(str(name), value))]
    kind = ("in", *parts)
    return ("not", kind) if str(argument[0][0]) == "NEGATE" else kind


def _part(name: str, value: Any) -> tuple[Any, ...] | None:
    if name == "LITERAL":
        return "range", value, value
    if name == "RANGE":
        return "range", *value
    if name == "CATEGORY":
        return "category", _CATEGORIES[str(value)]
    return None
