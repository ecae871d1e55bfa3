"""Spaces that a font's table took for ZWNJs."""

from textfix.gaps.stage import Gaps

__all__ = ["Gaps"]
