"""Diagnosis: what extraction did to a text, by what extractor probably, and what to use instead."""

from textfix.diagnosis.diagnose import damages, diagnose
from textfix.diagnosis.model import Damage, Diagnosis, Example, LineState, Order, Suspect
from textfix.diagnosis.show import diagnosis_text

__all__ = [
    "Damage",
    "Diagnosis",
    "Example",
    "LineState",
    "Order",
    "Suspect",
    "damages",
    "diagnose",
    "diagnosis_text",
]
