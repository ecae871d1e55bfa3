"""The signs stage: put stops, spaces and marks in order where the page's order stayed."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from textfix.characters.runs import is_persian
from textfix.pieces import Repair, kept
from textfix.signs import (
    allah,
    citations,
    contents,
    early,
    embeddings,
    entries,
    hamza,
    joiners,
    lamalef,
    loose,
    marks,
    names,
    phrases,
    shuffled,
    spaces,
    stops,
    strayed,
    stretches,
    torn,
)
from textfix.signs.swap import Swap, Taken, swapped_pieces
from textfix.stage import Rule
from textfix.unicode.letters import ZWNJ


@dataclass(frozen=True, slots=True)
class Signs:
    """Moves signs that an extractor left in page order, by controls or by document evidence.

    It runs before the direction stage, which reads displaced signs as the edges of runs.
    """

    name: ClassVar[str] = "signs"
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(embeddings.RULE, "signs inside a left-to-right embedding follow its island"),
        Rule(citations.RULE, "a Latin citation whose words stand in page order is put in order"),
        Rule(phrases.RULE, "the words of a Latin phrase in page order, where citations are so too"),
        Rule(
            lamalef.RULE,
            "ال that was typed لا is turned back, in a document with hardly any لا",
        ),
        Rule(allah.RULE, "the ligature of الله that was turned round is turned back"),
        Rule(early.RULE, "a mark before its letter moves behind it, where nearly all do so"),
        Rule(loose.RULE, "a mark behind a space goes to its letter, in the word or across it"),
        Rule(torn.RULE, "the parts of a word that was torn at its marks come together"),
        Rule(joiners.RULE, "a ZWNJ that slid over the letter before it goes back behind it"),
        Rule(marks.RULE, "a shadda on a last yeh moves to the letter before, where words show it"),
        Rule(hamza.RULE, "the hamza of an ezafe moves to the heh that ends its word"),
        Rule(strayed.RULE, "a hamza where its run begins goes to the heh that it likeliest left"),
        Rule(entries.RULE, "the label and the last stop of a Latin entry set from right to left"),
        Rule(contents.RULE, "the page of an entry of a table of contents goes behind its leaders"),
        Rule(shuffled.RULE, "stops, numbers and Latin words in page order, where nearly all are"),
        Rule(stretches.RULE, "stretches of lines that signs of another font part, in order"),
        Rule(spaces.RULE, "a space before a stop moves behind it, where nearly all stand so"),
        Rule(names.RULE, "the parts of an address or a name in page order are put in order"),
        Rule(stops.RULE, "a stop before the last run of its paragraph moves behind it"),
    )

    def repair(self, text: str) -> Repair:
        """Put the signs of ``text`` in reading order."""
        entered = [*entries.find_late_labels(text), *contents.find_page_first(text)]
        entered += Taken(entered).spare(hamza.find_slid(text))
        entered += strayed.find_strayed(text, entered)
        swaps = (
            list(embeddings.find_embedded(text))
            or stretches.find_turned(text)
            or list(shuffled.find_shuffled(text))
            or list(spaces.find_swapped(text))
            or list(stops.find_early_stops(text))
        )
        taken = Taken(entered)
        swaps = entered + taken.spare(swaps)
        cited = list(citations.find_citations(text))
        swaps += [*cited, *phrases.find_phrases(text, cited), *names.find_turned_names(text)]
        if swaps and not is_persian(text):
            return kept(text)
        turned, doubts = lamalef.find_turned(text)
        marked, more = loose.find_loose(text)
        moved = list(early.find_early(text)) or list(marks.find_slid(text))
        marked = taken.spare(marked)
        swaps = _apart([*swaps, *moved, *turned, *marked, *joiners.find_slid(text)])
        more_swaps = [*torn.find_torn(text), *allah.find_turned(text)]
        if more_swaps and is_persian(text):
            swaps = _apart([*swaps, *more_swaps])
        pieces = swapped_pieces(text, swaps) if swaps else kept(text).pieces
        return Repair(pieces, [*doubts, *more])

    def broken_law(self, before: str, after: str) -> str:
        """Nothing is lost or invented: code points change places within their line, and spaces
        beside words with marks and before ZWNJs go."""
        for number, (old, new) in enumerate(
            zip(before.split("\n"), after.split("\n"), strict=False), start=1
        ):
            if old != new and _held(old) != _held(new):
                return f"line {number} holds other code points than before"
            if new.count(" ") > old.count(" ") or _parted(old) < old.count(" ") - new.count(" "):
                return f"spaces of line {number} came or went"
        return "" if before.count("\n") == after.count("\n") else "lines came or went"


def _held(line: str) -> Counter[str]:
    return Counter(line.replace(" ", ""))


def _parted(line: str) -> int:
    """How many spaces stand beside a word with a mark, or before a ZWNJ."""
    words = line.split(" ")
    marked = [any(map(unicodedata.combining, word)) for word in words]
    return sum(
        before or behind or word.startswith(ZWNJ)
        for (before, behind), word in zip(pairwise(marked), words[1:], strict=True)
    )


def _apart(swaps: Iterable[Swap]) -> list[Swap]:
    """Return ``swaps`` in order, less what overlaps the one before it."""
    apart: list[Swap] = []
    for swap in sorted(swaps, key=lambda swap: swap[:2]):
        if not apart or apart[-1].end <= swap.start:
            apart.append(swap)
    return apart
