"""Does a paragraph end between two lines? The evidence, weighed in log10 odds.

What a line shows by itself (its stop, the room it leaves for the next line's first word) is weighed
with rates counted on Persian prose laid out in columns. What only one document means by a blank
line, by two spaces at a line's end or by an indent is learned from that document: how often the
sign stands where the first sort of evidence is sure of an end, and how often where it is sure of
none. A page that puts a blank line after every pair of lines thus says nothing by it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from textfix.document.ends import End, continues, first_word
from textfix.document.flow import flow_odds
from textfix.document.kinds import (
    Kind,
    is_formula,
    is_marks,
    opens_bibliography,
    opens_dated_entry,
    opens_entry,
    opens_labelled,
)
from textfix.document.lines import Line
from textfix.document.page import UNSTOPPED_ENDS, Page, in_sentence, may_break
from textfix.document.rooms import Rooms, learn_rooms
from textfix.document.stops import lean_odds, learn_stops, stop_of

_PRIOR = -0.75
_PRIOR_IN_BIBLIOGRAPHY = -0.1
_END_ODDS = {
    End.STOP: 1.05,
    End.COMMA: -1.5,
    End.FUNCTION_WORD: -2.2,
    End.HYPHEN: -3.0,
    End.UNSTOPPED: -0.8,
    End.OTHER: -0.8,
}
_ROOMS = (0.3, 0.15, 0.06, -9.0)
"""Room left, as a share of the column, at least: four sorts of lines, the tight ones last."""
_ROOM_ODDS_TORN = (0.25, 0.25, 0.0, -0.25)
"""The odds of an end after lines of these sorts, and where lines are pieces of printed ones."""
_CLOSED_SOON = re.compile(r"[\d\s\-–,،]{1,20}\)")
_MARK = "\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}"
_PARTED_MARK = re.compile(rf"[^{_MARK}]*[^{_MARK}.:؟!]\s[{_MARK}]")
"""One mark, apart from the letters; of vocalised words more go astray, and they may go anywhere."""
_FIGURE, _WORDED = re.compile(r"\d{3,4}"), 0.5
_WORDS_A_LINE = 1.15
"""The log10 number of places in a line where a sentence may end and at which no line does."""
_TORN, _LEAST_SURE = 0.55, 8
_TOLD = 2.0
_SIGN_ODDS = {"؛": -0.2, "»": -0.2}
"""Signs that end a line without ending a sentence."""
_TITLE_ODDS, _TITLE_ALONE_ODDS = 1.6, 0.8
_CAPTION_ODDS = 1.2
_SCRAP_ODDS = -2.5
_OPEN_ODDS = -2.0
_CONTINUATION_ODDS, _BROKEN_ODDS = -1.5, -4.0
_ITEM_ODDS = 2.0
_ENTRY_ODDS = 0.7
_DATED_ODDS, _UNDATED_ODDS = 2.0, -1.0
_LEAST_DATED = 3
_LOOSE, _LOOSER = 0.1, 0.2
_LABELLED_KINDS = frozenset({Kind.LABELLED})
_LEAST_LABELS, _LEAST_ITEMS = 3, 2
_SURE, _SURE_END = 0.6, 1.3
_MOST_CUE_ODDS = 2.5


class Boundary(NamedTuple):
    """The gap between two lines and what is known of both sides.

    ``sign``: the last of the line before. ``word``: the first word of the line after, ``first`` its
    width, ``lean`` the log10 odds that a paragraph begins so. ``entry``:
    the line after begins like an entry of a bibliography. ``dated``: and soon names its year, as
    others do (None: too few do). ``titles``: may the lines be titles?
    ``scrap`` and ``parted``: the line before is a piece of a printed line, or may be one.
    ``announced``: the line before announces a list, and the lines after it end as items do.
    ``flow``: log10 odds of the words over the gap. ``bracketed``: a bracket is open at the end of
    the line before. ``counted``: a figure ends it amid a sentence, and a word follows. ``broken``:
    an extractor surely broke a printed line here: behind a figure that begins a paragraph, or a
    mark parted from the letter after it. ``rooms``: what room means in this document. ``tight``:
    odds of an end after a full line with such a sign (None: they are not learned).
    """

    before: Line
    after: Line
    end: End
    sign: str
    word: str
    first: int
    lean: float
    kinds: tuple[Kind, Kind]
    width: int
    bibliography: bool
    entry: bool
    dated: bool | None
    titles: tuple[bool, bool]
    scrap: bool
    parted: bool
    announced: bool
    flow: float
    bracketed: bool
    counted: bool
    broken: bool
    breaks: bool
    formula: bool
    rooms: Rooms | None = None
    tight: float | None = None


class Cue(NamedTuple):
    """Log10 odds of an end where a sign stands and where it does not."""

    present: float
    absent: float


def find_boundaries(page: Page) -> list[Boundary]:
    """Return the gap after every line of ``page`` but the last."""
    gaps = []
    bibliography = False
    for at in range(len(page.lines) - 1):
        bibliography = bibliography or opens_bibliography(page.contents[at])
        gaps.append(_boundary(page, at, bibliography))
    rooms = _learn_rooms(gaps)
    told = sum(gap.dated is True for gap in gaps) >= _LEAST_DATED
    gaps = [
        gap._replace(
            rooms=None if rooms is None else rooms[gap.breaks], dated=gap.dated if told else None
        )
        for gap in gaps
    ]
    if rooms is None:
        return gaps
    tight = _learn_tight(page, gaps)
    return [gap._replace(tight=tight.get(_stop_before(gap))) for gap in gaps]


def _stop_before(gap: Boundary) -> str:
    """Return the sort of stop before ``gap``, whatever closes behind it: a bracket, a reference."""
    ended = gap.end is End.STOP and gap.sign not in ":؛"
    return "." if ended else stop_of(gap.sign)


def _learn_tight(page: Page, gaps: Sequence[Boundary]) -> dict[str, float]:
    """Return the log10 odds that a paragraph ends where a full line ends with a stop."""
    prose = [
        at
        for at, gap in enumerate(gaps)
        if gap.kinds[0] is Kind.PROSE and not (gap.bibliography or gap.scrap)
    ]
    closed = [gaps[at].sign for at in prose if _room(gaps[at], gaps[at].before.width) >= _LOOSE]
    return learn_stops(closed, [page.contents[at] for at in prose])


def _learn_rooms(gaps: Sequence[Boundary]) -> dict[bool, Rooms] | None:
    """Learn what room means in this document, where an extractor may break a line and elsewhere.

    Where most lines that surely go on leave much room, the lines are pieces of printed ones, and
    room says little: None.
    """
    sure = [gap for gap in gaps if _surely_goes_on(gap)]
    rooms = [_room(gap, gap.before.width) for gap in sure]
    much = sum(room >= _ROOMS[0] for room in rooms)
    if len(rooms) >= _LEAST_SURE and much > _TORN * len(rooms):
        return None
    learned = learn_rooms(rooms)
    return {
        breaks: learned.with_strays(
            [room for gap, room in zip(sure, rooms, strict=True) if gap.breaks == breaks]
        )
        for breaks in (False, True)
    }


def _sort_of_room(room: float) -> int:
    return next(sort for sort, least in enumerate(_ROOMS) if room >= least)


def _boundary(page: Page, at: int, bibliography: bool) -> Boundary:
    left_at = _last_printed(page, at)
    unstopped = page.ends[left_at] in UNSTOPPED_ENDS
    left, right = page.contents[left_at], page.contents[at + 1]
    return Boundary(
        page.lines[left_at],
        page.lines[at + 1],
        page.ends[left_at],
        left[-1],
        first_word(page.text, page.lines[at + 1]),
        page.firsts[at + 1],
        lean_odds(right),
        (page.kinds[left_at], page.kinds[at + 1]),
        page.widths[left_at],
        bibliography,
        bibliography and opens_entry(right),
        bibliography and opens_dated_entry(right),
        (page.is_title(left_at), page.is_title(at + 1)),
        left_at in page.scraps,
        at in page.parted,
        left.endswith(":") and _ends_items(page, at + 1),
        flow_odds(left, right) if unstopped else 0.0,
        _opens_bracket(left, right),
        left[-1].isdigit() and in_sentence(left) and right[0].isalpha(),
        _opens_with_figure(page, left_at) or bool(_PARTED_MARK.fullmatch(left)),
        may_break(left, right) or _follows_break(page, left_at),
        is_formula(left),
    )


def _opens_with_figure(page: Page, at: int) -> bool:
    """Whether line ``at`` is a number that an extractor parted from the words behind it: it begins
    a paragraph, as no cell of a table does, and the next line is no cell. (Of one digit or two it
    may refer to a note.)"""
    after = at + 1
    return (
        bool(_FIGURE.fullmatch(page.contents[at]))
        and (at == 0 or page.ends[at - 1] is End.STOP)
        and page.contents[after][0].isalpha()
        and page.lines[after].width >= _WORDED * page.widths[after]
        and not (page.lines[after].page or page.lines[after].blanks)
    )


def _follows_break(page: Page, at: int) -> bool:
    """Whether an extractor may have broken a printed line before line ``at``."""
    return (
        at > 0
        and page.ends[at - 1] is not End.STOP
        and may_break(page.contents[at - 1], page.contents[at])
    )


def _opens_bracket(left: str, right: str) -> bool:
    """Whether a bracket of ``left`` is open at its end: the last sign, one turned round before a
    figure, or one that closes at once behind a figure."""
    if left[-1] in "([«" or (_is_open(left) and _CLOSED_SOON.match(right)):
        return True
    turned = left[-1] == ")" and left.count(")") > left.count("(")
    return turned and len(left) > 1 and right[0].isdigit()


def _last_printed(page: Page, at: int) -> int:
    """Return the last line up to ``at`` that is more than marks: they stand between its lines."""
    while at and is_marks(page.contents[at]):
        at -= 1
    return at


def _is_open(left: str) -> bool:
    return left.rfind("(") > left.rfind(")")


def _ends_items(page: Page, first: int) -> bool:
    """Whether the lines from ``first`` on are short sentences, each on a line of its own."""
    here = range(first, first + _LEAST_ITEMS)
    if here[-1] + 1 >= len(page.lines):
        return False
    return all(
        page.ends[at] is End.STOP
        and page.kinds[at] in (Kind.PROSE, Kind.ITEM)
        and page.lines[at].width + 1 + page.firsts[at + 1] < (1 - _LOOSE) * page.widths[at]
        for at in here
    )


def weigh_boundaries(page: Page, gaps: Sequence[Boundary]) -> list[float]:
    """Return the log10 odds of a paragraph's end at each of ``gaps``, its signs learned."""
    odds = [plain_odds(gap) for gap in gaps]
    torn = any(gap.rooms is None for gap in gaps)
    signs: list[list[bool | None]] = [
        [None if gap.after.page else gap.after.blanks > 0 for gap in gaps],
        [gap.before.tail > 1 - torn for gap in gaps],
        [gap.after.indent > 1 for gap in gaps],
        _labels(page, odds),
    ]
    told = [_told_by_words(gap) for gap in gaps] if torn else odds
    total = list(odds)
    for sign in signs:
        cue = learn_cue(told, sign)
        for at, present in enumerate(sign):
            if present is not None:
                total[at] += cue.present if present else cue.absent
    return total


def _told_by_words(gap: Boundary) -> float:
    """Return odds that are sure where the words alone show an end, or that there is none."""
    if Kind.HEADING in gap.kinds or gap.kinds[1] in (Kind.ITEM, Kind.LABELLED):
        return _TOLD
    return -_TOLD if _surely_goes_on(gap) else 0.0


def _surely_goes_on(gap: Boundary) -> bool:
    """Whether the line before ends with a preposition, or the line after begins amid a verb."""
    if gap.formula:
        return False
    return gap.end in (End.FUNCTION_WORD, End.HYPHEN) or continues(gap.word)


def _labels(page: Page, odds: Sequence[float]) -> list[bool | None]:
    """Return which lines after a gap open with a label, where several paragraphs surely do."""
    labelled = [
        kind in _LABELLED_KINDS or opens_labelled(content)
        for kind, content in zip(page.kinds[1:], page.contents[1:], strict=True)
    ]
    sure = sum(seen and x > _SURE for seen, x in zip(labelled, odds, strict=True))
    return list(labelled) if sure >= _LEAST_LABELS else [None] * len(odds)


def plain_odds(gap: Boundary) -> float:
    """Return the log10 odds that a paragraph ends at ``gap``, from its two lines alone."""
    odds = _PRIOR
    if gap.bibliography:
        odds = _PRIOR_IN_BIBLIOGRAPHY + (_ENTRY_ODDS if gap.entry else -_ENTRY_ODDS)
        if gap.dated is not None:
            odds += _DATED_ODDS if gap.dated else _UNDATED_ODDS
    if gap.tight is not None and not gap.bibliography:
        odds = gap.tight + _WORDS_A_LINE + gap.lean
    else:
        odds += _end_odds(gap)
    odds += _room_odds(gap, gap.before.width) + gap.flow
    if gap.broken:
        odds += _BROKEN_ODDS
    if gap.counted:
        odds += _CONTINUATION_ODDS
    goes_on = continues(gap.word) and not gap.formula
    if (gap.bracketed and not gap.dated) or goes_on or gap.word[0] in "()]»،؛.":
        odds += _CONTINUATION_ODDS
    if gap.titles[1] and gap.end is End.STOP:
        odds += _TITLE_ODDS
    if gap.scrap:
        odds += _SCRAP_ODDS
    if gap.kinds[1] is Kind.ITEM or gap.announced:
        odds += _ITEM_ODDS
    return odds


def _end_odds(gap: Boundary) -> float:
    if gap.sign == "»" and gap.end is End.STOP:
        return _END_ODDS[gap.end]
    return _SIGN_ODDS.get(gap.sign, _END_ODDS[gap.end])


def in_context(gap: Boundary, taken: int, joined: bool) -> float:
    """Return what the lines before add: how much of the printed line its pieces have ``taken``;
    whether a title would stand alone, or a paragraph of several lines end without a stop.
    """
    odds = _room_odds(gap, taken) - _room_odds(gap, gap.before.width)
    if not joined and gap.titles[0] and not gap.bibliography:
        odds += _TITLE_ALONE_ODDS
    if not joined and gap.kinds[0] is Kind.LABELLED and _room(gap, taken) >= _LOOSE:
        odds += _CAPTION_ODDS
    if joined and gap.parted and gap.end in UNSTOPPED_ENDS and not gap.bibliography:
        odds += _OPEN_ODDS / (1 + (gap.kinds[1] is Kind.ITEM) + (gap.after.blanks > 0))
    return odds


def is_loose(gap: Boundary, taken: int) -> bool:
    """Whether a line, ``taken`` wide, ends though its printed line had room for more."""
    least = _LOOSE if gap.scrap or gap.parted else _LOOSER
    return not gap.after.page and _room(gap, taken) >= least


def _room_odds(gap: Boundary, taken: int) -> float:
    room = _room(gap, taken)
    return _ROOM_ODDS_TORN[_sort_of_room(room)] if gap.rooms is None else gap.rooms.odds(room)


def _room(gap: Boundary, taken: int) -> float:
    """Return what the next word would leave of the column, as a share of it."""
    return (gap.width - taken - 1 - gap.first) / gap.width


def learn_cue(odds: Sequence[float], present: Sequence[bool | None]) -> Cue:
    """Learn what a sign means from the gaps that are sure without it (``None``: can't be seen).

    >>> cue = learn_cue([2.0] * 9 + [-2.0] * 30, [True] * 9 + [False] * 30)
    >>> round(cue.present, 1), round(cue.absent, 1)
    (1.8, -1.3)
    >>> cue = learn_cue([2.0] * 8 + [-2.0] * 30, [True, False] * 19)
    >>> round(cue.present, 1)
    0.0
    """
    ends = [
        seen for x, seen in zip(odds, present, strict=True) if seen is not None and x > _SURE_END
    ]
    mids = [seen for x, seen in zip(odds, present, strict=True) if seen is not None and x < -_SURE]
    at_end = (sum(ends) + 0.5) / (len(ends) + 1)
    at_mid = (sum(mids) + 0.5) / (len(mids) + 1)
    return Cue(_capped(at_end / at_mid), _capped((1 - at_end) / (1 - at_mid)))


def _capped(ratio: float) -> float:
    return max(-_MOST_CUE_ODDS, min(_MOST_CUE_ODDS, math.log10(ratio)))
