"""Leaders: the dots of a table of contents between a title and its page."""

from __future__ import annotations

LEADERS = r"(?:\.{6,}|…{3,}|(?:\. ){4,}\.?)"
"""As many dots as no sentence has, as a regular expression."""
