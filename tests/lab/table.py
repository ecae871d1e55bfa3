"""Score every recorded pair and write the table of extractors.

    python tests/lab/table.py [--worst 10] [--jobs 2] [--output docs/extractors.md]

Writes F1 of words before and after repair, and exits with 1 when a floor breaks, each named on
standard error. With ``--worst N`` nothing is written: the N worst pairs are listed instead, each
with the three stretches of the truth of which most words are missing. The document that is kept
out of tuning is neither listed nor shown but for its means.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import mean

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from lab.extractors import EXTRACTORS
from lab.producers import PRODUCERS
from lab.scoring import HELD_OUT, TUNED, Pair, Scored, lost, measure_all, recorded
from lab.table_worst import worst_stretches

from textfix.presets import preset

ROOT = Path(__file__).parents[2]
CACHE = ROOT / "build" / "lab-scores.json"
MEAN = 0.95
LEAST = {"C": 0.96, "Cx": 0.96, "W": 0.96, "forms": 0.96, "R": 0.92}
"""Floors of every pair of a class (see ``lab/scoring_kinds.py``)."""
HARM = 0.002
"""By how much a pair may come out worse than it went in."""
MEANINGS = {
    "ok": "lines in reading order",
    "forms": "the same, letters as presentation forms",
    "R": "runs of a line reversed",
    "C": "characters reversed",
    "Cx": "characters reversed but for Latin words and numbers",
    "W": "words of a line reversed",
    "w": "words mirrored",
    "x": "mixed, or otherwise",
}


def broken_floors(scored: Sequence[Scored], lost_pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield a sentence for each floor that does not hold; the held-out pairs are not named."""
    whole = [s for s in scored if s.pair not in lost_pairs]
    average = mean(s.after for s in whole)
    if average < MEAN:
        yield f"mean {average:.4f} is below {MEAN}"
    for s in whole:
        name = str(s.pair) if s.pair.document != HELD_OUT else "a held-out pair"
        if s.after < LEAST.get(s.kind.code, 0):
            yield f"{name}: {s.after:.4f} is below {LEAST[s.kind.code]} ({s.kind})"
        if s.after < s.before - HARM:
            yield f"{name}: {s.before:.4f} -> {s.after:.4f} is worse than before ({s.kind})"


def page(scored: Sequence[Scored], lost_pairs: Sequence[Pair]) -> str:
    """Return ``docs/extractors.md``."""
    tuned = [s for s in scored if s.pair.document in TUNED]
    kept_out = [s for s in scored if s.pair.document == HELD_OUT]
    return "\n".join(
        [
            "# Extractors of Persian text",
            "",
            "Written by `make lab-table`; do not edit. Documents of `fixtures/lab` were typeset by"
            " the\nprograms named in the columns and read by those named in the rows"
            " (`fixtures/lab/PROVENANCE.md`);\nthe figures are F1 of words against what was"
            " typeset, before → after repair by `textfix`. A word\ncounts if it is whole, with its"
            " ZWNJs, and in order; running heads, page numbers and notes are put\naway on both"
            " sides. The code says what the extraction is, judged by its truth:",
            "",
            *(f"- {code}: {meaning}" for code, meaning in MEANINGS.items()),
            "",
            "`r20`: in 20 % of the lines runs are reversed all the same. †: letters did not survive"
            " (a font\nwithout Unicode); such a pair stands in no mean.",
            "",
            f"## {', '.join(TUNED[:-1]).capitalize()} and {TUNED[-1]}",
            "",
            *_matrix(tuned, lost_pairs),
            "",
            "## By class",
            "",
            "The last two columns judge `textfix --diagnose`: of how many pairs it says the same"
            " order as the\ntruth, and of how many it names the extractor among at most three, by"
            " what the extractions of\nother documents tell.",
            "",
            *_means(tuned, lost_pairs, "class", lambda s: s.kind.code, tuple(MEANINGS)),
            "",
            f"## {HELD_OUT.capitalize()}, kept out of all tuning",
            "",
            *_means(kept_out, lost_pairs, "class", lambda s: s.kind.code, tuple(MEANINGS)),
            "",
            *_means(kept_out, lost_pairs, "extractor", lambda s: s.pair.extractor, EXTRACTORS),
            "",
        ]
    )


def _matrix(scored: Sequence[Scored], lost_pairs: Sequence[Pair]) -> Iterator[str]:
    producers = [name for name in PRODUCERS if any(s.pair.producer == name for s in scored)]
    yield f"| | {' | '.join(producers)} | mean |"
    yield "|---" * (len(producers) + 2) + "|"
    for extractor in EXTRACTORS:
        row = [s for s in scored if s.pair.extractor == extractor]
        if row:
            cells = [_cell([s for s in row if s.pair.producer == p], lost_pairs) for p in producers]
            yield f"| {extractor} | {' | '.join(cells)} | {_arrow(row, lost_pairs)} |"
    columns = [[s for s in scored if s.pair.producer == p] for p in producers]
    means = [_arrow(column, lost_pairs) for column in [*columns, scored]]
    yield f"| mean | {' | '.join(means)} |"


def _cell(own: Sequence[Scored], lost_pairs: Sequence[Pair]) -> str:
    if not own:
        return ""
    kinds = ", ".join(dict.fromkeys(str(s.kind) for s in own))
    mark = " †" if any(s.pair in lost_pairs for s in own) else ""
    return f"{_arrow(own, ())} {kinds}{mark}"


def _arrow(own: Sequence[Scored], lost_pairs: Sequence[Pair]) -> str:
    whole = [s for s in own if s.pair not in lost_pairs]
    if not whole:
        return ""
    return f"{mean(s.before for s in whole):.3f} → {mean(s.after for s in whole):.3f}"


def _means(
    scored: Sequence[Scored],
    lost_pairs: Sequence[Pair],
    title: str,
    group_of: Callable[[Scored], str],
    order: Sequence[str] | dict[str, object],
) -> Iterator[str]:
    whole = [s for s in scored if s.pair not in lost_pairs]
    yield f"| {title} | pairs | mean before → after | least after | order known | extractor named |"
    yield "|---" * 6 + "|"
    groups = [(name, [s for s in whole if group_of(s) == name]) for name in order]
    for name, own in [*groups, ("all", whole)]:
        if own:
            least = min(s.after for s in own)
            known, named = sum(s.is_known for s in own), sum(s.suspected for s in own)
            yield f"| {name} | {len(own)} | {_arrow(own, ())} | {least:.3f} | {known} | {named} |"


def list_worst(scored: Sequence[Scored], number: int) -> Iterator[str]:
    """Yield the report of the ``number`` worst pairs that may be looked at."""
    seen = [s for s in scored if s.pair.document != HELD_OUT]
    for s in sorted(seen, key=lambda s: (s.after, s.pair))[:number]:
        yield f"{s.pair}: {s.before:.4f} -> {s.after:.4f} ({s.kind})"
        for stretch in worst_stretches(s.pair.truth, preset("default").fix(s.pair.raw), 3):
            yield f"    {stretch.missing} missing\n      wanted {stretch.wanted}"
            yield f"      got    {stretch.got}"


def main(arguments: Sequence[str]) -> int:
    """Score, write or list, and return 1 if a floor broke."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--worst", type=int, metavar="N")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "extractors.md")
    given = parser.parse_args(arguments)
    without_letters = list(lost())
    pairs = recorded(TUNED) if given.worst else recorded()
    scored = measure_all(pairs, given.jobs, CACHE)
    if given.worst:
        whole = [s for s in scored if s.pair not in without_letters]
        print("\n".join(list_worst(whole, given.worst)))
        return 0
    given.output.write_text(page(scored, without_letters), encoding="utf-8")
    broken = list(broken_floors(scored, without_letters))
    print(*broken, sep="\n", file=sys.stderr)
    print(f"{len(scored)} pairs, {len(broken)} floors broken; written to {given.output}")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
