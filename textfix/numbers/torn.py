"""Numbers torn at their sign and set from right to left: 2 .0 for 0.2, 96 -94 for 94-96.

XeTeX sets the digits on both sides of a sign one by one from right to left, where its bidi package
takes the sign for a word of right-to-left text, and a space (of xepersian a no-break space) comes
out before the sign. A range that was turned with its line has it behind its sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from textfix.anchors import Anchored
from textfix.numbers.tokens import letter_before
from textfix.pieces import Piece

RULE = "torn-number"

_GAP = "[ \N{NO-BREAK SPACE}]"
TORN = f"\\d+{_GAP}[.-]\\d+"
_ALONE, _ENDS = rf"(?<![\w.,/-])(?<!\d{_GAP})", rf"(?!{_GAP}?[-./]?\d|\w)"
_PAGE = Anchored(rf"{_ALONE}(?P<last>\d+){_GAP}(?P<sign>[.-])(?P<first>\d+){_ENDS}")
_READ = Anchored(
    rf"{_ALONE}(?P<first>\d+)(?:-|\.(?={_GAP}\d+[%\u066a])){_GAP}(?P<last>\d+)(?=[%\u066a]?{_ENDS})"
)
_ENOUGH = 2  # different numbers that make no sense as they stand


def find_torn(text: str) -> Iterator[tuple[Piece, ...]]:
    """Yield the pieces of every torn number of ``text``, if it holds some that say so: fractions
    that end in a bare zero and ranges that fall, and no range that rises so; or fractions of
    percents with a gap behind their point beside ranges with one behind their hyphen.

    >>> text = "در دمای 96 -94 درجه با 5 .1 و 2 .0 از آن"
    >>> [
    ...     "".join(text[p.start : p.end] if p.text is None else p.text for p in torn)
    ...     for torn in find_torn(text)
    ... ]
    ['94-96', '1.5', '0.2']
    """
    page, read = [*_PAGE.finditer(text)], [*_READ.finditer(text)]
    if not _make_no_sense(page) and not _are_alike(read):
        return
    for torn in sorted((*page, *read), key=re.Match.start):
        if letter_before(text, torn.start()):
            yield tuple(_pieces(torn))


def _make_no_sense(page: Sequence[re.Match[str]]) -> bool:
    ranges = [torn for torn in page if torn["sign"] == "-"]
    zeros = [torn for torn in page if torn["sign"] == "." and not int(torn["first"])]
    falls = all(int(torn["last"]) > int(torn["first"]) for torn in ranges)
    return falls and len({torn[0] for torn in (*ranges, *zeros)}) >= _ENOUGH


def _are_alike(read: Sequence[re.Match[str]]) -> bool:
    forms = {torn[0] for torn in read}
    fractions = sum("." in form for form in forms)
    return min(fractions, len(forms) - fractions) >= _ENOUGH


def _pieces(torn: re.Match[str]) -> Iterator[Piece]:
    if torn.re is _READ.compiled:
        at = torn.start("last")
        yield Piece(torn.start(), at - 1, None, RULE)
        yield Piece(at - 1, at, "", RULE)
        yield Piece(at, torn.end(), None, RULE)
        return
    sign = torn.start("sign")
    yield Piece(*torn.span("first"), None, RULE)
    yield Piece(sign, sign + 1, None, RULE)
    yield Piece(sign - 1, sign, "", RULE)
    yield Piece(*torn.span("last"), None, RULE)
