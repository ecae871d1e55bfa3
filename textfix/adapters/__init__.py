"""Adapters: a pipeline inside other tools, one small module for each.

An adapter imports its library, and nothing else of textfix imports an adapter, but for
``columns``, which the others share. A missing value (None, NaN) passes as it is; what is neither
missing nor a str raises TypeError. Each takes a ``Pipeline``; without one, the default preset.
"""
