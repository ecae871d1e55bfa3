"""What is wrong with the signs of a line around its numbers and Latin words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.numbers.ranges import COUNTDOWN
from textfix.reversal.rows import has_letters
from textfix.unicode.mirror import PAIRS

_PAUSES = ",;:!\N{ARABIC COMMA}\N{ARABIC SEMICOLON}"
_EARLY = re.compile(f"(?<![^\\s({{\\[\u00ab\u00bb])(?:\\.,?|[{_PAUSES}])(?=[^\\W_])")
"""A stop that hugs the word behind it and none before it, as in ``.,al``."""
_LOOSE = re.compile("(?<!\\S)[-\u2013]\\d|\\d[-\u2013](?=\\s)")
"""A hyphen at a number, with nothing on its other side."""
_LABEL = re.compile("\\s*\\d{1,2}(?:[-\u2013.]\\d{1,2})*[-\u2013](?=\\s+\\D)")
"""The number of a section or an item, which a hyphen parts from its title."""
_RANGE = re.compile(r"(?<![\d.-])(\d{2,4})[-\u2013](\d{2,4})(?![\d-]|\.\d)")
_KINDS = sorted({min(pair) for pair in PAIRS.items()} & set("([{\u00ab"))


def faults(line: str) -> int:
    """Count the stops before their words, the ranges that fall, the hyphens with nothing on one
    side and the brackets without a partner of ``line``.

    >>> faults("روش PCR کمّی (qPCR (و باکتری coli .E در ۶۰-۴۰ درجه"), faults("(qPCR) و E. coli")
    (4, 0)
    """
    return signs_at_fault(line) + sum(map(falls, _RANGE.finditer(line)))


def signs_at_fault(line: str) -> int:
    """Count the same but for ranges: authors type these the other way round, too, to see them as
    they are read.

    >>> signs_at_fault("روش PCR کمّی (qPCR (و باکتری coli .E در ۶۰-۴۰ درجه")
    3
    """
    alone = sum(abs(line.count(kind) - line.count(PAIRS[kind])) for kind in _KINDS)
    label = _LABEL.match(line)
    loose = _LOOSE.findall(line, label.end() if label else 0)
    return len(_EARLY.findall(line)) + len(loose) + alone


def falls(found: re.Match[str]) -> bool:
    """Whether a range runs backwards; years before Christ do."""
    counts_down = COUNTDOWN.match(found.string, found.end())
    return int(found[1]) > int(found[2]) and counts_down is None


_TORN = re.compile("(?<!\\S)[-\u2013]\\d|\\d[-\u2013]\\s+\\d")


def is_torn(line: str) -> bool:
    """Whether a range of ``line`` is torn at its hyphen.

    >>> is_torn("-۱ ۱ آغاز"), is_torn("۱- ۲ آغاز"), is_torn("۱-۲- آغاز")
    (True, True, False)
    """
    return _TORN.search(line) is not None


_CUE = re.compile(
    f"{_EARLY.pattern}|{_LOOSE.pattern}|{_RANGE.pattern}|[(\\[{{][^()\\[\\]{{}}\\n]*[(\\[{{]"
    "|[)\\]}][^()\\[\\]{}\\n]*[)\\]}]"
)


def lines_with_faults(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the lines of ``text`` with Persian letters and something wrong."""
    at = 0
    while found := _CUE.search(text, at):
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        at = len(text) if end < 0 else end
        line = text[start:at]
        if has_letters(line) and faults(line):
            yield start, at
