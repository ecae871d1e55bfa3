"""Marks of a text that was written as it stands, line by line: Markdown, HTML, TeX,
reStructuredText, the code of a program."""

from __future__ import annotations

import re

from textfix.counting import count_beyond
from textfix.recall import recalled

_MARKUP = re.compile(
    r"^(?:```|~~~|#{1,6} \S|\|? ?:?-{3,}:? ?\||[ \t]{0,8}</?[a-zA-Z][^>\n]{0,80}>"
    r"|(?:\A|(?<=\n\n))> (?=[^\d\n]*[^\W\d_])|\\(?:begin|section|chapter)\{|\.\. [\w-]+::)"
    r"|\]\((?:https?:|\.?\.?/|#)\S",
    re.MULTILINE,
)
_CODE_LINE = re.compile(
    r"(?:"
    r"(?:async )?(?:def|class|function|func|fn|struct|interface) [\w.]+ ?[({:<].*"
    r"|(?:from [\w.]+ )?import [\w.*{].*|#include [<\"].*|package [\w.]+;?"
    r"|(?:return|(?:const|let|var|final|static|public|private|int|string|auto) \w+)\b[^.؛]*"
    r"|(?:if|elif|else if|for|while|switch|with|try|except|else)\b[^.؛]*[:{]"
    r"|[\w.\[\]\"']+ (?:=|\+=|:=) \S.*|[\w.]+\([^()]*(?:\([^()]*\)[^()]*)*\);?"
    r"|.*[;{]|[})\]]+[;,]?|\"\"\""
    r")\s*(?:(?:#|//).*)?"
)
_MARKUP_EVERY = 100
"""In so many lines a source has a mark; a page may show one by chance."""
_SAMPLE = 200_000
_LONGEST = 200
_LEAST_CODE, _CODE_SHARE = 5, 0.2
"""Pages of a book on programming hold code, too, but more prose."""


@recalled
def is_markup(text: str) -> bool:
    """Whether ``text`` is the source of a document or program and not a page extracted from one.

    >>> is_markup("# عنوان\\nمتن"), is_markup("عنوان\\nمتن")
    (True, False)
    """
    sample = text[:_SAMPLE]
    least = sample.count("\n") / _MARKUP_EVERY
    return count_beyond(_MARKUP.finditer(sample), least) > least or _is_code(sample)


def _is_code(text: str) -> bool:
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    coded = sum(len(line) < _LONGEST and bool(_CODE_LINE.fullmatch(line)) for line in lines)
    return coded >= max(_LEAST_CODE, _CODE_SHARE * len(lines))
