"""Letters that a font's table gave a foreign code."""

from textfix.codes.stage import Codes

__all__ = ["Codes"]
