"""The signs stage: stops, spaces and marks that an extractor put down in page order."""

from textfix.signs.stage import Signs

__all__ = ["Signs"]
