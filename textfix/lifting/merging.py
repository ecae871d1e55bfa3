"""Merging: of all ways to put lifted atoms between printed ones, both in their order, the best."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol

from textfix.lifting.atoms import LATIN, LEFT, RIGHT, Atom


class Grammar(Protocol):
    """How well atoms stand side by side, and how well they stand in brackets (log10, by hand).

    ``gaps``: what the language model says of a Latin word before each of the printed atoms, and
    behind the last (log10, 0 for the best).
    """

    def joint(self, before: Atom | None, after: Atom | None) -> float: ...

    def gaps(self, printed: Sequence[Atom]) -> Sequence[float]: ...

    def enclosed(
        self,
        printed: Sequence[Atom],
        lifted: Sequence[Atom],
        *,
        opened: bool,
        closed: bool,
        square: bool = False,
    ) -> float: ...


class _State(NamedTuple):
    score: float
    path: tuple[bool, ...]  # for each atom so far whether it was a lifted one


_Key = tuple[int, int, bool, tuple[int, int] | None]
_SQUARE: Final = ("[", "]")
_EARLY: Final = 1e-4
"""So much speaks for a printed atom before a lifted one, all else being equal."""


def merge(
    printed: Sequence[Atom], lifted: Sequence[Atom], grammar: Grammar
) -> tuple[float, list[Atom]]:
    """Return the best order of all atoms, and its score, the language model's words left out.

    Brackets in brackets are not told apart from those around them: their like costs in all orders.
    """
    gaps = grammar.gaps(printed)
    layer: dict[_Key, _State] = {(0, 0, False, None): _State(0.0, ())}
    for _ in range(len(printed) + len(lifted)):
        following: dict[_Key, _State] = {}
        for (i, j, last, opened), state in layer.items():
            before = (lifted[j - 1] if last else printed[i - 1]) if i + j else None
            if i < len(printed) and not (j and j < len(lifted) and lifted[j].glued):
                score = state.score + grammar.joint(before, printed[i]) - _EARLY * j
                _keep(following, (i + 1, j, False, opened), score, (*state.path, False))
            if j < len(lifted):
                after = lifted[j]
                score = state.score + grammar.joint(before, after)
                if not last and _begins_latin(lifted[j : j + 2]):
                    score += gaps[i]
                inside = opened
                if after.kind == LEFT:
                    inside = opened or (i, j + 1)
                elif after.kind == RIGHT:
                    first, second = opened or (0, 0)
                    score += grammar.enclosed(
                        printed[first:i],
                        lifted[second:j],
                        opened=opened is not None,
                        closed=True,
                        square=after.text in _SQUARE,
                    )
                    inside = None
                _keep(following, (i, j + 1, True, inside), score, (*state.path, True))
        layer = following
    score, path = max(
        ((_ended(key, state, printed, lifted, grammar), state.path) for key, state in layer.items())
    )
    sources = iter(printed), iter(lifted)
    order = [next(sources[is_lifted]) for is_lifted in path]
    return score - _spent(path, lifted, gaps), order


def _spent(path: Sequence[bool], lifted: Sequence[Atom], gaps: Sequence[float]) -> float:
    """Return what the gaps have added in which Latin words begin."""
    spent, before, i, j = 0.0, False, 0, 0
    for is_lifted in path:
        if is_lifted and not before and _begins_latin(lifted[j : j + 2]):
            spent += gaps[i]
        i, j, before = i + (not is_lifted), j + is_lifted, is_lifted
    return spent


def _begins_latin(atoms: Sequence[Atom]) -> bool:
    """Whether a Latin word, perhaps in brackets, comes first."""
    return atoms[0].kind == LATIN or (atoms[0].kind == LEFT and atoms[-1].kind == LATIN)


def _keep(layer: dict[_Key, _State], key: _Key, score: float, path: tuple[bool, ...]) -> None:
    old = layer.get(key)
    if old is None or score > old.score:
        layer[key] = _State(score, path)


def _ended(
    key: _Key, state: _State, printed: Sequence[Atom], lifted: Sequence[Atom], grammar: Grammar
) -> float:
    _, _, last, opened = key
    score = state.score + grammar.joint((lifted if last else printed)[-1], None)
    if opened is not None:
        first, second = opened
        square = lifted[second - 1].text in _SQUARE
        score += grammar.enclosed(
            printed[first:], lifted[second:], opened=True, closed=False, square=square
        )
    return score
