"""The reversal stage: lines whose letters or words an extractor left in visual order."""

from textfix.reversal.stage import Reversal

__all__ = ["Reversal"]
