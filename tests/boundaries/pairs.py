"""Pairs of unedited and edited sentences: which gaps a tool fixes and which it breaks."""

from __future__ import annotations

import json
import lzma
import random
import subprocess
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein
from scores import GAPS, letters_and_gaps

from textfix.presets import preset
from textfix.unicode.letters import ZWNJ

PEERS: Final = ("hazm", "shekar", "parsivar", "virastar")
_NAME: Final = "pairs_fatemi_noisy_clean.tsv.xz"
_SEED: Final = 3
_FOLDED: Final = str.maketrans("يكىةۀأإ", "یکیههاا")
_ADAPTERS: Final = Path(__file__).with_name("peers.py")


class Pair(NamedTuple):
    """A sentence as it was written and as an editor left it."""

    unedited: str
    edited: str


def read_pairs(corpora: Path, part: str, number: int) -> list[Pair]:
    """Return a sample of the pairs: those of ``dev`` to tune with, those of ``test``."""
    split = {"tune": "dev", "test": "test"}[part]
    with lzma.open(corpora / _NAME, "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    pairs = [Pair(*row[1:]) for row in rows if row[0] == split]
    return random.Random(_SEED).sample(pairs, min(number, len(pairs)))


def align(gold: str, other: str) -> dict[int, str]:
    """Return what ``other`` has in the gaps of ``gold``, by the number of the letter behind.

    Gaps whose two letters ``other`` has not side by side are left out.
    """
    want, _ = letters_and_gaps(gold.translate(_FOLDED))
    has, gaps = letters_and_gaps(other.translate(_FOLDED))
    found = {}
    for block in Levenshtein.opcodes(want, has):
        if block.tag == "equal":
            for k in range(1, block.src_end - block.src_start):
                found[block.src_start + k] = gaps[block.dest_start + k]
    return found


def count(pairs: Sequence[Pair], outputs: Sequence[str]) -> Counter[str]:
    """Count the gaps that were wrong and right, and what a tool made of them."""
    counts: Counter[str] = Counter()
    for (unedited, edited), output in zip(pairs, outputs, strict=True):
        _, gaps = letters_and_gaps(edited.translate(_FOLDED))
        before, after = align(edited, unedited), align(edited, output)
        done = True
        for k, seen in before.items():
            want = gaps[k]
            got = after.get(k)
            if want not in GAPS or seen not in GAPS:
                continue
            counts["errors"] += seen != want
            counts["fixed"] += seen != want == got
            counts["broken"] += seen == want != got
            counts["joined wrongly"] += seen == want != got == ZWNJ
            done &= got == want
        counts["sentences right"] += done
        counts["letters changed"] += Levenshtein.distance(
            letters_and_gaps(unedited.translate(_FOLDED))[0],
            letters_and_gaps(output.translate(_FOLDED))[0],
        )
    return counts


def run_peer(python: Path, name: str, sentences: Sequence[str]) -> list[str] | None:
    """Return what another tool makes of sentences; None where it is not installed."""
    done = subprocess.run(
        [str(python), str(_ADAPTERS), name],
        input=json.dumps(list(sentences)),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return None
    result: list[str] = json.loads(done.stdout.splitlines()[-1])
    return result


def compare(corpora: Path, part: str, number: int, python: Path | None) -> None:
    """Print what textfix and other tools make of pairs, each sentence alone."""
    pairs = read_pairs(corpora, part, number)
    sentences = [pair.unedited for pair in pairs]
    pipeline = preset("lines").only("characters", "words")
    print(f"{len(pairs)} pairs, unedited → edited")
    rows = {"nothing": sentences, "textfix": [pipeline.fix(s) for s in sentences]}
    start = time.perf_counter()
    joined = pipeline.fix("\n".join(sentences)).split("\n")
    print(f"  as one document: {time.perf_counter() - start:.0f} s")
    rows["textfix, one document"] = joined
    for name in PEERS if python else ():
        outputs = run_peer(python, name, sentences) if python else None
        if outputs is None:
            print(f"  {name} is not installed")
        else:
            rows[name] = outputs
    for name, outputs in rows.items():
        counts = count(pairs, outputs)
        wrong = counts["errors"] - counts["fixed"] + counts["broken"]
        print(
            f"  {name:22} of {counts['errors']} gaps {counts['fixed']:4} fixed,"
            f" {counts['broken']:4} broken, {wrong:4} wrong in the end,"
            f" {counts['sentences right']:4} sentences right,"
            f" {counts['letters changed']:4} letters changed",
            flush=True,
        )
