"""Merging: of all ways to put lifted atoms between printed ones, both in their order, the best."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol

from textfix.lifting.atoms import LEFT, RIGHT, Atom


class Grammar(Protocol):
    """How well atoms stand side by side, and how well they stand in brackets (log10, by hand)."""

    def joint(self, before: Atom | None, after: Atom | None) -> float: ...

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
    """Return the best order of all atoms, and its score."""
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
                inside = opened
                if after.kind == LEFT:
                    if opened is not None:
                        continue
                    inside = (i, j + 1)
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
    return max(
        (_ended(key, state, printed, lifted, grammar) for key, state in layer.items()),
        key=lambda pair: pair[0],
    )


def _keep(layer: dict[_Key, _State], key: _Key, score: float, path: tuple[bool, ...]) -> None:
    old = layer.get(key)
    if old is None or score > old.score:
        layer[key] = _State(score, path)


def _ended(
    key: _Key, state: _State, printed: Sequence[Atom], lifted: Sequence[Atom], grammar: Grammar
) -> tuple[float, list[Atom]]:
    _, _, last, opened = key
    score = state.score + grammar.joint((lifted if last else printed)[-1], None)
    if opened is not None:
        first, second = opened
        square = lifted[second - 1].text in _SQUARE
        score += grammar.enclosed(
            printed[first:], lifted[second:], opened=True, closed=False, square=square
        )
    sources = iter(printed), iter(lifted)
    return score, [next(sources[is_lifted]) for is_lifted in state.path]
