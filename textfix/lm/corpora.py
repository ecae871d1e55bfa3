"""The training corpora: which files, how far each is trusted, and what is held out of training."""

from __future__ import annotations

import hashlib
import lzma
import re
import unicodedata
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import IO, Final, NamedTuple

from textfix.lm.tokens import tokenize

__all__ = ["SOURCES", "Document", "Source", "documents", "held_out", "is_leaked", "read_lines"]

ZWNJ: Final = "\N{ZERO WIDTH NON-JOINER}"


class Source(NamedTuple):
    """A corpus file and how far it is trusted.

    ``copies`` weighs its counts: 2 counts every line twice, 1/3 takes every third line.
    ``spacing`` weighs its ZWNJ statistics, 0 for a file that is not to be learned from;
    ``tested`` says that some of its documents are held out.
    """

    name: str
    licence: str
    copies: float = 1
    spacing: float = 1
    tested: bool = True


# From the corpora's own README: quality, licence, ZWNJ per 1000 words. Templated or uneven
# files are not tested on. ZWNJ counts thrice from the two strictest editors, a third where it is
# rarer than 60 in 1000 words, and not at all from files that write a space for it always (peyma,
# namnak, Hamshahri) or half the time (below some 45).
SOURCES: Final = (
    Source("phicudemy_philosophy", "none stated", copies=2, spacing=3),
    Source("ud_perdt", "CC BY-SA 4.0", spacing=3),
    Source("isna_politics", "none stated", spacing=0.3),
    Source("isna_economics", "none stated"),
    Source("isna_cinema", "none stated"),
    Source("isna_tech", "none stated"),
    Source("isna_sport", "none stated", spacing=0.3),
    Source("pquad_wikipedia", "CC BY-SA 4.0"),
    Source("hamshahri_radiofarda_rss", "none stated"),
    Source("iranian_presidents_qa", "MIT"),
    Source("sharif_regulations", "MIT"),
    Source("docs_progit2", "CC BY-NC-SA 3.0"),
    Source("docs_opensource_guide", "CC BY 4.0"),
    Source("docs_javascript_info", "CC BY-NC-SA"),
    Source("docs_vue", "CC BY 4.0"),
    Source("docs_vite", "MIT", tested=False),
    Source("docs_react", "CC BY 4.0"),
    Source("docs_huggingface_course", "Apache-2.0"),
    Source("docs_misc", "CC BY-SA 2.5, MIT, CC BY", tested=False),
    Source("culturemap_ir", "none stated", tested=False),
    Source("llm_leaderboard_questions", "MIT", tested=False),
    Source("lingua_news_sentences", "Apache-2.0"),
    Source("commonvoice_sentences", "CC0", tested=False),
    Source("lilak_test", "Apache-2.0", tested=False),
    Source("farstail_academic", "Apache-2.0", spacing=0, tested=False),
    Source("parsinlu_mixed", "CC BY-NC-SA 4.0", spacing=0, tested=False),
    Source("ner_arman", "MIT; academic use", spacing=0.3),
    Source("ner_peyma", "MIT", spacing=0, tested=False),
    Source("quran_translations", "CC BY-NC-SA 4.0", copies=1 / 3, tested=False),
    Source("religious_books", "Apache-2.0", copies=1 / 2, spacing=0, tested=False),
    Source("fars_news", "Apache-2.0", spacing=0.3),
    Source("varzesh3_sport", "Apache-2.0", copies=1 / 2, spacing=0, tested=False),
    Source("namnak_health", "Apache-2.0", spacing=0, tested=False),
    Source("hamshahri_1996_2007", "research use", spacing=0, tested=False),
)

# Never trained on, and training lines that repeat it are dropped: it is the edited side of the
# noisy and clean pairs, which others test on.
RESERVED: Final = ("fatemi_clean_side",)

DOCUMENT_LINES: Final = 25
# One document in 40 for each of the two parts, evenly spread; a hash of the source's name says
# where the spread begins.
_PARTS: Final = 40
# The first 2,900 lines of this file are the treebank's own development and test sentences.
_TREEBANK: Final = "ud_perdt"
_TREEBANK_DOCUMENTS: Final = 2900 // DOCUMENT_LINES

NGRAM: Final = 8


class Document(NamedTuple):
    """A block of consecutive lines of one source."""

    source: str
    lines: tuple[str, ...]


_LETTERS: Final = str.maketrans(
    {
        "\N{ARABIC LETTER YEH}": "\N{ARABIC LETTER FARSI YEH}",
        "\N{ARABIC LETTER ALEF MAKSURA}": "\N{ARABIC LETTER FARSI YEH}",
        "\N{ARABIC LETTER KAF}": "\N{ARABIC LETTER KEHEH}",
        "\N{NO-BREAK SPACE}": " ",
        "\N{ARABIC TATWEEL}": None,
    }
)
# A ZWNJ that does not follow a letter or its mark, or that no letter follows; or one too many.
_LONELY_ZWNJ: Final = re.compile(
    f"(?<![\\w\\u064b-\\u0655\\u0670{ZWNJ}]){ZWNJ}+|{ZWNJ}+(?![\\w{ZWNJ}])|{ZWNJ}+(?={ZWNJ})"
)
_LOOSE_SIGN: Final = re.compile(r"[ \t]+([،؛؟.!:])(?=\s|$)")
_SPACES: Final = re.compile(r"\s+")


def _clean(line: str) -> str:
    """Return a line in NFC with Persian yeh and keheh, no ZWNJ beside a space, single spaces."""
    line = unicodedata.normalize("NFC", line).translate(_LETTERS)
    line = _LONELY_ZWNJ.sub("", line)
    return _LOOSE_SIGN.sub(r"\1", _SPACES.sub(" ", line)).strip()


def _open(folder: Path, name: str) -> IO[str]:
    return lzma.open(folder / f"{name}.txt.xz", "rt", encoding="utf-8")


def read_lines(folder: Path, name: str) -> Iterator[str]:
    """Yield the cleaned, non-empty lines of one corpus file (``NAME.txt.xz``), in its order.

    Raises ``FileNotFoundError`` when the folder lacks it.
    """
    with _open(folder, name) as file:
        yield from filter(None, map(_clean, file))


def _part(source: Source, index: int) -> str:
    """Return the part, ``train``, ``tune`` or ``test``, of a source's document by its index."""
    if source.name == _TREEBANK and index < _TREEBANK_DOCUMENTS:
        return "tune" if index < _TREEBANK_DOCUMENTS // 2 else "test"
    place = (index + hash_forms([source.name])) % _PARTS
    return ("tune", "test")[place] if source.tested and place < 2 else "train"


def documents(folder: Path, source: Source, part: str) -> Iterator[Document]:
    """Yield a source's documents of one part, in the file's order, their lines cleaned."""
    with _open(folder, source.name) as file:
        for index in count():
            block = list(islice(file, DOCUMENT_LINES))
            if not block:
                return
            if _part(source, index) == part:
                yield Document(source.name, tuple(filter(None, map(_clean, block))))


def held_out(folder: Path, part: str) -> list[Document]:
    """Return the held-out documents of ``tune`` or ``test``, source by source.

    The model is never trained on them, nor on lines that repeat them (`is_leaked`). Raises
    ``ValueError`` for another part.
    """
    if part not in {"tune", "test"}:
        raise ValueError(f"no held-out part {part!r}: there are 'tune' and 'test'")
    return [
        document
        for source in SOURCES
        if source.tested and (folder / f"{source.name}.txt.xz").exists()
        for document in documents(folder, source, part)
    ]


def ngrams(line: str) -> set[int]:
    """Return hashes of the word 8-grams of a line; of the whole line when it is shorter."""
    forms = [token.form for token in tokenize(line) if token.kind == "word"]
    windows = range(max(1, len(forms) - NGRAM + 1))
    return {hash_forms(forms[i : i + NGRAM]) for i in windows} if forms else set()


def hash_forms(forms: list[str]) -> int:
    """Return a 64-bit hash that is the same in every process."""
    digest = hashlib.blake2b(" ".join(forms).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def reserved_ngrams(folder: Path) -> set[int]:
    """Return the 8-grams of all held-out and reserved text."""
    seen: set[int] = set()
    for part in ("tune", "test"):
        for document in held_out(folder, part):
            seen.update(*map(ngrams, document.lines))
    for name in RESERVED:
        if (folder / f"{name}.txt.xz").exists():
            seen.update(*map(ngrams, read_lines(folder, name)))
    return seen


def is_leaked(line: str, reserved: set[int]) -> bool:
    """Say whether a line repeats held-out text: two shared 8-grams, or a tenth of its own."""
    own = ngrams(line)
    shared = len(own & reserved)
    return shared >= 2 or (shared > 0 and shared * 10 >= len(own))
