"""ReportLab, which knows no right-to-left text: its users shape and reorder each line beforehand.

They do it with arabic-reshaper (letters become presentation forms, as in the extracted text) and
python-bidi (each line becomes a string from left to right). Lines are justified by word spacing.
A line is shown in one operation, so its runs cannot be told apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from arabic_reshaper import ArabicReshaper
from bidi.algorithm import get_display
from lab.producers.word_files import font_file
from lab.producers.word_layout import PAGE, RIGHT, Line, is_mark, lay_out, note_digits
from lab.source import Source
from reportlab.pdfbase.pdfmetrics import getFont, registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

PERSIAN, LATIN = "Nazli", "Liberation Serif"
RAISED_SCALE, RAISE = 0.6, 0.33
FORMS = {"delete_harakat": False, "ARABIC LIGATURE ALLAH": False}
"""Vowels are kept; the one ligature that the font lacks is not made."""


def typeset(source: Source, style: str, folder: Path, name: str) -> Path:
    """Return the path of the PDF ``folder/name.pdf``; there is one style."""
    for family in (PERSIAN, LATIN):
        registerFont(TTFont(family, font_file(family)))
    painter = Painter(source.settings["notes"])
    path = folder / f"{name}.pdf"
    canvas = Canvas(str(path), pagesize=PAGE, invariant=1)
    for page in lay_out(source, painter.measure):
        for baseline, line in page.lines:
            painter.paint(canvas, line, PAGE[1] - baseline)
        if page.rule is not None:
            canvas.line(RIGHT - 140, PAGE[1] - page.rule, RIGHT, PAGE[1] - page.rule)
        canvas.showPage()
    canvas.save()
    return path


class Painter:
    """Shapes lines and paints them; ``digits`` are those of the footnotes' references."""

    def __init__(self, digits: str) -> None:
        self._digits = digits
        self._reshaper = ArabicReshaper(FORMS)
        self._known = getFont(PERSIAN).face.charToGlyph

    def measure(self, text: str, size: float) -> float:
        """Return the width of a text, whatever its order."""
        pieces = self._pieces(self._reshaper.reshape(text), size)
        return float(sum(getFont(font).stringWidth(piece, size) for piece, font, size, _ in pieces))

    def paint(self, canvas: Canvas, line: Line, y: float) -> None:
        """Paint a line, ``y`` above the page's foot."""
        text, ltr, size = line.text.rstrip(" "), line.style.ltr, line.style.size
        room, width = line.right - line.left, self.measure(text, size)
        stretch = (room - width) / text.count(" ") if line.stretched and " " in text else 0.0
        start = 0.0 if ltr or stretch else room - width
        start = (room - width) / 2 if line.style.align == "center" else start
        operation = canvas.beginText(line.left + start, y)
        operation.setWordSpace(stretch)
        shown = get_display(self._reshaper.reshape(text), base_dir="L" if ltr else "R")
        for piece, font, points, rise in self._pieces(shown, size):
            operation.setFont(font, points)
            operation.setRise(rise)
            operation.textOut(piece)
        canvas.drawText(operation)

    def _pieces(self, text: str, size: float) -> Iterator[tuple[str, str, float, float]]:
        """Yield stretches of one font with that font, its size and its rise."""
        for (raised, known), signs in groupby(text, key=lambda s: (is_mark(s), self._has(s))):
            if raised:
                digits = "".join(note_digits(sign, self._digits) for sign in signs)
                yield digits, PERSIAN, size * RAISED_SCALE, size * RAISE
            else:
                yield "".join(signs), PERSIAN if known else LATIN, size, 0.0

    def _has(self, sign: str) -> bool:
        return is_mark(sign) or ord(sign) in self._known
