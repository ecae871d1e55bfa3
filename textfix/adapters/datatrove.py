"""datatrove: a formatter between a reader and a writer."""

from __future__ import annotations

from datatrove.pipeline.formatters.base import BaseFormatter

from textfix.adapters.values import chosen
from textfix.diagnosis import damages
from textfix.pipeline import Pipeline


class TextfixFormatter(BaseFormatter):
    """Repairs each document. Its statistics count the documents that changed (``changed``) and
    those with each class of damage (``damaged_zwnj-glued``)."""

    name = "textfix"
    _requires_dependencies = ("textfix",)

    def __init__(self, pipeline: Pipeline | None = None) -> None:
        super().__init__()
        self.pipeline = chosen(pipeline)

    def format(self, text: str) -> str:
        """Return the repaired text."""
        result = self.pipeline(text)
        if result.text != text:
            self.stat_update("changed", *(f"damaged_{d.name}" for d in damages(result)))
        return result.text
