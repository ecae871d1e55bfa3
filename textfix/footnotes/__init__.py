"""The footnotes stage."""

from textfix.footnotes.stage import Footnotes

__all__ = ["Footnotes"]
