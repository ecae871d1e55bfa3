"""Put signs and words of another font, read as a line of their own, back on their printed line."""

from textfix.lifting.stage import Lifting

__all__ = ["Lifting"]
