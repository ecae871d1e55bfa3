"""Phrases that an extractor read twice."""

from textfix.repeats.stage import Repeats

__all__ = ["Repeats"]
