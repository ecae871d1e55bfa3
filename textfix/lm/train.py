"""Train the language model: ``python -m textfix.lm.train CORPORA [--out DIR]``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from textfix.lm.build import Sizes, build
from textfix.lm.counts import read_streams
from textfix.lm.lexicons import read_words
from textfix.lm.model import CARD, STORE
from textfix.lm.store import write

__all__ = ["main", "train"]


def train(corpora: Path, lexicons: Path, out: Path, sizes: Sizes) -> None:
    """Train a model on a folder of corpora and write its store and card to another folder."""
    streams = read_streams(corpora)
    for stream in streams.streams:
        print(f"{stream.source.name}: {stream.lines} lines, {len(stream.tokens)} tokens")
    arrays, facts = build(streams, read_words(lexicons), sizes)
    for name, array in sorted(arrays.items()):
        print(f"{name}: {array.nbytes} bytes")
    out.mkdir(parents=True, exist_ok=True)
    digest = write(out / STORE, arrays, facts)
    (out / CARD).write_text(f"# Language model\n\n{STORE}: SHA-256 {digest}\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m textfix.lm.train", description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder with NAME.txt.xz files")
    parser.add_argument("--lexicons", type=Path, help="folder with word lists (../lexicons)")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "data")
    options = parser.parse_args(arguments)
    lexicons = options.lexicons or options.corpora.parent / "lexicons"
    train(options.corpora, lexicons, options.out, Sizes())
    return 0


if __name__ == "__main__":
    sys.exit(main())
