"""Words of freely licensed dictionaries: the scorer knows them though it never read them."""

from __future__ import annotations

import lzma
from pathlib import Path
from typing import Final, NamedTuple

from textfix.lm.tokens import tokenize

__all__ = ["LEXICONS", "Lexicon", "read_words"]


class Lexicon(NamedTuple):
    """A word list: its file, its licence and what ends the word on each line."""

    name: str
    licence: str
    separator: str


# Permissive licences only; lists under the GPL or without a licence are not read.
LEXICONS: Final = (
    Lexicon("hazm_words.dat.xz", "MIT", "\t"),
    Lexicon("shekar_vocab.csv.xz", "MIT", ","),
    Lexicon("lilak_lexicon.xz", "Apache-2.0", ","),
    Lexicon("parsivar_stem_lexicon.txt.xz", "MIT", "\t"),
    Lexicon("persian_names_nabidam.csv.xz", "MIT", ","),
    Lexicon("tesseract_lstm_fas.wordlist.xz", "Apache-2.0", "\t"),
)


def read_words(folder: Path) -> list[str]:
    """Return, sorted, the folded words of the lists the folder has; a compound gives its parts."""
    words: set[str] = set()
    for lexicon in LEXICONS:
        path = folder / lexicon.name
        if path.exists():
            with lzma.open(path, "rt", encoding="utf-8") as file:
                entries = [line.split(lexicon.separator, 1)[0] for line in file]
            for token in tokenize("\n".join(entries)):
                if token.kind == "word":
                    words.add(token.form)
    return sorted(words)
