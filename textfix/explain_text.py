"""The explanation of a result for people, to be read at a terminal."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import NamedTuple

from textfix.excerpt import INVISIBLE, LEGEND, SPACE, marked, shortened, word_span
from textfix.explain import finite
from textfix.result import Result, Step

SHOWN = 8
"""Distinct changes that are shown of a rule, if not all are asked for."""
_PLACES = 3
_WIDTH = 80
_SURE = float("inf")
# A terminal that knows of bidirectional text keeps each excerpt apart; others show nothing.
_ISOLATE, _POP = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


class _Item(NamedTuple):
    """What one entry of the explanation shows: the same change at one or more places. ``note``
    says what before and after cannot show."""

    note: str
    before: str
    after: str
    steps: list[Step]

    @property
    def margin(self) -> float | None:
        """The smallest of the margins, None where there are none."""
        margins = (finite(step.change.margin) for step in self.steps)
        return min((margin for margin in margins if margin is not None), default=None)


def explain_text(
    result: Result,
    name: str = "",
    summaries: Mapping[str, str] | None = None,
    most: int | None = None,
) -> str:
    """Return an explanation for people: rule by rule, each distinct change once, with its words.

    ``summaries`` maps ``stage.rule`` to what the rule does. Of the distinct changes of a rule the
    least sure come first, then the most frequent; no more than ``most`` are shown. Places are
    lines and columns of the original, counted from 1 in code points.
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
        head = f"{rule} ({total})" + (f": {summary}" if summary else "")
        out += ["", *wrap(head, _WIDTH, subsequent_indent="  ", break_on_hyphens=False)]
        for item in items[:most]:
            out += _shown(item, places)
        out += _left_out(items[:most], items)
    out += _legend(out)
    if result.findings:
        out += ["", "left for you to judge:", *_judged(result, places)]
    return "\n".join(out) + "\n"


def _totals(result: Result, rules: int) -> str:
    if not result.changes and not result.findings:
        return "nothing to repair"
    counts = [(len(result.changes), "change"), (rules, "rule"), (len(result.findings), "finding")]
    changes, by, findings = (f"{n} {what}{'' if n == 1 else 's'}" for n, what in counts)
    return f"{changes} by {by}, {findings}"


def _by_rule(result: Result) -> dict[str, list[_Item]]:
    """Return the distinct changes of each rule, those to be looked at first in front."""
    rules: dict[str, dict[tuple[str, str, str], _Item]] = {}
    for step in result.steps():
        said = _said(step)
        items = rules.setdefault(step.change.id, {})
        items.setdefault(said, _Item(*said, [])).steps.append(step)
    return {rule: sorted(items.values(), key=_urgency) for rule, items in rules.items()}


def _urgency(item: _Item) -> tuple[float, int]:
    margin = item.margin
    return _SURE if margin is None else margin, -len(item.steps)


def _said(step: Step) -> tuple[str, str, str]:
    """Return the note on a change, and it before and after with the rest of its words."""
    change, seen, start, end = step
    left, right = word_span(step)
    if change.kind == "moved":
        return f"moved: {_isolated(shortened(marked(seen[left:right])))}", "", ""
    if change.kind == "removed" and all(map(_is_invisible, change.before)):
        return f"removed: {', '.join(map(_name, dict.fromkeys(change.before)))}", "", ""
    head, tail = marked(seen[left:start]), marked(seen[end:right])
    before, after = (
        shortened(head + marked(_visible(text)) + tail) for text in (change.before, change.after)
    )
    return "", before, after


def _is_invisible(sign: str) -> bool:
    """Whether an excerpt could show ``sign`` only as any other that cannot be seen."""
    return marked(sign) == INVISIBLE


def _name(sign: str) -> str:
    return f"U+{ord(sign):04X} {unicodedata.name(sign, 'control character')}"


def _visible(text: str) -> str:
    """Show the spaces of a change that holds nothing to be seen."""
    return text.replace(" ", SPACE) if not text.strip() else text


def _isolated(excerpt: str) -> str:
    return f"{_ISOLATE}{excerpt}{_POP}"


def _shown(item: _Item, places: _Places) -> Iterator[str]:
    where = places.some(step.change.start for step in item.steps)
    margin = "" if item.margin is None else f", margin {item.margin:.2f}"
    yield f"  at {where}{margin}"
    if item.note:
        yield f"    {item.note}"
    for sign, excerpt in (("-", item.before), ("+", item.after)):
        if excerpt:
            yield f"    {sign} {_isolated(excerpt)}"


def _left_out(shown: Sequence[_Item], items: Sequence[_Item]) -> Iterator[str]:
    rest = items[len(shown) :]
    if rest:
        number = sum(len(item.steps) for item in rest)
        yield f"  and {number} more; --explain=full shows all"


def _legend(lines: Sequence[str]) -> Iterator[str]:
    """Explain the signs that ``lines`` use."""
    signs = {sign: f"{sign} {what}" for sign, what in LEGEND.items()}
    used = [what for sign, what in signs.items() if any(sign in line for line in lines)]
    if any(line.startswith("  at ") for line in lines):
        used.insert(0, "at line:column of the original")
    if any(", margin " in line for line in lines):
        used.insert(1, "margin: powers of ten to the next best reading")
    if used:
        yield ""
        yield from wrap("   ".join(used), _WIDTH, break_on_hyphens=False, drop_whitespace=True)


def _judged(result: Result, places: _Places) -> Iterator[str]:
    """Show what was found and left, the same at several places once."""
    found: dict[str, list[int]] = {}
    for stage, finding in result.findings:
        said = f"{stage}.{finding.rule}: {finding.message}"
        found.setdefault(said, []).append(finding.start)
    for said, starts in found.items():
        yield f"  at {places.some(starts)}: {said}"


class _Places:
    """The lines of a text, to name a code point by line and column."""

    def __init__(self, text: str) -> None:
        self._starts: Sequence[int] = [0, *(at + 1 for at, c in enumerate(text) if c == "\n")]

    def of(self, at: int) -> str:
        line = bisect_right(self._starts, at)
        return f"{line}:{at - self._starts[line - 1] + 1}"

    def some(self, starts: Iterable[int]) -> str:
        """Name the first few of several places, and say how many more there are."""
        where = [self.of(start) for start in starts]
        more = f" and {len(where) - _PLACES} more" if where[_PLACES:] else ""
        return f"{', '.join(where[:_PLACES])}{more}"
