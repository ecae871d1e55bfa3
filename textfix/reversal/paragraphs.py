"""Lines of nothing but Latin: of a left-to-right paragraph, or of a right-to-left one.

Both stand on the page from the left, and differ in the signs and numbers at their edges alone. A
line is turned only where a right-to-left paragraph would draw it so.
"""

from __future__ import annotations

from collections.abc import Sequence

from textfix.reversal.turning import Span, written
from textfix.unicode.bidi import is_left_to_right, is_right_to_left
from textfix.unicode.mirror import fold_mirrored


def may_run_right_to_left(line: str, spans: Sequence[Span]) -> bool:
    """Whether ``line`` is what the page shows of a right-to-left paragraph that reads as ``spans``;
    lines that hold other than Latin letters always may be.

    >>> may_run_right_to_left(".Crocus sativus L", [(1, 17), (0, 1)])
    True
    >>> may_run_right_to_left("[4] Tindall, K. (1988)", [(4, 22), (3, 4), (2, 3), (1, 2), (0, 1)])
    False
    """
    if any(map(is_right_to_left, line)) or not any(map(is_left_to_right, line)):
        return True
    from bidi import get_display  # type: ignore[import-untyped]

    return fold_mirrored(get_display(written(line, spans), base_dir="R")) == fold_mirrored(line)
