"""Stops: does a paragraph end where a full line ends with a sentence?

A sentence within a paragraph ends at a line's end by the same chance as a paragraph fills its last
line. So the odds of the two are those of the paragraphs of a document to the sentences within them,
and a report in paragraphs of one sentence has others than an essay.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

_WITHIN = {
    ".": re.compile(r"[^\W\d_][^\w\s]{0,2}[.؟!] {1,2}[^\W\d_«]"),
    ":": re.compile(r"[^\W\d_][»)]?: {1,2}[^\W\d_«]"),
}
"""Signs that end a sentence or announce something, within a line."""
_BEFORE = {".": (1.6, 5.0), ":": (0.4, 4.0)}
"""Ends of paragraphs and of sentences within them that are taken for seen before a document is."""

_LONGEST_LEAN = 24
_LEANING = {
    "آن‌ها": -0.9, "آنها": -0.8, "آنان": -0.8, "زیرا": -1.3, "چون": -1.3, "یعنی": -0.9,
    "لذا": -1.0, "ولی": -0.7, "بنابراین": -0.7, "مثلاً": -0.7, "حتی": -0.6, "سپس": -0.6,
    "البته": -0.5, "همچنین": -0.5, "همین": -0.5, "چنین": -0.4, "این": -0.4, "اما": -0.3,
    "چرا که": -1.2, "به همین": -0.9, "در واقع": -0.7, "در نتیجه": -0.7, "به این": -0.6,
    "برای مثال": -0.6, "از این": -0.5, "در حقیقت": -0.5, "با این": -0.5,
}  # fmt: skip
"""Words that lean on the sentence before: how much seldomer, in log10, they begin a paragraph than
a sentence within one; counted on news, encyclopedias, essays and manuals."""


def stop_of(sign: str) -> str:
    """Return the sign that stands for all of the sort of ``sign``: ``.`` for full stops."""
    return "." if sign in ".؟!" else sign


def learn_stops(closed: Sequence[str], contents: Sequence[str]) -> dict[str, float]:
    """Return the log10 odds of a paragraph's end for each sort of sign at the end of a full line.

    ``closed``: the signs with which lines end that leave room, as last lines do; ``contents``: all
    lines of prose.

    >>> round(learn_stops(["."] * 20, ["کوه. دشت سبز. آب روان."] * 2)["."], 2)
    0.38
    """
    odds = {}
    for sort, pattern in _WITHIN.items():
        ended, within = _BEFORE[sort]
        ended += sum(stop_of(sign) == sort for sign in closed)
        within += sum(len(pattern.findall(content)) for content in contents)
        odds[sort] = math.log10(ended / within)
    return odds


def lean_odds(line: str) -> float:
    """Return the log10 odds that a sentence that begins as ``line`` does begins a paragraph.

    >>> lean_odds("زیرا باران"), lean_odds("در واقع، باران"), lean_odds("باران")
    (-1.3, -0.7, 0.0)
    """
    words = [word.strip("«»،") for word in line[:_LONGEST_LEAN].split(" ")]
    return _LEANING.get(" ".join(words[:2]), _LEANING.get(words[0], 0.0))
