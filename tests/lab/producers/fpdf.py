"""fpdf2 with text shaping: its users write paragraphs cell by cell, ragged on the left.

(Justified, fpdf2 puts the last line of a Persian paragraph on the wrong side.) It has no footnotes:
references are superscript digits, and a footer paints the notes.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import cast

from fpdf import FPDF
from lab.producers.word_files import font_file
from lab.source import CELL, REFERENCE, Block, Source, foot, head, in_digits, labels

PERSIAN, FALLBACKS = "Noto Naskh Arabic", ("Liberation Serif", "Noto Sans")
SIZE, NOTE_SIZE, MARGIN, BOTTOM = 12, 9, 71, 72
SIZES = {"Title": 17, "Heading": 13}
LEADING = 1.75
CENTRED = {"Title", "Verse", "Quotation", "Formula", "Caption"}
LEFT_TO_RIGHT = {"Latin", "Formula"}
WIDE_GAP = " " * 8
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def typeset(source: Source, style: str, folder: Path, name: str) -> Path:
    """Return the path of the PDF ``folder/name.pdf``; there is one style."""
    document = write(source)
    if "foot" in source.settings:
        document = write(source, document.page_no())
    document.output(str(path := folder / f"{name}.pdf"))
    return path


def write(source: Source, pages: int = 0) -> Document:
    """Return the document, filled; a foot that counts ``pages`` takes a second run."""
    document = Document(source, pages)
    for kind, group in groupby(labels(source), key=lambda pair: pair[1].kind):
        if kind == "Row":
            document.write_table([block.text.split(CELL) for _, block in group])
        else:
            for label, block in group:
                document.write_block(label, block)
    return document


class Document(FPDF):
    """Pages being filled from the top, and the notes that wait for the foot of the last one."""

    def __init__(self, source: Source, pages: int) -> None:
        super().__init__(unit="pt")
        self._source, self._pages = source, pages
        self._settings, self._notes = source.settings, source.notes
        self._waiting: list[str] = []
        for family in (PERSIAN, *FALLBACKS):
            self.add_font(family, fname=font_file(family))
        self.set_fallback_fonts(list(FALLBACKS), exact_match=False)
        self.set_margins(MARGIN, MARGIN)
        self.set_auto_page_break(False)
        self.add_page()

    def header(self) -> None:
        """Paint the running head."""
        self._style(NOTE_SIZE, ltr=False)
        shown = head(self._source, self.page_no())
        self.cell(0, 20, shown, align="C", new_x="LMARGIN", new_y="NEXT")
        self.ln(12)

    def footer(self) -> None:
        """Paint the waiting notes and the page number."""
        notes, self._waiting = self._waiting, []
        self.set_y(-BOTTOM - self._height(notes))
        if notes:
            self.line(self.w - MARGIN - 140, self.y - 4, self.w - MARGIN, self.y - 4)
        for note in notes:
            self._write_note(note)
        self._style(NOTE_SIZE, ltr=False)
        self.set_y(-BOTTOM + 14)
        counts = self.page_no(), self._pages
        counted = (in_digits(count, self._settings["digits"]) for count in counts)
        self.cell(0, 20, foot(self._source, *counted), align="C")

    def write_block(self, label: str, block: Block) -> None:
        """Write a paragraph, on the next page from the line that no longer fits."""
        numbers = REFERENCE.findall(block.text)
        text = REFERENCE.sub(lambda found: found[1].translate(SUPERSCRIPT), label + block.text)
        size = SIZES.get(block.kind, SIZE)
        ltr = block.kind in LEFT_TO_RIGHT
        align = "C" if block.kind in CENTRED else "L" if ltr else "R"
        self._style(size, ltr=ltr)
        height = size * LEADING
        if block.kind == "Formula" and CELL in text:
            text = self._number(*text.split(CELL), height)
        elif block.kind == "Contents":
            text = self._led(*text.split(CELL))
        lines = self._lines(text.replace(CELL, WIDE_GAP), height)
        for line in lines:
            self._wait_for([n for n in numbers if n.translate(SUPERSCRIPT) in line], height)
            numbers = [number for number in numbers if number not in self._waiting]
            self._style(size, ltr=ltr)
            self.multi_cell(0, height, line, align=align, new_x="LMARGIN", new_y="NEXT")
        self.ln(4)

    def _number(self, formula: str, number: str, height: float) -> str:
        """Paint a formula's number at the line's end, on the left; return the formula."""
        self._wait_for([], height)
        self._style(SIZE, ltr=False)
        self.cell(0, height, number, align="L", new_x="LMARGIN", new_y="TOP")
        self._style(SIZE, ltr=True)
        return formula

    def _led(self, title: str, page: str) -> str:
        """Return a title, the dots that lead to the line's end, and the page there."""
        room = self.epw - 3 * self.c_margin - self.get_string_width(f"{title}  {page}")
        return f"{title} {'.' * int(room / self.get_string_width('.'))} {page}"

    def write_table(self, rows: list[list[str]]) -> None:
        """Write a table: fpdf2 fills rows from the left, so its users turn them round."""
        self.set_auto_page_break(True, margin=BOTTOM + self._height(self._waiting))
        self._style(SIZE, ltr=False)
        with self.table(
            line_height=SIZE * LEADING, text_align="RIGHT", first_row_as_headings=False
        ) as table:
            for cells in rows:
                table.row(cells[::-1])
        self.set_auto_page_break(False)
        self.ln(6)

    def _style(self, size: float, *, ltr: bool) -> None:
        self.set_font(PERSIAN, size=size)
        direction = "ltr" if ltr else "rtl"
        self.set_text_shaping(True, direction=direction)

    def _lines(self, text: str, height: float) -> list[str]:
        self.set_x(MARGIN)
        lines = self.multi_cell(0, height, text, align="L", dry_run=True, output="LINES")
        return cast("list[str]", lines)

    def _wait_for(self, numbers: list[str], height: float) -> None:
        """Let notes wait for this page's foot, or turn the page if a line has no room with them."""
        room = self.h - BOTTOM - self._height([*self._waiting, *numbers])
        if self.y + height > room:
            self.add_page()
        self._waiting += numbers

    def _height(self, numbers: list[str]) -> float:
        """Return the height of notes, with the gap above them."""
        if not numbers:
            return 0.0
        self.set_font(PERSIAN, size=NOTE_SIZE)
        lines = sum(len(self._lines(self._notes[number] + "  ", 1)) for number in numbers)
        return lines * NOTE_SIZE * LEADING + 10

    def _write_note(self, number: str) -> None:
        body = self._notes[number]
        ltr = body[0].isascii()
        self._style(NOTE_SIZE, ltr=ltr)
        text = f"{number.translate(SUPERSCRIPT)} {body}"
        height = NOTE_SIZE * LEADING
        self.multi_cell(0, height, text, align="L" if ltr else "R", new_x="LMARGIN", new_y="NEXT")
