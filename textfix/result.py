"""The result of a run: the text, the original, every change and where each code point came from."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from textfix.pieces import Finding, Piece, Repair, changed_groups, render

if TYPE_CHECKING:
    from textfix.pipeline import Pipeline

Origins: TypeAlias = "array[int]"
_INSERTED = array("i", [-1])
_SHOWN = 60  # code points


class Change(NamedTuple):
    """One change of one stage.

    ``start, end``: the span in the *original* text (code points) that the change touched, through
    every reordering before it. ``before`` and ``after``: the text that went into the stage and
    came out of it. ``margin``: log10 of the preference over the next best reading, for
    statistical rules.
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

    @property
    def kind(self) -> str:
        """``inserted``, ``removed``, ``replaced``, ``reordered`` (the same code points in another
        order) or ``moved`` (the same text at another place)."""
        if not self.before:
            return "inserted"
        if not self.after:
            return "removed"
        if self.before == self.after:
            return "moved"
        return "reordered" if sorted(self.before) == sorted(self.after) else "replaced"


class Step(NamedTuple):
    """A change, and where it lies in the text that its stage saw: ``seen[start:end]``."""

    change: Change
    seen: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Layer:
    """One stage's input and what the stage did to it."""

    stage: str
    text: str
    repair: Repair

    def origins(self, below: Origins) -> Origins:
        """Map every code point of this layer's output through ``below``, its input's origins."""
        pieces = self.repair.pieces
        if len(pieces) == 1 and pieces[0].text is None:
            return below
        out = array("i")
        for start, end, text, _rule, _margin in pieces:
            if text is None:
                out += below[start:end]
            elif start == end:
                out += _INSERTED * len(text)
            else:
                out.extend(below[min(start + k, end - 1)] for k in range(len(text)))
        return out


@dataclass(frozen=True, repr=False)
class Result:
    """What a pipeline made of one text. ``violation`` is "" unless a letter law was broken, in
    which case ``text`` is the original. ``pipeline``: what made it.

    >>> from textfix.presets import preset
    >>> preset("characters")("كتاب علي")
    Result(text='کتاب علی', changes=2)
    """

    original: str
    text: str
    layers: tuple[Layer, ...] = ()
    violation: str = ""
    pipeline: Pipeline | None = field(default=None, compare=False)

    def __repr__(self) -> str:
        # The layers hold the whole document once a stage: no sight for a prompt.
        broken = f", violation={self.violation!r}" if self.violation else ""
        shown = repr(self.text if len(self.text) <= _SHOWN else self.text[:_SHOWN] + "…")
        return f"Result(text={shown}, changes={len(self.changes)}{broken})"

    def origins(self) -> list[int]:
        """Return, for every code point of ``text``, its index in ``original``, or -1 (inserted)."""
        return self._origins[-1].tolist()

    @cached_property
    def _origins(self) -> list[Origins]:
        """The origins of each layer's input, and last of the output."""
        steps = [array("i", range(len(self.original)))]
        for layer in self.layers:
            steps.append(layer.origins(steps[-1]))
        return steps

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Every change, stage by stage, in the order of the stage's output."""
        return tuple(step.change for step in self.steps())

    def texts(self) -> Iterator[tuple[str, Origins]]:
        """Yield the text, then what each stage was given, the last first, with the index in the
        original of each of their code points (-1: inserted)."""
        yield self.text, self._origins[-1]
        for layer, origins in zip(reversed(self.layers), self._origins[-2::-1], strict=True):
            yield layer.text, origins

    def steps(self) -> Iterator[Step]:
        """Yield every change with the text that its stage saw, in the order of ``changes``.

        What a rule put back as it was, at the place where it was, is no change.
        """
        for layer, origins in zip(self.layers, self._origins, strict=False):
            read_before = _read_before(layer.repair.pieces)
            for group in changed_groups(layer.repair.pieces):
                step = _step(layer, group, origins)
                if step.change.kind != "moved" or read_before[_first(group).start] != step.start:
                    yield step

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
        """Return a summary: how often each rule acted, the findings, and last the versions that
        all of it depends on, one a line."""
        from textfix.versions import versions_line

        return f"{self.summary()}\n{versions_line(self.pipeline)}"

    def summary(self) -> str:
        """Return the report less its last line, the versions."""
        if self.violation:
            return f"NOT REPAIRED, conservation violated: {self.violation}"
        counts = Counter(change.id for change in self.changes)
        lines = [f"{count:6d}  {rule}" for rule, count in counts.most_common()]
        lines += [
            f"    at {found.start}: {stage}.{found.rule}: {found.message}"
            for stage, found in self.findings
        ]
        return "\n".join(lines) if lines else "nothing to repair"


def _read_before(pieces: Sequence[Piece]) -> dict[int, int]:
    """Return, by its start, how much of the input is read before each piece with a span: its first
    so many code points, or -1 where it is not the first."""
    before: dict[int, int] = {}
    length = reach = 0
    for start, end, *_ in pieces:
        if start < end:
            before[start] = length if reach <= length else -1
            length, reach = length + end - start, max(reach, end)
    return before


def _first(group: Sequence[Piece]) -> Piece:
    """Return the first piece of ``group`` that has a span."""
    return next((piece for piece in group if piece.start < piece.end), group[0])


def _step(layer: Layer, group: list[Piece], origins: Origins) -> Step:
    spanning = [piece for piece in group if piece.start < piece.end] or group[:1]
    start, end = min(p.start for p in spanning), max(p.end for p in spanning)
    margins = [p.margin for p in group if p.margin is not None]
    change = Change(
        layer.stage,
        group[0].rule,
        *_span(origins, start, end),
        layer.text[start:end],
        render(layer.text, group),
        min(margins) if margins else None,
    )
    return Step(change, layer.text, start, end)


def _span(origins: Origins, start: int, end: int) -> tuple[int, int]:
    """Return the smallest span of the original that covers ``[start, end)`` of a layer's input.

    An empty span, or one of inserted code points only, lies after its nearest original neighbour.
    """
    touched = [at for at in origins[start:end] if at >= 0]
    if touched:
        return min(touched), max(touched) + 1
    before = next((origins[at] for at in range(start - 1, -1, -1) if origins[at] >= 0), -1)
    return before + 1, before + 1
