"""A damaged document: layout, letters, cuts and emission in turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from numpy.random import Generator

from textfix.tagger.simulate.cuts import draw_cuts, elements
from textfix.tagger.simulate.damage import Damage
from textfix.tagger.simulate.emit import emit, separate
from textfix.tagger.simulate.exact import reverse_words, show
from textfix.tagger.simulate.layout import lay_out
from textfix.tagger.simulate.letters import spell
from textfix.tagger.simulate.line import MASKED, DamagedLine

_EMBED, _POP = "\N{RIGHT-TO-LEFT EMBEDDING}", "\N{POP DIRECTIONAL FORMATTING}"


def damage_document(paragraphs: Sequence[str], damage: Damage, rng: Generator) -> list[DamagedLine]:
    """Damage clean paragraphs (in logical order): one damaged line for every visual line.

    >>> import numpy as np
    >>> page = damage_document(["آب و هوا"], Damage(order="words"), np.random.default_rng(1))
    >>> page[0].text
    'هوا و آب'
    """
    clean = lay_out(paragraphs, damage, rng)
    if not clean:
        return []
    spelled = spell("\n".join(clean), damage, rng)
    if damage.order in ("visual", "words"):
        turn = show if damage.order == "visual" else reverse_words
        texts = [turn(line) for line in spelled.split("\n")]
        lines = [
            DamagedLine(t, c, (), bytes([MASKED]) * len(t))
            for t, c in zip(texts, clean, strict=True)
        ]
    else:
        lines = list(_emit_lines(spelled, clean, damage, rng))
    return [_embed(line) for line in lines] if damage.controls else lines


def _emit_lines(
    spelled: str, clean: Sequence[str], damage: Damage, rng: Generator
) -> Iterator[DamagedLine]:
    parted = elements(spelled)
    cuts = draw_cuts(parted, damage, rng)
    if damage.order == "logical":
        cuts[:] = False
    emitted = emit(parted, cuts, separate(parted, cuts, damage, rng))
    truth = emitted.truth.tobytes()
    positions = emitted.cuts.tolist()
    start = at = 0
    for line, end in zip(clean, emitted.ends.tolist(), strict=True):
        own = []
        while at < len(positions) and positions[at] < end:
            own.append(positions[at] - start)
            at += 1
        yield DamagedLine(emitted.text[start:end], line, tuple(own), truth[start:end])
        start = end


def _embed(line: DamagedLine) -> DamagedLine:
    """Wrap a line in directional controls, as poppler does."""
    mask = bytes([MASKED])
    return DamagedLine(
        f"{_EMBED}{line.text}{_POP}",
        line.clean,
        tuple(cut + 1 for cut in line.cuts),
        mask + line.truth + mask,
    )
