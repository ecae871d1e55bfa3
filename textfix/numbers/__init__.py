"""Numbers that an extractor or the bidirectional algorithm turned."""

from textfix.numbers.stage import Numbers

__all__ = ["Numbers"]
