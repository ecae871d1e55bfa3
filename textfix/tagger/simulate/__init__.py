"""The damage simulator: from clean Persian lines the lines an extractor would have given.

It makes training data for the tagger (text and the truth about every gap), and hard cases for the
tests of every stage. The same seed gives the same text, bit for bit.

>>> import numpy as np
>>> rng = np.random.default_rng(1)
>>> line, = damage_document(["نامه‌های دیوانی را خواندیم."], draw_damage(rng, "runs"), rng)
>>> line.text, line.cuts
('.هاي دیوانی را خواندیمنامه', (1, 22))
>>> restore(line)
'نامه\u200cهاي دیوانی را خواندیم.'

"""

from textfix.tagger.simulate.damage import Damage, draw_damage
from textfix.tagger.simulate.document import damage_document
from textfix.tagger.simulate.line import MASKED, DamagedLine, restore

__all__ = ["MASKED", "Damage", "DamagedLine", "damage_document", "draw_damage", "restore"]
