"""Brackets and guillemets that were read by their shape on the page."""

from textfix.brackets.stage import Brackets

__all__ = ["Brackets"]
