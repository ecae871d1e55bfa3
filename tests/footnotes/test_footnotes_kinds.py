"""The kinds of references and labels that pages have, with and without a rule above the notes."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from laws import output

from textfix.footnotes import Footnotes

PAGE = """\
بازرگانان آن روزگار کالای خود را با کاروان به شهرهای دور می‌بردند
و در هر منزل به کاروانسرا{0} فرود می‌آمدند. این کاروان‌ها از هزار شتر
و صد ساربان بیش‌تر داشت و راه را در تابستان شبانه می‌پیمودند تا از
گرمای روز در امان باشند. بزرگ هر کاروان را قافله‌سالار{1} می‌خواندند
و همه از او فرمان می‌بردند.
"""
BODIES = "جایی که کاروان در آن شب می‌ماند.", "سرپرست کاروان و راهنمای آن."
RULE = "____________\n"
PERSIAN, RAISED = (str.maketrans("0123456789", digits) for digits in ("۰۱۲۳۴۵۶۷۸۹", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
REFERENCE, BODY = re.compile(r"(\S+?)\[\^[^\]]+\](?!:)"), re.compile(r"^\[\^[^\]]+\]: (.*)$", re.M)

Kind = Callable[[int], str]
KINDS: dict[str, tuple[Kind, Kind]] = {
    "digits": (str, "{} ".format),
    "digits, label with a stop": (str, "{}. ".format),
    "digits, label with a bracket": (str, "{}) ".format),
    "digits, label with a dash": (str, "{}- ".format),
    "Persian digits": (lambda n: str(n).translate(PERSIAN), lambda n: f"{n} ".translate(PERSIAN)),
    "digits of two kinds": (lambda n: str(n).translate(PERSIAN), "{} ".format),
    "raised": (lambda n: str(n).translate(RAISED), lambda n: f"{n} ".translate(RAISED)),
    "round brackets": ("({})".format, "({}) ".format),
}
RULED: dict[str, tuple[Kind, Kind]] = {
    "square brackets": ("[{}]".format, "[{}] ".format),
    "square brackets, Persian": (
        lambda n: f"[{n}]".translate(PERSIAN),
        lambda n: f"[{n}] ".translate(PERSIAN),
    ),
    "brackets apart": (" ({})".format, "({}) ".format),
    "apart": (" {}".format, "{} ".format),
    "asterisks": (lambda n: "*" * n, lambda n: "*" * n + " "),
    "daggers": (lambda n: "†‡"[n - 1], lambda n: "†‡"[n - 1] + " "),
}


def _page(kind: tuple[Kind, Kind], rule: str) -> str:
    reference, label = kind
    bodies = "".join(f"{label(n)}{body}\n" for n, body in enumerate(BODIES, 1))
    return PAGE.format(reference(1), reference(2)) + rule + bodies


def _check(page: str) -> None:
    after = output(Footnotes(), page)
    assert REFERENCE.findall(after) == ["کاروانسرا", "قافله‌سالار"]
    assert tuple(BODY.findall(after)) == BODIES


@pytest.mark.parametrize("kind", [*KINDS, *RULED])
def test_notes_below_a_rule_are_found(kind: str) -> None:
    _check(_page((KINDS | RULED)[kind], RULE))


@pytest.mark.parametrize("kind", KINDS)
def test_notes_at_the_bottom_are_found(kind: str) -> None:
    _check(_page(KINDS[kind], ""))


@pytest.mark.parametrize("style", ["markdown", "endnotes", "inline", "drop"])
@pytest.mark.parametrize("kind", [*KINDS, *RULED])
def test_notes_that_are_set_stay_as_they_are(kind: str, style: str) -> None:
    stage = Footnotes(render=style)
    after = output(stage, _page((KINDS | RULED)[kind], RULE))
    assert output(stage, after) == after
