"""An n-gram language model of Persian words, with characters behind it for unknown ones."""

from textfix.lm.tokens import Token, fold_word, tokenize

__all__ = ["Token", "fold_word", "tokenize"]
