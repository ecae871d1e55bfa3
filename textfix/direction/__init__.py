"""The direction stage."""

from textfix.direction.stage import Direction

__all__ = ["Direction"]
