"""The first word ids, the same in every store; the words of the vocabulary follow, sorted."""

from __future__ import annotations

from typing import Final

from textfix.lm.tokens import LATIN, NUMBER, QUOTE

__all__ = ["END", "RESERVED", "START", "UNK"]

RESERVED: Final = ("<unk>", "<s>", "</s>", LATIN, NUMBER, QUOTE)

UNK: Final = RESERVED.index("<unk>")
START: Final = RESERVED.index("<s>")
END: Final = RESERVED.index("</s>")
