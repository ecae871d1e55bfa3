"""Latin words: those that tell where one ends, and the parting of words whose spaces were lost.

Where the spaces of a line are of another font than its Latin words, the words are lifted without
them. Without a lexicon only some of their borders are known: before a capital within a word, before
what follows a number, and around short words that no word ends with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from textfix.lifting.atoms import LATIN, LEFT, NUMBER, Atom

FUNCTION: Final = frozenset(
    ("a", "an", "and", "at", "by", "et", "for", "from", "in", "is", "of", "on", "that", "the", "to")
)
"""Words that end no part of a reference."""
SHORTENED: Final = frozenset(("al", "etal", "ed", "eds", "vol", "fol", "no", "p", "pp"))
"""Words that end in a stop."""

_ORDINALS: Final = ("st", "nd", "rd", "th")
_HUMP: Final = re.compile("[^\\W\\d_A-Z](?=[A-Z])")
_LONGEST: Final = 18
_SHORTEST: Final = 3  # letters of a word, of symbols one or two
_LAST: Final = re.compile("[A-Z]?[^\\W\\d_A-Z]*$")
_PREFIXES: Final = re.compile("(?:^|[^A-Za-z])(?:Mc|Mac|De|Di|Du|Fitz|La|Le|Van|Von)$")
_TAIL: Final = re.compile("(?<=[a-z])(?:(of|in|on|to|for|and|from)(the)|(?<!o)(of)|(for))$")
"""What ends a word only where spaces were lost; words in -oof are the only ones in -of."""


def lost_spaces(atoms: Iterable[Atom]) -> bool:
    """Whether the Latin words among ``atoms`` lost the spaces between them."""
    return any(is_glued(atom.text) for atom in atoms if atom.kind == LATIN)


def is_glued(word: str) -> bool:
    """Whether ``word`` is several that lost the spaces between them.

    >>> is_glued("NaturalHistoryBook"), is_glued("McDonald"), is_glued("History")
    (True, False, False)
    """
    return len(word) > _LONGEST or len(_HUMP.findall(word)) > 1


def borders(word: str) -> list[int]:
    """Return where the words within ``word`` begin, those that are known.

    >>> borders("MuseumofNaturalHistory"), borders("MgCl2"), borders("dATP")
    ([6, 8, 15], [], [])
    """
    return sorted({*_cuts(word, suffix=False)} - {0, len(word)})


def is_suffix(word: str, *, glued: bool) -> bool:
    """Whether ``word`` belongs to the number before it.

    >>> is_suffix("th", glued=False), is_suffix("the", glued=False), is_suffix("thCen", glued=True)
    (True, False, True)
    """
    if word.lower() in FUNCTION:
        return False
    if word in _ORDINALS or (len(word) == 1 and word.islower()):
        return True
    return glued and word.startswith(_ORDINALS)


def parted(order: Sequence[Atom], *, glued: bool) -> Iterator[Atom]:
    """Yield ``order`` with the Latin words of an atom as atoms of their own, where they are known.

    ``glued``: the words of the document lost their spaces.

    >>> order = [Atom(0, 25, "MuseumofNaturalHistoryBook", LATIN, lifted=True)]
    >>> [atom.text for atom in parted(order, glued=True)]
    ['Museum', 'of', 'Natural', 'History', 'Book']
    """
    before: Atom | None = None
    for at, atom in enumerate(order):
        if atom.kind != LATIN or not atom.lifted:
            yield atom
        else:
            after = order[at + 1 : at + 3]
            cuts = {0, len(atom.text), *_others(atom.text, after)}
            if glued and " " not in atom.text and atom.text[-1] != "-":
                suffix = before is not None and before.kind == NUMBER
                cuts.update(_cuts(atom.text, suffix=suffix and is_suffix(atom.text, glued=True)))
            for start, end in pairwise(sorted(cuts)):
                place = atom.start + start
                yield Atom(place, atom.start + end, atom.text[start:end], LATIN, True, start > 0)
        before = atom


def _others(word: str, after: Sequence[Atom]) -> Iterator[int]:
    """Yield where "et" and "al" begin, before the comma or the year of a citation."""
    if not word.endswith("etal") or not after or after[0].text[0] != ".":
        return
    if after[0].text == ".," or (len(after) > 1 and after[1].kind == LEFT):
        yield from (len(word) - 4, len(word) - 2)


def _cuts(word: str, *, suffix: bool) -> Iterator[int]:
    start = 0
    if suffix and len(word) > 2:
        start = 2
        yield start
    humps = [found.end() for found in _HUMP.finditer(word)]
    for end in (*humps, len(word)):
        part = word[start:end]
        if _PREFIXES.search(part) or (end < len(word) and _is_symbol(part)):
            continue
        yield end
        tail = _TAIL.search(part)
        if tail:
            yield start + tail.start()
            if tail[2]:
                yield start + tail.start(2)
        elif part in _PAIRS:
            yield start + 2
        start = end


def _is_symbol(part: str) -> bool:
    """Whether ``part`` ends, before a capital, in no word: m of mL, Na of NaCl, q of qPCR."""
    last = _LAST.search(part)
    return last is not None and len(last[0]) < _SHORTEST and last[0].lower() not in FUNCTION - {"a"}


_PAIRS: Final = ("ofthe", "inthe", "onthe", "tothe")
