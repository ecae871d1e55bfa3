"""Write what each recorded extraction shows of its extractor.

    python tests/lab/traces.py [--jobs 2]

Diagnoses every recorded pair of the documents that may be tuned to, and writes the order of its
lines and its traces to ``textfix/diagnosis/data/recorded.tsv``, by which a diagnosis names the
extractor of a text.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from lab.scoring import TUNED, Pair, recorded

from textfix.cli.workers import in_order
from textfix.diagnosis import diagnose
from textfix.diagnosis.recorded import Recorded, table
from textfix.diagnosis.traces import levels

TABLE = Path(__file__).parents[2] / "textfix" / "diagnosis" / "data" / "recorded.tsv"


def row_of(pair: Pair) -> Recorded:
    """Return what the extraction of ``pair`` shows."""
    order = diagnose(pair.raw).order
    return Recorded(*pair, order.code, order.share, levels(pair.raw))


def main(arguments: Sequence[str]) -> None:
    """Diagnose and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args(arguments)
    rows = list(in_order(row_of, sorted(recorded(TUNED)), given.jobs))
    TABLE.write_text(table(rows), encoding="utf-8")
    print(f"{len(rows)} extractions, written to {TABLE}")


if __name__ == "__main__":
    main(sys.argv[1:])
