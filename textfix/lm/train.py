"""Train the language model: ``python -m textfix.lm.train CORPORA [--out DIR]``."""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path

from textfix.lm.build import Built, Sizes, build
from textfix.lm.card import Inputs, Quality, write_card
from textfix.lm.corpora import Document, held_out
from textfix.lm.counts import Streams, read_streams
from textfix.lm.lexicons import LEXICONS, read_words
from textfix.lm.measure import score_gaps, score_text
from textfix.lm.model import CARD, STORE, Model
from textfix.lm.store import write

__all__ = ["main", "train"]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _measure(built: Built, documents: list[Document]) -> list[Quality]:
    """Measure the model on each source of held-out text, then on all of it."""
    whole, pruned = Model(built.whole, built.facts), Model(built.views, built.facts)
    sources = list(dict.fromkeys(document.source for document in documents))
    groups = {name: [d for d in documents if d.source == name] for name in sources}
    return [
        Quality(
            name, score_text(whole, group), score_text(pruned, group), score_gaps(pruned, group)
        )
        for name, group in (groups | {"all": documents}).items()
        if group
    ]


def _say(streams: Streams, built: Built, qualities: list[Quality]) -> None:
    lines = sum(stream.lines for stream in streams.streams)
    leaked = sum(stream.leaked for stream in streams.streams)
    print(f"{lines:,} lines read, {leaked:,} left out as they repeat held-out text")
    print(f"{built.facts['vocabulary']:,} words, {built.facts['lexicon']:,} more from dictionaries")
    print(f"{len(built.whole['bigram_p']):,} bigrams, {len(built.views['bigram_p']):,} kept")
    print(f"{len(built.whole['trigram_p']):,} trigrams, {len(built.views['trigram_p']):,} kept")
    for quality in qualities[-1:]:
        print(
            f"perplexity {quality.whole.perplexity:.2f}, pruned {quality.pruned.perplexity:.2f}; "
            f"ZWNJ F1 {quality.gaps.f1:.4f}"
        )


def train(corpora: Path, lexicons: Path, out: Path, sizes: Sizes) -> None:
    """Train a model on a folder of corpora and write its store and card to another folder.

    Raises ``FileNotFoundError`` when the folder has no corpus of the table.
    """
    streams = read_streams(corpora)
    built = build(streams, read_words(lexicons), sizes)
    qualities = _measure(built, held_out(corpora, "test"))
    _say(streams, built, qualities)
    out.mkdir(parents=True, exist_ok=True)
    digest = write(out / STORE, built.views, built.facts)
    names = [stream.source.name for stream in streams.streams]
    inputs = Inputs(
        {name: _digest(corpora / f"{name}.txt.xz") for name in names},
        {x.name: _digest(lexicons / x.name) for x in LEXICONS if (lexicons / x.name).exists()},
    )
    card = write_card(out / STORE, built, streams.streams, inputs, qualities)
    (out / CARD).write_text(card, encoding="utf-8")
    print(f"{out / STORE}: SHA-256 {digest}")


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
