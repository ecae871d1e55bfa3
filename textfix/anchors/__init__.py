"""Anchors: where in a long text the patterns of all rules may match, found in one look.

A pattern that hardly ever matches still costs a look at every code point, and the rules have some
hundred patterns. But what stands at the beginning of a match and on its two sides can be read off
the pattern: a stop between two letters, a space before a mark. The places where this is so, its
anchors, are found for all patterns together, in tables of pairs of code points, and a pattern is
tried only there.
"""

from textfix.anchors.pattern import Anchored

__all__ = ["Anchored"]
