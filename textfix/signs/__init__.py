"""The signs stage: stops and spaces that an extractor put down in page order."""

from textfix.signs.stage import Signs

__all__ = ["Signs"]
