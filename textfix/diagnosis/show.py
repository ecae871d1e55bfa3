"""A diagnosis for people, to be read at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from textfix.diagnosis import classes as c
from textfix.diagnosis.model import Damage, Diagnosis, Suspect
from textfix.diagnosis.traces import MEANINGS
from textfix.excerpt import marked, shortened
from textfix.unicode.bidi import CONTROLS

_WIDTH = 80
_LABEL = 14
_PLACES = 8
# A terminal that knows of bidirectional text keeps each example apart; others show nothing.
_ISOLATE, _POP = "\N{RIGHT-TO-LEFT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def diagnosis_text(diagnosis: Diagnosis, name: str = "") -> str:
    """Return the diagnosis of the document ``name`` for people."""
    title = f"{name}: " if name else ""
    if diagnosis.violation:
        return f"{title}NOT REPAIRED, conservation violated: {diagnosis.violation}\n"
    out = list(_wrapped(title + _headline(diagnosis), "", "  "))
    if diagnosis.lines:
        out += _entry("in doubt", [_doubts(diagnosis)])
        out += _entry("damage", [_overview(diagnosis)])
        out += _entry("extractor", _extractors(diagnosis))
        out += _entry("or", _alike(diagnosis))
        out += _entry("made by", diagnosis.producers)
        out += _entry("instead", diagnosis.advice)
    for damage in diagnosis.damages:
        out += ["", *_damage(damage)]
    return "\n".join(out) + "\n"


def _headline(diagnosis: Diagnosis) -> str:
    order, total = diagnosis.order, len(diagnosis.lines)
    if not diagnosis.lines:
        return order.meaning
    wrong = total - order.lines.get(c.RIGHT_ORDER, 0)
    said = f"{order.name} ({order.code}): {order.meaning}"
    if not wrong:
        return f"{said} ({_count(total, 'line')})"
    return f"{said}; {wrong} of {_count(total, 'line')} out of order ({order.share:.0%})"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _doubts(diagnosis: Diagnosis) -> str:
    doubted = [str(state.line) for state in diagnosis.lines if state.doubt]
    if not doubted:
        return "no line"
    more = ", …" if doubted[_PLACES:] else ""
    places = ", ".join(doubted[:_PLACES])
    return f"{_count(len(doubted), 'line')} ({diagnosis.in_doubt:.0%}), at {places}{more}"


def _overview(diagnosis: Diagnosis) -> str:
    names = [damage.name for damage in diagnosis.damages]
    return ", ".join(names) if names else "none seen"


def _extractors(diagnosis: Diagnosis) -> list[str]:
    if diagnosis.damages and not diagnosis.suspects:
        return ["cannot be told"]
    return [_suspected(suspect) for suspect in diagnosis.suspects]


def _suspected(suspect: Suspect) -> str:
    said = f"{suspect.extractor} ({suspect.confidence:.0%}), reading a PDF of {suspect.producers}"
    because = ", ".join(MEANINGS[name] for name in suspect.because)
    return f"{said}: {because}" if because else said


def _alike(diagnosis: Diagnosis) -> list[str]:
    alike = ", ".join(diagnosis.alike)
    return [f"{alike} (nothing recorded, but known to leave lines so)"] if alike else []


def _entry(label: str, texts: Iterable[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        head = "" if number else f"{label}:"
        yield from _wrapped(text, f"  {head:{_LABEL - 2}}", " " * _LABEL)


def _wrapped(text: str, first: str, others: str) -> list[str]:
    return wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_on_hyphens=False,
        break_long_words=False,
    )


def _damage(damage: Damage) -> Iterator[str]:
    places = _count(damage.count, "place")
    lines = _count(damage.lines, "line")
    # A class of order is a matter of whole lines.
    number = lines if damage.name in c.ORDERS else f"{places}, {lines}"
    yield from _wrapped(f"{damage.name} ({number}): {damage.meaning}", "  ", "    ")
    for example in damage.examples:
        yield f"  at line {example.line}"
        for sign, text in (("-", example.before), ("+", example.after)):
            if text and (sign == "-" or text != example.before):
                yield f"    {sign} {_ISOLATE}{_shown(text, damage.name)}{_POP}"


def _shown(text: str, name: str) -> str:
    """Show an example; controls only where they are the damage."""
    if name not in (c.BIDI_CONTROLS, c.INVISIBLE):
        text = "".join(sign for sign in text if sign not in CONTROLS)
    return shortened(marked(text))
