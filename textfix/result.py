"""The result of a run: the text, the original, every change and where each code point came from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from textfix.pieces import Finding, Piece, Repair, changed_groups


class Change(NamedTuple):
    """One change of one stage.

    ``start, end``: the span in the *original* text (code points) that the change touched, through
    every reordering before it. ``before`` and ``after``: the text that went in and came out.
    ``margin``: log10 of the preference over the next best reading, for statistical rules.
    """

    stage: str
    rule: str
    start: int
    end: int
    before: str
    after: str
    margin: float | None

    @property
    def id(self) -> str:
        """``stage.rule``."""
        return f"{self.stage}.{self.rule}"


@dataclass(frozen=True, slots=True)
class Layer:
    """One stage's input and what the stage did to it."""

    stage: str
    text: str
    repair: Repair

    def origins(self, below: list[int]) -> list[int]:
        """Map every code point of this layer's output through ``below``, its input's origins."""
        out: list[int] = []
        for start, end, text, _rule, _margin in self.repair.pieces:
            if text is None:
                out += below[start:end]
            elif start == end:
                out += [-1] * len(text)
            else:
                out += [below[min(start + k, end - 1)] for k in range(len(text))]
        return out


@dataclass(frozen=True)
class Result:
    """What a pipeline made of one text. ``violation`` is "" unless a letter law was broken, in
    which case ``text`` is the original."""

    original: str
    text: str
    layers: tuple[Layer, ...] = ()
    violation: str = ""

    def origins(self) -> list[int]:
        """Return, for every code point of ``text``, its index in ``original``, or -1 (inserted)."""
        return self._origins[-1]

    @cached_property
    def _origins(self) -> list[list[int]]:
        """The origins of each layer's input, and last of the output."""
        steps = [list(range(len(self.original)))]
        for layer in self.layers:
            steps.append(layer.origins(steps[-1]))
        return steps

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Every change, stage by stage, in the order of the stage's output."""
        return tuple(
            _change(layer, group, origins, self.original)
            for layer, origins in zip(self.layers, self._origins, strict=False)
            for group in changed_groups(layer.repair.pieces)
        )

    @cached_property
    def findings(self) -> tuple[tuple[str, Finding], ...]:
        """What each stage saw and left alone, with spans in the original."""
        return tuple(
            (layer.stage, found._replace(start=span[0], end=span[1]))
            for layer, origins in zip(self.layers, self._origins, strict=False)
            for found in layer.repair.findings
            for span in [_span(origins, found.start, found.end)]
        )

    def report(self) -> str:
        """Return a summary: how often each rule acted, and the findings, one a line."""
        if self.violation:
            return f"NOT REPAIRED, conservation violated: {self.violation}"
        counts = Counter(change.id for change in self.changes)
        lines = [f"{count:6d}  {rule}" for rule, count in counts.most_common()]
        lines += [
            f"    at {found.start}: {stage}.{found.rule}: {found.message}"
            for stage, found in self.findings
        ]
        return "\n".join(lines) if lines else "nothing to repair"


def _change(layer: Layer, group: list[Piece], origins: list[int], original: str) -> Change:
    spans = sorted((p.start, p.end) for p in group)
    start, end = spans[0][0], max(e for _, e in spans)
    before = "".join(layer.text[s:e] for s, e in spans)
    after = "".join(layer.text[p.start : p.end] if p.text is None else p.text for p in group)
    margins = [p.margin for p in group if p.margin is not None]
    span = _span(origins, start, end)
    return Change(
        layer.stage, group[0].rule, *span, before, after, min(margins) if margins else None
    )


def _span(origins: list[int], start: int, end: int) -> tuple[int, int]:
    """Return the smallest span of the original that covers ``[start, end)`` of a layer's input.

    An empty span, or one of inserted code points only, lies after its nearest original neighbour.
    """
    touched = [at for at in origins[start:end] if at >= 0]
    if touched:
        return min(touched), max(touched) + 1
    before = next((at for at in reversed(origins[:start]) if at >= 0), -1)
    return before + 1, before + 1
