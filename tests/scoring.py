"""Measure how near a repaired document comes to its truth.

    python tests/scoring.py TRUTH OUTPUT

Both texts hold a paragraph a line and footnotes as ``[^1]`` … ``[^1]: body``. Letters and digits of
the two are aligned by a shortest edit script; what stands between them (ZWNJ, paragraph breaks,
footnote references) is then compared at aligned letters, whatever their order cost already.
Nonspacing marks, bidi controls and punctuation other than brackets are not scored.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from rapidfuzz.distance import LCSseq, Levenshtein

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
HEH_WITH_HAMZA = "\N{ARABIC LETTER HEH}\N{ARABIC HAMZA ABOVE}"
YEH_ABOVE_HEH = "\N{ARABIC LETTER HEH WITH YEH ABOVE}"
BODY = re.compile(r"^\[\^(\w+)\]:", re.MULTILINE)
REFERENCE = re.compile(r"\[\^(\w+)\]")
_ROW = 6
BRACKETS = {"(": ")", "[": "]", "«": "»"}


@dataclass(frozen=True, slots=True)
class Score:
    """Figures between 0 and 1; 1 is the truth itself."""

    order: float
    """1 - edit distance of letters and digits / their number in the truth."""
    words: float
    """F1 of words in their order; a ZWNJ is part of the word."""
    zwnj: float
    """F1 of ZWNJs at aligned letters."""
    paragraphs: float
    """F1 of the letters that begin paragraphs."""
    brackets: float
    """Share of the truth's bracket pairs that hold the same letters in the output."""
    references: float
    """F1 of footnote references: label and place."""
    bodies: float
    """F1 of the bodies of footnotes: label, first letter and last."""

    def __str__(self) -> str:
        return "\n".join(f"{f.name:11}{getattr(self, f.name):.4f}" for f in fields(self))


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text taken apart; places are counts of the letters before them."""

    letters: str
    words: list[str]
    joiners: set[int]
    starts: set[int]
    pairs: Counter[str]
    references: set[tuple[str, int]]
    bodies: set[tuple[str, int, int]]


def score(truth: str, output: str) -> Score:
    """Compare ``output`` with ``truth``.

    >>> score("کتاب‌ها خوب‌اند", "کتاب‌ها خوب اند").words
    0.4
    """
    wanted, got = _read(truth), _read(output)
    distance = Levenshtein.distance(wanted.letters, got.letters)
    place = _align(got.letters, wanted.letters)
    return Score(
        order=max(0.0, 1 - distance / max(1, len(wanted.letters))),
        words=_f1(LCSseq.similarity(wanted.words, got.words), len(wanted.words), len(got.words)),
        zwnj=_f1_of_sets(wanted.joiners, got.joiners, {at + 1: to + 1 for at, to in place.items()}),
        paragraphs=_f1_of_sets(wanted.starts, got.starts, place),
        brackets=_share(wanted.pairs, got.pairs),
        references=_references(wanted, got, place),
        bodies=_bodies(wanted, got, place),
    )


def paragraphs_in_order(truth: str, output: str) -> float:
    """Return the F1 of the letters that begin paragraphs, over those only with which six letters
    in a row stand as in the truth: what was broken or joined there no wrong order explains."""
    wanted, got = _read(truth), _read(output)
    place = _align(got.letters, wanted.letters)
    back = {to: at for at, to in place.items()}
    clean = {at for at in wanted.starts if _is_row(at, len(wanted.letters), back)}
    own = {place[at] for at in got.starts if _is_row(at, len(got.letters), place)}
    return _f1(len(clean & own), len(clean), len(own))


def _is_row(at: int, length: int, place: Mapping[int, int]) -> bool:
    """Whether the letters from ``at`` on, six or up to the end, have places in a row."""
    letters = range(at, min(at + _ROW, length))
    return all(place.get(each, -1) == place.get(at, -2) + each - at for each in letters)


def _read(text: str) -> _Reading:
    text = _fold(text)
    letters: list[str] = []
    joiners: set[int] = set()
    starts: set[int] = set()
    references: set[tuple[str, int]] = set()
    bodies: set[tuple[str, int, int]] = set()
    for line in text.split("\n"):
        body, first = BODY.match(line), len(letters)
        line = line[body.end() :] if body else line
        if any(map(str.isalnum, REFERENCE.sub("", line))):
            starts.add(len(letters))
        for index, part in enumerate(REFERENCE.split(line)):
            if index % 2:
                references.add((_label(part), len(letters)))
                continue
            for character in part:
                if character.isalnum():
                    letters.append(character)
                elif character == ZWNJ and letters:
                    joiners.add(len(letters))
        if body:
            bodies.add((_label(body[1]), first, len(letters)))
    prose = REFERENCE.sub("", BODY.sub("", text))
    words = [word.strip(ZWNJ) for word in re.findall(rf"[\w{ZWNJ}]+", prose)]
    words = [*filter(None, words)]
    return _Reading("".join(letters), words, joiners, starts, _pairs(prose), references, bodies)


def _label(label: str) -> str:
    """Return a note's label with its digits as ASCII: which digits it has is a matter of taste."""
    return str(int(label)) if label.isdecimal() else label


def _fold(text: str) -> str:
    """Drop marks and bidi controls; write heh with hamza as one letter."""
    text = text.replace(HEH_WITH_HAMZA, YEH_ABOVE_HEH)
    return "".join(
        c for c in text if c == ZWNJ or unicodedata.category(c) not in ("Mn", "Cf")
    ).replace("\f", "\n")


def _pairs(text: str) -> Counter[str]:
    """Count bracket pairs by kind and by the letters they hold; a pair may span lines."""
    pairs: Counter[str] = Counter()
    opened: list[tuple[str, int]] = []
    for index, character in enumerate(text):
        if character in BRACKETS:
            opened.append((character, index))
        elif opened and BRACKETS[opened[-1][0]] == character:
            kind, start = opened.pop()
            pairs[kind + "".join(filter(str.isalnum, text[start:index]))] += 1
    return pairs


def _align(source: str, target: str) -> dict[int, int]:
    """Map the index of each kept letter of ``source``, and its end, to that in ``target``."""
    place = {len(source): len(target)}
    for code in Levenshtein.opcodes(source, target):
        if code.tag == "equal":
            there = range(code.dest_start, code.dest_end)
            place.update(zip(range(code.src_start, code.src_end), there, strict=True))
    return place


def _references(wanted: _Reading, got: _Reading, place: Mapping[int, int]) -> float:
    moved = {(label, _behind(at, place)) for label, at in got.references}
    return _f1(len(wanted.references & moved), len(wanted.references), len(got.references))


def _bodies(wanted: _Reading, got: _Reading, place: Mapping[int, int]) -> float:
    moved = {
        (label, place.get(first, -1), _behind(last, place)) for label, first, last in got.bodies
    }
    return _f1(len(wanted.bodies & moved), len(wanted.bodies), len(got.bodies))


def _behind(at: int, place: Mapping[int, int]) -> int:
    """Return where what stands at ``at`` is in the truth: behind the letter it follows there."""
    return place.get(at - 1, -2) + 1 if at else place.get(at, -1)


def _f1_of_sets(wanted: set[int], got: set[int], place: Mapping[int, int]) -> float:
    return _f1(len(wanted & {place.get(at, -1) for at in got}), len(wanted), len(got))


def _f1(common: int, wanted: int, got: int) -> float:
    return 2 * common / (wanted + got) if wanted + got else 1.0


def _share(wanted: Counter[str], got: Counter[str]) -> float:
    return (wanted & got).total() / wanted.total() if wanted else 1.0


def main(arguments: list[str]) -> int:
    """Print the score of one file."""
    truth, output = (Path(name).read_text(encoding="utf-8") for name in arguments)
    print(score(truth, output))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
