"""The pipeline: stages in order, one layer kept for each, conservation checked after each."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from textfix.newlines import restore, unify
from textfix.options import set_options, unknown
from textfix.pieces import PartitionError, Repair, check_partition, render, undo
from textfix.recall import forget
from textfix.result import Layer, Result
from textfix.stage import Stage


class ConservationWarning(UserWarning):
    """A stage broke its letter law; its input was returned untouched. Please report it."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """An immutable, picklable list of stages, less the rules (``stage.rule``) it leaves out.

    >>> from textfix.presets import preset
    >>> preset("default").without("words", "direction")("كتاب علي").text
    'کتاب علی'
    """

    stages: tuple[Stage, ...]
    left_out: frozenset[str] = frozenset()

    def __call__(self, text: str, watch: Callable[[str], None] | None = None) -> Result:
        r"""Repair ``text`` and say what was done.

        ``watch`` is called with the name of each stage before it runs. Stages see ``\n``; a text
        with ``\r\n`` gets them back.

        Raises:
            TypeError: ``text`` is not a str.
        """
        if not isinstance(text, str):
            raise TypeError(_type_advice(text))
        try:
            return self._repaired(text, watch)
        finally:
            forget()

    def _repaired(self, text: str, watch: Callable[[str], None] | None) -> Result:
        """Repair a text whose lines end as they may."""
        if "\r\n" not in text:
            return self._run(text, watch)
        unified = Layer("", text, unify(text))
        inner = self._run(render(text, unified.repair.pieces), watch)
        if inner.violation:
            return Result(text, text, (), inner.violation, self)
        layers = (unified, *inner.layers)
        closing = restore(inner.text, text, lambda: Result(text, inner.text, layers).origins())
        layers = (*layers, Layer("", inner.text, closing))
        return Result(text, render(inner.text, closing.pieces), layers, "", self)

    def _run(self, text: str, watch: Callable[[str], None] | None) -> Result:
        layers: list[Layer] = []
        current = text
        for stage in self.stages:
            if watch:
                watch(stage.name)
            repair = self._repair(stage, current)
            output, violation = _checked(stage, current, repair)
            if violation:
                warnings.warn(violation, ConservationWarning, stacklevel=4)
                return Result(text, text, (), violation, self)
            layers.append(Layer(stage.name, current, repair))
            if output != current:
                forget()  # what was found out of the text before
            current = output
        return Result(text, current, tuple(layers), "", self)

    def _repair(self, stage: Stage, text: str) -> Repair:
        repair = stage.repair(text)
        rules = {r.name for r in stage.rules if f"{stage.name}.{r.name}" in self.left_out}
        return repair._replace(pieces=undo(repair.pieces, rules)) if rules else repair

    def fix(self, text: str) -> str:
        """Return the repaired text alone."""
        return self(text).text

    def fix_all(self, texts: Iterable[str]) -> list[str]:
        """Repair many independent documents, in order.

        Raises:
            TypeError: one of them is not a str, or ``texts`` itself is one.

        >>> from textfix.presets import preset
        >>> preset("characters").fix_all(["كتاب", "علي"])
        ['کتاب', 'علی']
        """
        if isinstance(texts, str):
            raise TypeError("fix_all takes several texts; fix takes one")
        return [self.fix(text) for text in texts]

    @property
    def fingerprint(self) -> str:
        """What the pipeline is, as 16 hexadecimal digits: the same for equal pipelines of stages
        that are dataclasses, in every process and on every machine.

        >>> Pipeline(()).fingerprint
        '1391876e63685b7d'
        """
        stages = [(stage.name, repr(stage)) for stage in self.stages]
        said = repr((stages, sorted(self.left_out)))
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    def __reduce__(self) -> tuple[Callable[..., Pipeline], tuple[object, ...]]:
        # A set is pickled in an order that differs from process to process; hosts that recognise
        # work already done by a hash of the pickle would never recognise it.
        return _restored, (self.stages, *sorted(self.left_out))

    def without(self, *names: str) -> Pipeline:
        """Return this pipeline less the named stages and rules (``stage.rule``).

        Raises:
            ValueError: there is no stage or rule of that name.

        >>> from textfix.presets import preset
        >>> preset("default").without("words", "characters.arabic-yeh").fix("علي مي رود")
        'علي مي رود'
        """
        stages = {stage.name for stage in self.stages}
        rules = {f"{stage.name}.{rule.name}" for stage in self.stages for rule in stage.rules}
        for name in set(names) - stages - rules:
            raise ValueError(unknown("stage or rule", name, sorted(stages) + sorted(rules)))
        return Pipeline(
            tuple(stage for stage in self.stages if stage.name not in names),
            self.left_out | (rules & set(names)),
        )

    def only(self, *names: str) -> Pipeline:
        """Return this pipeline with the named stages alone, in its own order.

        Raises:
            ValueError: no stage has that name.

        >>> from textfix.presets import preset
        >>> preset("default").only("characters").fix("كتاب هاي علمي")
        'کتاب های علمی'
        """
        chosen = {self._named(name).name for name in names}
        return replace(self, stages=tuple(s for s in self.stages if s.name in chosen))

    def with_options(self, name: str, **options: Any) -> Pipeline:
        """Return this pipeline with ``options`` set on the stage ``name``.

        Raises:
            ValueError: there is no such stage, option or value.

        >>> from textfix.presets import preset
        >>> preset("default").with_options("style", digits="persian").fix("در سال 1390 آمد.")
        'در سال ۱۳۹۰ آمد.'
        """
        changed = set_options(self._named(name), options)
        return replace(self, stages=tuple(changed if s.name == name else s for s in self.stages))

    def _named(self, name: str) -> Stage:
        for stage in self.stages:
            if stage.name == name:
                return stage
        raise ValueError(unknown("stage", name, [stage.name for stage in self.stages]))


def _restored(stages: tuple[Stage, ...], *left_out: str) -> Pipeline:
    return Pipeline(stages, frozenset(left_out))


def _type_advice(value: object) -> str:
    advice = f"textfix repairs str, not {type(value).__name__}"
    if isinstance(value, bytes | bytearray):
        advice += (
            ": decode first, for example data.decode('utf-8')"
            " (a PDF is no text: extract its text first)"
        )
    return advice


def _checked(stage: Stage, before: str, repair: Repair) -> tuple[str, str]:
    """Render ``repair``; return the output and a description of the law it breaks, or ""."""
    try:
        check_partition(len(before), repair.pieces)
    except PartitionError as error:
        return before, f"stage {stage.name}: {error}"
    after = render(before, repair.pieces)
    broken = "" if after == before else stage.broken_law(before, after)
    return after, f"stage {stage.name}: {broken}" if broken else ""
