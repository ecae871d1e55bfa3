"""Put the fragments of a printed line, scattered over several lines, on one line again."""

from textfix.fragments.stage import Fragments

__all__ = ["Fragments"]
