"""An n-gram language model of Persian words, with characters behind it for unknown ones."""

from textfix.lm.model import Joined, Model, load, load_from
from textfix.lm.store import StoreError
from textfix.lm.tokens import Token, fold_word, tokenize

__all__ = ["Joined", "Model", "StoreError", "Token", "fold_word", "load", "load_from", "tokenize"]
