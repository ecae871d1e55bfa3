"""Marks of a text that was written as it stands, line by line: Markdown, HTML, TeX."""

from __future__ import annotations

import re

from textfix.recall import recalled

_MARKUP = re.compile(
    r"^(?:```|~~~|#{1,6} \S|\|? ?:?-{3,}:? ?\||> |[ \t]{0,8}</?[a-zA-Z][^>\n]{0,80}>"
    r"|\\(?:begin|section|chapter)\{)|\]\((?:https?:|\.?\.?/|#)\S",
    re.MULTILINE,
)
_SAMPLE = 200_000


@recalled
def is_markup(text: str) -> bool:
    """Whether ``text`` is the source of a document and not a page extracted from one.

    >>> is_markup("# عنوان\\nمتن"), is_markup("عنوان\\nمتن")
    (True, False)
    """
    return bool(_MARKUP.search(text[:_SAMPLE]))
