"""Lines whose segments, stretches of one direction each, an extractor put in reverse order."""

from textfix.segments.stage import Segments

__all__ = ["Segments"]
