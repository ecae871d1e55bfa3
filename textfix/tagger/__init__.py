"""The gap tagger: a small network that says where runs were cut and what stood in each gap."""

from textfix.tagger.predict import Tagged, tag
from textfix.tagger.weights import DamagedWeightsError

__all__ = ["DamagedWeightsError", "Tagged", "tag"]
