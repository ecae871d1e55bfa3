"""The stages that turn lines of pages into a document: furniture, then paragraphs."""

from textfix.document.furniture import Furniture
from textfix.document.paragraphs import Paragraphs

__all__ = ["Furniture", "Paragraphs"]
