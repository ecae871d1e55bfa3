"""Fonts of our Word-like writer: shaping, and embedding with the ToUnicode map that Word writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import uharfbuzz as hb
from fontTools import subset
from fontTools.ttLib import TTFont
from lab.producers.word_pdf import Pdf

ISOLATED = {
    "\N{ARABIC LETTER FARSI YEH}": "\N{ARABIC LETTER YEH}",
    "\N{ARABIC LETTER KEHEH}": "\N{ARABIC LETTER KAF}",
    "\N{ARABIC LETTER HEH WITH YEH ABOVE}": "\N{ARABIC LETTER TEH MARBUTA}",
}
"""What Word's map gives for isolated glyphs of these letters (joined ones, and final kaf, stay):
in the Persian fonts of its time such a glyph belongs to the Arabic letter as well."""
CONTROLS = {"\N{ZERO WIDTH NON-JOINER}", "\N{ZERO WIDTH JOINER}"}
MIRROR = str.maketrans("()[]{}<>«»", ")(][}{><»«")
"""A bracket's glyph is known by its shape, which right-to-left text turns round."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph in its place, lengths in 1/1000 em: ``advance`` differs from the font's ``width`` for
    marks, which are ``shift``ed over their letter."""

    number: int
    width: float
    advance: float
    shift: float
    space: bool


@dataclass(slots=True)
class Face:
    """A font family, and what the glyphs used so far stand for."""

    family: str
    path: Path
    unicode: dict[int, str] = field(default_factory=dict)
    _font: hb.Font = field(init=False)
    _isolated: dict[int, str] = field(init=False)

    def __post_init__(self) -> None:
        self._font = hb.Font(hb.Face(hb.Blob.from_file_path(str(self.path))))
        self._isolated = {}
        for letter, arabic in ISOLATED.items():
            (glyph,) = self._shaped(letter, 0, 1, ltr=False).glyph_infos
            self._isolated[glyph.codepoint] = arabic

    def shape(self, text: str, start: int, end: int, *, ltr: bool) -> list[Glyph]:
        """Return the glyphs of ``text[start:end]`` from left to right, joined as in ``text``."""
        if start == end:
            return []
        buffer = self._shaped(text, start, end, ltr=ltr)
        clusters = [*sorted({info.cluster for info in buffer.glyph_infos}), end]
        ends = dict(pairwise(clusters))
        glyphs, seen = [], set[int]()
        scale = 1000 / self._font.face.upem
        placed = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
        for info, position in placed if ltr else reversed(placed):
            source = "" if info.cluster in seen else text[info.cluster : ends[info.cluster]]
            seen.add(info.cluster)
            if source in CONTROLS:
                continue
            number, stands_for = info.codepoint, source if ltr else source.translate(MIRROR)
            self.unicode.setdefault(number, self._isolated.get(number, stands_for))
            width = self._font.get_glyph_h_advance(number) * scale
            advance, shift = position.x_advance * scale, position.x_offset * scale
            glyphs.append(Glyph(number, width, advance, shift, source == " "))
        return glyphs if ltr else glyphs[::-1]

    def _shaped(self, text: str, start: int, end: int, *, ltr: bool) -> hb.Buffer:
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS
        buffer.add_str(text, start, end - start)
        buffer.direction = "ltr" if ltr else "rtl"
        buffer.script = "Latn" if ltr else "Arab"
        buffer.language = "en" if ltr else "fa"
        hb.shape(self._font, buffer)
        return buffer

    def embed(self, pdf: Pdf) -> int:
        """Write the glyphs used into ``pdf``; return the number of the font object."""
        font = TTFont(self.path)
        name = self.family.replace(" ", "")
        scale = 1000 / font["head"].unitsPerEm
        widths = [(number, font["hmtx"][font.getGlyphName(number)][0]) for number in self.unicode]
        subsetter = subset.Subsetter(subset.Options(retain_gids=True, drop_tables=["FFTM"]))
        subsetter.populate(gids=list(self.unicode))
        subsetter.subset(font)
        font.save(file := BytesIO())
        program = pdf.stream(file.getvalue(), f"/Length1 {len(file.getvalue())}")
        box = " ".join(f"{font['head'].__dict__[side] * scale:.0f}" for side in BOX)
        ascent, descent = (getattr(font["hhea"], side) * scale for side in ("ascent", "descent"))
        descriptor = pdf.add(
            f"<< /Type /FontDescriptor /FontName /AAAAAA+{name} /Flags 4 /FontBBox [{box}]"
            f" /ItalicAngle 0 /Ascent {ascent:.0f} /Descent {descent:.0f} /CapHeight {ascent:.0f}"
            f" /StemV 80 /FontFile2 {program} 0 R >>"
        )
        room = " ".join(f"{number} [{width * scale:.0f}]" for number, width in sorted(widths))
        descendant = pdf.add(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+{name} /CIDToGIDMap /Identity"
            f" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            f" /DW 1000 /W [{room}] /FontDescriptor {descriptor} 0 R >>"
        )
        return pdf.add(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+{name} /Encoding /Identity-H"
            f" /DescendantFonts [{descendant} 0 R] /ToUnicode {pdf.stream(self._map())} 0 R >>"
        )

    def _map(self) -> bytes:
        """Return the ToUnicode map: no glyph of a joining control is in it."""
        known = {glyph: text for glyph, text in sorted(self.unicode.items()) if text}
        codes = [
            f"<{glyph:04X}> <{text.encode('utf-16-be').hex()}>" for glyph, text in known.items()
        ]
        parts = [codes[start : start + 100] for start in range(0, len(codes), 100)]
        chars = "\n".join(f"{len(p)} beginbfchar\n" + "\n".join(p) + "\nendbfchar" for p in parts)
        return CMAP.format(chars=chars).encode()


BOX = ("xMin", "yMin", "xMax", "yMax")
CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{chars}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
