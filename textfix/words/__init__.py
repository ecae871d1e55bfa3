"""The words stage."""

from textfix.words.stage import Words

__all__ = ["Words"]
