"""The style stage: matters of taste, all off unless asked for."""

from textfix.style.stage import Style

__all__ = ["Style"]
