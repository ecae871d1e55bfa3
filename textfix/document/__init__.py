"""The stages that turn lines of pages into a document: furniture, tables, paragraphs."""

from textfix.document.furniture import Furniture
from textfix.document.paragraphs import Paragraphs
from textfix.document.tables import Tables

__all__ = ["Furniture", "Paragraphs", "Tables"]
