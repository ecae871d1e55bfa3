"""Which runs of a text are Persian, and so may be touched.

A line without a sign of another language is Persian as a whole. Otherwise it is judged sentence by
sentence and quotation by quotation, and a sentence that holds both languages by stretches of words.
Every verdict leans on what lies around: a sentence on its line, a line on the two lines beside it
if they agree, else on the document. So the verdict on a line that says little for itself may be
another one when the line is judged alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from textfix.characters.evidence import MAYBE_THIRD, PART, Evidence, total, weigh
from textfix.characters.keyboard import Keyboard
from textfix.recall import recalled


class Run(NamedTuple):
    """A stretch ``[start, end)`` of a line that is Persian, or in another language."""

    start: int
    end: int
    persian: bool


_SENTENCE = re.compile(r"[﴿﴾][^﴿﴾]*[﴿﴾]?|[^﴿﴾«»()\[\]{}“”\".!?؟؛:…]+|[«»()\[\]{}“”\".!?؟؛:…]")
"""A quotation from the Quran; what lies between brackets, quotation marks and stops; these."""
_ORNATE = re.compile("[﴿﴾]")

_SHARE_OF_OTHER = 6  # a language with letters of its own shows them in every sixth word or more
_CLEAR = 3  # points with which a line or a stretch needs no support from around it
_DOCUMENT = 1000  # lines from which the language of a document is known
_TELLING = 5  # words

_Part = tuple[int, int, Evidence]


def judge(evidence: Evidence, around: bool) -> bool:
    """Whether ``evidence`` is of Persian, where ``around`` says whether what lies around it is.

    >>> judge(Evidence(persian=1, parts=3), False), judge(Evidence(arabic=2, sure=2, parts=3), True)
    (False, False)
    """
    if evidence.other * _SHARE_OF_OTHER > evidence.parts:
        return False
    if around:
        enough = 2 if evidence.sure else _CLEAR
        return evidence.arabic < enough or evidence.arabic <= evidence.persian
    return evidence.persian >= _CLEAR and evidence.persian > evidence.arabic


class Languages:
    """The languages of one text, judged lazily: only lines that need a verdict are read.

    >>> text = "او گفت «إن الله مع الصابرين» و رفت"
    >>> [text[run.start : run.end] for run in Languages(text).runs(0, len(text)) if not run.persian]
    ['إن الله مع الصابرين']
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: dict[int, Evidence] = {}
        self._keyboard = Keyboard(text)

    @cached_property
    def document_end(self) -> int:
        """Where the lines end from which the language of the text is known: the first thousand."""
        at = -1
        for _ in range(_DOCUMENT):
            at = self._text.find("\n", at + 1)
            if at < 0:
                return len(self._text)
        return at

    @cached_property
    def document(self) -> Evidence:
        """The evidence of the text up to :attr:`document_end`."""
        return self._evidence(0, self.document_end)

    @cached_property
    def document_is_persian(self) -> bool:
        """The verdict on the whole text; Persian where nothing speaks against it."""
        evidence = self.document
        if evidence.arabic and not evidence.persian:
            # Persian of that length would have shown a Persian word; shorter one, known words.
            return evidence.parts < _TELLING and _are_known(PART.findall(self._text))
        return judge(evidence, True)

    @property
    def document_is_of_a_third_language(self) -> bool:
        """Whether the text is Urdu, Kurdish, …: no line of it is then ours."""
        if not MAYBE_THIRD.search(self._text):
            return False
        return self.document.other * _SHARE_OF_OTHER > self.document.parts

    def runs(self, start: int, end: int) -> list[Run]:
        """Return the runs of the line ``[start, end)``, in order and without gaps."""
        quoted = self._end_of_quotation(start, end)
        if quoted > start:
            return list(_merged([Run(start, quoted, False), *self._runs(quoted, end)]))
        return self._runs(start, end)

    def _end_of_quotation(self, start: int, end: int) -> int:
        """Return where the quotation in another language ends that the line before opened, or
        ``start``: its last words may show nothing of the language by themselves."""
        close = self._text.find("»", start, end)
        above = self._text.rfind("\n", 0, max(0, start - 1)) + 1
        opening = self._text.rfind("«", above, start) + 1
        if close < 0 or not opening or self._text.find("«", start, close) >= 0:
            return start
        if self._text.find("»", opening, start) >= 0:
            return start
        return start if judge(self._evidence(opening, start), True) else close

    def _runs(self, start: int, end: int) -> list[Run]:
        evidence = self._line(start, end)
        persian = _is_clear(evidence)
        if persian is None:
            persian = judge(evidence, self._around(start, end))
        mixed = evidence.arabic or evidence.other if persian else evidence.persian
        quotes = _ORNATE.search(self._text, start, end) or self._keyboard.may_quote(start, end)
        if not mixed and not quotes:
            return [Run(start, end, persian)]
        runs = [
            run
            for match in _SENTENCE.finditer(self._text, start, end)
            for run in self._sentence(match.start(), match.end(), persian)
        ]
        return list(_merged(runs))

    def _evidence(self, start: int, end: int) -> Evidence:
        return total([weigh(part) for part in PART.findall(self._text, start, end)])

    def _line(self, start: int, end: int) -> Evidence:
        if start not in self._lines:
            self._lines[start] = self._evidence(start, end)
        return self._lines[start]

    def _around(self, start: int, end: int) -> bool:
        """The verdict on what lies around a line: its neighbours if they agree, or the document."""
        above = below = None
        if start:
            above = _is_clear(self._line(self._text.rfind("\n", 0, start - 1) + 1, start - 1))
        if end < len(self._text):
            after = self._text.find("\n", end + 1)
            below = _is_clear(self._line(end + 1, after if after >= 0 else len(self._text)))
        if above is not None and above == below:
            return above
        return self.document_is_persian

    def _sentence(self, start: int, end: int, around: bool) -> Iterator[Run]:
        parts = [(m.start(), m.end(), weigh(m[0])) for m in PART.finditer(self._text, start, end)]
        evidence = total([part[2] for part in parts])
        if around and _ORNATE.match(self._text, start):
            around = False
        chosen = self._keyboard.is_chosen(start, end, evidence)
        persian = judge(evidence, around) and not chosen
        if persian and (evidence.arabic or evidence.other):
            yield from _stretches(start, end, parts)
        else:
            yield Run(start, end, persian)


@recalled
def is_persian(text: str) -> bool:
    """Whether ``text`` as a whole is Persian: no Arabic, and of no third language.

    >>> is_persian("این کتاب را خواندم"), is_persian("هذا الكتاب الذي قرأته عن المدينة القديمة")
    (True, False)
    """
    languages = Languages(text)
    return not languages.document_is_of_a_third_language and languages.document_is_persian


def _are_known(parts: Sequence[str]) -> bool:
    """Whether more than half of ``parts`` are words of the language model.

    >>> _are_known(["حقوق", "بين", "الملل"]), _are_known(["زيت", "الزيتون", "ملعقتان", "كبيرتان"])
    (True, False)
    """
    from textfix.lm import fold_word, load

    model = load()
    return 2 * sum(model.count(fold_word(part)) > 0 for part in parts) > len(parts)


def _is_clear(evidence: Evidence) -> bool | None:
    """The verdict on a line that needs no support, or None."""
    if evidence.other * _SHARE_OF_OTHER > evidence.parts:
        return False
    if max(evidence.arabic, evidence.persian) < _CLEAR or evidence.arabic == evidence.persian:
        return None
    return evidence.persian > evidence.arabic


def _stretches(start: int, end: int, parts: Sequence[_Part]) -> Iterator[Run]:
    """Find the words of other languages in a Persian sentence.

    A word with letters of a third language is none of ours. Words between two Persian ones are
    Arabic if some of them surely are, from the first Arabic word to the last. A Persian quotation
    in an Arabic sentence is not looked for.
    """
    foreign: list[tuple[int, int]] = []
    stretch: list[_Part] = []
    for part in [*parts, (end, end, Evidence(persian=1))]:
        if part[2].arabic and not part[2].persian:
            stretch.append(part)
        elif part[2].persian or part[2].other:
            if _is_surely_arabic(stretch):
                foreign.append((stretch[0][0], stretch[-1][1]))
            if part[2].other:
                foreign.append(part[:2])
            stretch = []
    at = start
    for first, last in foreign:
        yield Run(at, first, True)
        yield Run(first, last, False)
        at = last
    yield Run(at, end, True)


def _is_surely_arabic(stretch: Sequence[_Part]) -> bool:
    evidence = total([part[2] for part in stretch])
    return evidence.sure > 0 and evidence.arabic > _CLEAR


def _merged(runs: Sequence[Run]) -> Iterator[Run]:
    """Join neighbouring runs of the same verdict; drop empty ones."""
    last: Run | None = None
    for run in runs:
        if run.start == run.end:
            continue
        if last and last.persian == run.persian:
            last = last._replace(end=run.end)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last
