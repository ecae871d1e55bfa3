"""The characters stage."""

from textfix.characters.stage import Characters

__all__ = ["Characters"]
