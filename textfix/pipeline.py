"""The pipeline: stages in order, one layer kept for each, conservation checked after each."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from dataclasses import dataclass, replace

from textfix.pieces import PartitionError, Repair, check_partition, render
from textfix.result import Layer, Result
from textfix.stage import Stage

_BYTES_ADVICE = (
    "textfix repairs str, not bytes: decode first, for example data.decode('utf-8')"
    " (a PDF is no text: extract its text first)"
)


class ConservationWarning(UserWarning):
    """A stage broke its letter law; its input was returned untouched. Please report it."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """An immutable, picklable list of stages.

    >>> from textfix.presets import preset
    >>> preset("default").without("words", "direction")("كتاب علي").text
    'کتاب علی'
    """

    stages: tuple[Stage, ...]

    def __call__(self, text: str) -> Result:
        """Repair ``text`` and say what was done.

        Raises:
            TypeError: ``text`` is not a str.
        """
        if not isinstance(text, str):
            raise TypeError(
                _BYTES_ADVICE if isinstance(text, bytes | bytearray) else "textfix repairs str"
            )
        layers: list[Layer] = []
        current = text
        for stage in self.stages:
            repair = stage.repair(current)
            output, violation = _checked(stage, current, repair)
            if violation:
                warnings.warn(violation, ConservationWarning, stacklevel=2)
                return Result(text, text, (), violation)
            layers.append(Layer(stage.name, current, repair))
            current = output
        return Result(text, current, tuple(layers), "")

    def fix(self, text: str) -> str:
        """Return the repaired text alone."""
        return self(text).text

    def fix_all(self, texts: Iterable[str]) -> list[str]:
        """Repair many independent documents, in order."""
        return [self.fix(text) for text in texts]

    def without(self, *names: str) -> Pipeline:
        """Return this pipeline less the named stages.

        Raises:
            ValueError: no stage has that name.
        """
        unknown = set(names) - {stage.name for stage in self.stages}
        if unknown:
            raise ValueError(
                f"no stage named {', '.join(sorted(unknown))};"
                f" there are: {', '.join(stage.name for stage in self.stages)}"
            )
        return replace(self, stages=tuple(s for s in self.stages if s.name not in names))


def _checked(stage: Stage, before: str, repair: Repair) -> tuple[str, str]:
    """Render ``repair``; return the output and a description of the law it breaks, or ""."""
    try:
        check_partition(len(before), repair.pieces)
    except PartitionError as error:
        return before, f"stage {stage.name}: {error}"
    after = render(before, repair.pieces)
    broken = "" if after == before else stage.broken_law(before, after)
    return after, f"stage {stage.name}: {broken}" if broken else ""
