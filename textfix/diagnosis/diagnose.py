"""Diagnose a text: from what its repair changed, found and doubted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby, pairwise
from typing import NamedTuple

from textfix.diagnosis import classes as c
from textfix.diagnosis.advice import advice, is_damaged, producers
from textfix.diagnosis.model import Damage, Diagnosis, Example, LineState
from textfix.diagnosis.orders import document_order, line_states
from textfix.diagnosis.reading import Lines, class_of, words_after
from textfix.diagnosis.recorded import recorded
from textfix.diagnosis.suspects import ALIKE, suspects
from textfix.diagnosis.traces import levels
from textfix.excerpt import word_span
from textfix.result import Result, Step
from textfix.unicode.joining import joins_forward
from textfix.unicode.letters import ARABIC_LETTERS, FARSI_YEH, KAF, KEHEH, YEH, ZWNJ

_EXAMPLES = 3
# A class of damage is a trait of the document if it shows in so many lines, and in this share.
_LEAST, _TRAIT = 3, 0.05


def diagnose(text: str | Result) -> Diagnosis:
    """Say what extraction did to ``text``, or to the original of the result of a repair.

    A text is repaired with the default preset first. What the result's pipeline did not look for
    is not diagnosed.

    Raises:
        TypeError: ``text`` is neither a str nor a Result.

    >>> [damage.name for damage in diagnose("كتابهاي علمي").damages]
    ['arabic-letters-typed', 'zwnj-glued']
    """
    if isinstance(text, Result):
        return _diagnose(text)
    from textfix.presets import preset

    return _diagnose(preset("default")(text))


def damages(result: Result) -> tuple[Damage, ...]:
    """Return the classes of damage that ``result`` shows, those of order first, then by number.

    This is the part of a diagnosis that a text as it should be costs nothing.
    """
    for layer in result.layers:
        if layer.repair.findings or any(piece.rule for piece in layer.repair.pieces):
            lines = Lines(result)
            return tuple(_damages(result, lines, line_states(result, lines)))
    return ()


def _diagnose(result: Result) -> Diagnosis:
    lines = Lines(result)
    states = line_states(result, lines)
    order = document_order(states)
    seen = tuple(_damages(result, lines, states))
    zwnj = result.original.count(ZWNJ)
    least = max(_LEAST, _TRAIT * len(states))
    traits = {d.name for d in seen if d.lines >= least and d.name in c.DAMAGES}
    if zwnj >= least:
        traits.add(c.ZWNJ_KEPT)
    advised = advice(order, traits)
    if not is_damaged(order, traits):
        return Diagnosis(order, states, seen, zwnj, advice=advised, violation=result.violation)
    return Diagnosis(
        order,
        states,
        seen,
        zwnj,
        suspects(order, levels(result.original), recorded()),
        ALIKE.get(order.name, ()),
        producers(traits),
        advised,
        result.violation,
    )


class _Sighting(NamedTuple):
    """A place where a class of damage shows: its lines, and how it read before and after."""

    lines: range
    before: str
    after: str


def _damages(result: Result, lines: Lines, states: Iterable[LineState]) -> Iterator[Damage]:
    seen: dict[str, list[_Sighting]] = {}
    found = chain(_disordered(lines, states), _changed(result, lines), _found(result, lines))
    for name, sighting in found:
        seen.setdefault(name, []).append(sighting)
    if c.ARABIC_LETTERS in seen:
        seen[_kind_of_arabic_letters(result.original)] = seen.pop(c.ARABIC_LETTERS)
    for name in sorted(seen, key=lambda name: (name not in c.ORDERS, -len(seen[name]), name)):
        sightings = seen[name]
        touched = {line for sighting in sightings for line in sighting.lines}
        yield Damage(name, len(sightings), len(touched), tuple(_examples(sightings)))


def _disordered(lines: Lines, states: Iterable[LineState]) -> Iterator[tuple[str, _Sighting]]:
    """Yield the lines out of order."""
    for state in states:
        if state.order != c.RIGHT_ORDER:
            number = state.line - 1
            touched, before = range(number, number + 1), lines.before[number]
            yield state.order, _Sighting(touched, before, lines.repaired[number].text)


def _changed(result: Result, lines: Lines) -> Iterator[tuple[str, _Sighting]]:
    """Yield the words around what was changed within lines."""
    for (name, left, right, _), group in groupby(result.steps(), _class_and_words):
        if name is None or name in c.ORDERS:
            continue
        steps = list(group)
        start = min(step.change.start for step in steps)
        touched = lines.touched(start, max(step.change.end for step in steps))
        before, after = steps[0].seen[left:right], words_after(steps, left, right)
        # A digit turned round is no damage, and a note moved to the end is.
        if before != after or name == c.NOTES:
            yield name, _Sighting(touched, before, after)


def _class_and_words(step: Step) -> tuple[str | None, int, int, str]:
    """Return what the changes of one class in one word share."""
    return class_of(step.change), *word_span(step), step.change.stage


def _found(result: Result, lines: Lines) -> Iterator[tuple[str, _Sighting]]:
    """Yield what was seen and left."""
    for stage, found in result.findings:
        name = c.CLASS_OF_RULE.get(f"{stage}.{found.rule}")
        if name is not None:
            seen = result.original[found.start : found.end]
            yield name, _Sighting(lines.touched(found.start, found.end), seen, seen)


def _examples(sightings: Iterable[_Sighting]) -> Iterator[Example]:
    shown: set[tuple[str, str]] = set()
    for sighting in sightings:
        before, after = sighting.before.strip(" \f"), sighting.after.strip(" \f")
        if (before, after) not in shown and len(shown) < _EXAMPLES:
            shown.add((before, after))
            yield Example(sighting.lines[0] + 1, before, after)


def _kind_of_arabic_letters(text: str) -> str:
    """Return whether Arabic letters were typed or come from the font, which draws so only those
    that join to none behind them."""
    joined = [a for a, b in pairwise(text) if b in ARABIC_LETTERS and joins_forward(a)]
    arabic = sum(a in (YEH, KAF) for a in joined)
    persian = sum(a in (FARSI_YEH, KEHEH) for a in joined)
    return c.LETTERS_TYPED if arabic >= persian else c.LETTERS_ISOLATED
