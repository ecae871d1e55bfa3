"""Justification kashidas that came out as other signs, or as a letter again and again."""

from textfix.kashidas.stage import Kashidas

__all__ = ["Kashidas"]
