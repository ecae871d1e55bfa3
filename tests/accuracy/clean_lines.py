"""Repair clean lines by the thousand: none may lose, gain or move a letter.

    python tests/accuracy/clean_lines.py CORPORA [--lines 10000] [--jobs 2] [--seed 11]

The held-out documents of CORPORA are repaired twice, as pages wrapped at 60 to 100 columns and as
documents of one line, by the preset ``lines`` (the stages after it move letters by design). Every
line whose letters changed is printed with the rules that did it; the exit code is 1 if there was
one. Then comes the share of words at whose edge a space or ZWNJ came or went.
"""

from __future__ import annotations

import argparse
import random
import sys
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from textfix.cli.workers import in_order
from textfix.lm.corpora import held_out
from textfix.presets import preset

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
WIDTHS = range(60, 101)
SHOWN = 40  # code points around a difference
# Letters of other spellings; the corpora are not free of them, and to mend those is no harm.
PERSIAN = str.maketrans("يىكةھہەڪ", "ییکۀهههک", "\N{ARABIC TATWEEL}")


class Page(NamedTuple):
    """A clean document as it is to be repaired; ``kind`` says how it was made."""

    kind: str
    source: str
    text: str


class Tally(NamedTuple):
    """What came of one page: its lines, words and changed boundaries, and what is wrong."""

    kind: str
    lines: int
    words: int
    boundaries: int
    rules: Counter[str]
    wrong: list[str]


def pages(folder: Path, lines: int, seed: int) -> Iterator[Page]:
    """Yield held-out documents, wrapped and line by line, until either kind has ``lines`` lines."""
    documents = held_out(folder, "test")
    rng = random.Random(seed)
    rng.shuffle(documents)
    wrapped = single = 0
    for document in documents:
        if wrapped < lines:
            width = rng.choice(WIDTHS)
            rows = [row for line in document.lines for row in _wrap(line, width)]
            wrapped += len(rows)
            yield Page("wrapped", document.source, "\n".join(rows))
        if single < lines:
            single += len(document.lines)
            yield from (Page("single", document.source, line) for line in document.lines)


def _wrap(line: str, width: int) -> list[str]:
    return textwrap.wrap(line, width, break_on_hyphens=False, break_long_words=False)


def tally(page: Page) -> Tally:
    """Repair one page and compare it with itself, line by line."""
    result = preset("lines")(page.text)
    before, after = page.text.split("\n"), result.text.split("\n")
    rules = Counter(change.id for change in result.changes)
    wrong = [
        f"{page.kind}, {page.source}:\n{differing(old, new)}    {', '.join(rules)}"
        for old, new in zip_longest(before, after, fillvalue="")
        if letters(old) != letters(new)
    ]
    changed = sum(
        sum(a != b for a, b in zip(gaps(old), gaps(new), strict=True))
        for old, new in zip_longest(before, after, fillvalue="")
        if letters(old) == letters(new)
    )
    return Tally(page.kind, len(before), len(page.text.split()), changed, rules, wrong)


def letters(line: str) -> str:
    """Return letters and digits in order, each as its Persian letter.

    >>> letters("دربار\N{ARABIC LETTER TEH MARBUTA} \ufe8d") == letters("دربارۀا")
    True
    """
    return "".join(filter(str.isalnum, plain(line)))


def plain(line: str) -> str:
    """Return a line without presentation forms, tatweels and letters of other spellings."""
    return unicodedata.normalize("NFKC", line).translate(PERSIAN)


def differing(before: str, after: str) -> str:
    """Return the two lines from shortly before to some way behind their first difference."""
    pairs = zip_longest(before, after)
    first = next((at for at, (a, b) in enumerate(pairs) if a != b), 0)
    shown = slice(max(0, first - SHOWN), first + 2 * SHOWN)
    return f"  - {before[shown]}\n  + {after[shown]}\n"


def gaps(line: str) -> list[str]:
    """Return what stands between letters: of spaces and ZWNJs only.

    >>> gaps("کتاب ها.")
    ['', '', '', ' ', '', '']
    """
    found = [""]
    for character in plain(line):
        if character.isalnum():
            found.append("")
        elif character.isspace() or character == ZWNJ:
            found[-1] += ZWNJ if character == ZWNJ else " "
    return found[1:]


def measure(folder: Path, lines: int, jobs: int, seed: int) -> list[Tally]:
    """Repair clean text in ``jobs`` processes."""
    return list(in_order(tally, pages(folder, lines, seed), jobs))


def report(tallies: Sequence[Tally]) -> str:
    """Return the figures, and every line whose letters changed."""
    out: list[str] = []
    for kind in ("wrapped", "single"):
        own = [t for t in tallies if t.kind == kind]
        lines, words = sum(t.lines for t in own), sum(t.words for t in own)
        boundaries, wrong = sum(t.boundaries for t in own), [w for t in own for w in t.wrong]
        out += wrong
        out.append(
            f"{kind}: {lines} lines, {len(wrong)} with a letter changed or moved;"
            f" {boundaries} boundaries changed in {words} words ({boundaries / max(1, words):.3%})"
        )
    rules: Counter[str] = sum((t.rules for t in tallies), Counter())
    out += [f"{count:7d} {rule}" for rule, count in rules.most_common()]
    return "\n".join(out)


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and return 1 if a letter changed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--lines", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=11)
    given = parser.parse_args(arguments)
    if not given.corpora.is_dir():
        print(f"skipped: the corpora are not here: no folder {given.corpora}")
        return 0
    tallies = measure(given.corpora, given.lines, given.jobs, given.seed)
    print(report(tallies))
    return int(any(t.wrong for t in tallies))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
