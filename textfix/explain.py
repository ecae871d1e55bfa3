"""Explanations of a result: for people, as JSON, as a unified diff."""

from __future__ import annotations

import difflib
import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from math import isfinite
from typing import NamedTuple

from textfix.diagnosis import diagnose
from textfix.excerpt import LEGEND, SPACE, marked, shortened, word_span
from textfix.pieces import Finding
from textfix.result import Result, Step
from textfix.versions import versions

_PLACES = 3


def explain_json(result: Result, name: str = "") -> str:
    """Return one JSON object on one line; its fields are described in ``docs/command.md``.

    Spans count code points of the original, without a byte order mark. Lone surrogates are
    written as escapes.

    >>> from textfix.presets import preset
    >>> explain_json(preset("zero")("سلام"), "page.txt").split(", ")[4:9]
    ['"file": "page.txt"', '"changed": false', '"violation": ""', '"changes": []', '"findings": []']
    """
    document = {
        **versions(result.pipeline),
        "file": name,
        "changed": result.text != result.original,
        "violation": result.violation,
        "changes": [
            {
                "stage": change.stage,
                "rule": change.rule,
                "kind": change.kind,
                "start": change.start,
                "end": change.end,
                "before": change.before,
                "after": change.after,
                "margin": _finite(change.margin),
            }
            for change in result.changes
        ],
        "findings": [{"stage": stage, **found._asdict()} for stage, found in result.findings],
        "diagnosis": diagnose(result).as_json(),
    }
    text = json.dumps(document, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _finite(margin: float | None) -> float | None:
    """Return ``margin``, or None where nothing else was possible: JSON knows no infinity."""
    return margin if margin is not None and isfinite(margin) else None


def explain_diff(result: Result, name: str = "text") -> str:
    """Return the unified diff from the original to the repaired text, "" when they are equal."""
    lines = difflib.unified_diff(
        _lines(result.original), _lines(result.text), name, f"{name} (repaired)"
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _lines(text: str) -> list[str]:
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


class _Item(NamedTuple):
    """What one line pair of the explanation shows: the same change at one or more places."""

    before: str
    after: str
    steps: list[Step]


def explain_text(result: Result, name: str = "", summaries: Mapping[str, str] | None = None) -> str:
    """Return an explanation for people: rule by rule, each distinct change once, with its words.

    ``summaries`` maps ``stage.rule`` to what the rule does. Places are lines and columns of the
    original, counted from 1 in code points.
    """
    title = f"{name}: " if name else ""
    if result.violation:
        return f"{title}NOT REPAIRED, conservation violated: {result.violation}\n"
    places = _Places(result.original)
    rules = _by_rule(result)
    out = [title + _totals(result, len(rules))]
    for rule, items in rules.items():
        summary = (summaries or {}).get(rule, "")
        total = sum(len(item.steps) for item in items)
        out += ["", f"{rule} ({total})" + (f": {summary}" if summary else "")]
        for item in items:
            out += _shown(item, places)
    legend = [f"{sign} {what}" for sign, what in LEGEND.items() if any(sign in x for x in out)]
    if legend:
        out += ["", "   ".join(legend)]
    if result.findings:
        out += ["", "left for you to judge:"]
        out += [_judged(stage, found, places) for stage, found in result.findings]
    return "\n".join(out) + "\n"


def _totals(result: Result, rules: int) -> str:
    if not result.changes and not result.findings:
        return "nothing to repair"
    counts = [(len(result.changes), "change"), (rules, "rule"), (len(result.findings), "finding")]
    changes, by, findings = (f"{n} {what}{'' if n == 1 else 's'}" for n, what in counts)
    return f"{changes} by {by}, {findings}"


def _by_rule(result: Result) -> dict[str, list[_Item]]:
    rules: dict[str, dict[tuple[str, str], _Item]] = {}
    for step in result.steps():
        before, after = _excerpt(step)
        items = rules.setdefault(step.change.id, {})
        items.setdefault((before, after), _Item(before, after, [])).steps.append(step)
    return {rule: list(items.values()) for rule, items in rules.items()}


def _excerpt(step: Step) -> tuple[str, str]:
    """Return the change before and after, with the rest of the words it touches."""
    change, seen, start, end = step
    left, right = word_span(step)
    head, tail = marked(seen[left:start]), marked(seen[end:right])
    before, after = (
        shortened(head + marked(_visible(text)) + tail) for text in (change.before, change.after)
    )
    return before, after


def _visible(text: str) -> str:
    """Show the spaces of a change that holds nothing to be seen."""
    return text.replace(" ", SPACE) if not text.strip() else text


def _shown(item: _Item, places: _Places) -> Iterator[str]:
    where = [places.of(step.change.start) for step in item.steps]
    more = f" and {len(where) - _PLACES} more" if where[_PLACES:] else ""
    margins = [m for m in (_finite(step.change.margin) for step in item.steps) if m is not None]
    margin = f", margin {min(margins):.2f}" if margins else ""
    yield f"  at {', '.join(where[:_PLACES])}{more}{margin}"
    if item.steps[0].change.kind == "moved":
        yield f"    moved: {item.after}"
        return
    for sign, excerpt in (("-", item.before), ("+", item.after)):
        if excerpt:
            yield f"    {sign} {excerpt}"


def _judged(stage: str, found: Finding, places: _Places) -> str:
    return f"  at {places.of(found.start)}: {stage}.{found.rule}: {found.message}"


class _Places:
    """The lines of a text, to name a code point by line and column."""

    def __init__(self, text: str) -> None:
        self._starts: Sequence[int] = [0, *(at + 1 for at, c in enumerate(text) if c == "\n")]

    def of(self, at: int) -> str:
        line = bisect_right(self._starts, at)
        return f"{line}:{at - self._starts[line - 1] + 1}"
