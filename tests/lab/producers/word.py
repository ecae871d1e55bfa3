"""A writer that imitates what Microsoft Word puts into a PDF; Word itself runs on no free system.

What it imitates decides how extractors damage the text: one show operation a run, the glyphs of a
run from left to right (so its last letter first), no glyph for ZWNJ, a ToUnicode map by glyph, so
that isolated yeh and kaf come back as the Arabic letters. Two styles paint the runs of a line

- ``visual``: from left to right, each in a /ReversedChars mark (extractors that turn each mark's
  or each operation's letters round give the runs in reverse order: pypdf, pdf.js);
- ``logical``: in reading order, unmarked (those that turn the whole line round do: PDFBox). Word
  2016 and 2019 do so; they also show the space at a run's end twice, in the room of one.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from lab.producers.word_files import font_file
from lab.producers.word_font import Face, Glyph
from lab.producers.word_layout import PAGE, RIGHT, Line, Page, lay_out, note_digits
from lab.producers.word_pdf import Pdf
from lab.producers.word_runs import Run, clip, cut, cut_latin
from lab.source import Source

PERSIAN, LATIN = "Nazli", "Liberation Serif"
LATIN_SCALE = 0.85
"""A Latin font of the same point size looks larger, so authors set it smaller."""
RAISED_SCALE, RAISE = 0.62, 0.5
PARAGRAPH_END = " "
"""Word shows a paragraph's end as a space."""


def typeset(source: Source, style: str, folder: Path, name: str) -> Path:
    """Return the path of the PDF ``folder/name.pdf``; ``style`` is ``visual`` or ``logical``."""
    writer = Writer(source, style, Random(source.settings["head"]))
    return writer.save(folder / f"{name}.pdf")


@dataclass(frozen=True, slots=True)
class Shown:
    """A run as it is shown: glyphs from left to right, in a font (``F1``, ``F2``) of a size."""

    run: Run
    face: str
    size: float
    glyphs: list[Glyph]

    @property
    def spaces(self) -> int:
        """Return how many spaces can be stretched."""
        return sum(glyph.space for glyph in self.glyphs)

    def width(self, stretch: float = 0.0) -> float:
        """Return the width in points when each space is ``stretch`` wider."""
        return (
            sum(glyph.advance for glyph in self.glyphs) * self.size / 1000 + self.spaces * stretch
        )


class Writer:
    """A document being written; ``chance`` says where the author's edits cut runs."""

    def __init__(self, source: Source, style: str, chance: Random) -> None:
        self._source, self._style, self._chance = source, style, chance
        self._cuts: dict[str, list[Run]] = {}
        self._faces = {"F1": Face(PERSIAN, font_file(PERSIAN)), "F2": Face(LATIN, font_file(LATIN))}

    def save(self, path: Path) -> Path:
        """Write the PDF and return its path."""
        pdf = Pdf()
        tree = pdf.add()
        contents = [self._content(page) for page in lay_out(self._source, self._measure)]
        fonts = " ".join(f"/{key} {face.embed(pdf)} 0 R" for key, face in self._faces.items())
        kids = []
        for content in contents:
            stream = pdf.stream(content.encode("ascii"))
            kids.append(
                pdf.add(
                    f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {PAGE[0]} {PAGE[1]}]"
                    f" /Resources << /Font << {fonts} >> >> /Contents {stream} 0 R >>"
                )
            )
        listed = " ".join(f"{kid} 0 R" for kid in kids)
        pdf.put(tree, f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>")
        pdf.save(path, pdf.add(f"<< /Type /Catalog /Pages {tree} 0 R >>"))
        return path

    def _measure(self, text: str, size: float) -> float:
        return sum(shown.width() for shown in self._shown(text, cut(text, None), size))

    def _content(self, page: Page) -> str:
        parts = [self._line(line, PAGE[1] - baseline) for baseline, line in page.lines]
        if page.rule is not None:
            y = PAGE[1] - page.rule
            parts.append(f"0.5 w {RIGHT - 140:.2f} {y:.2f} m {RIGHT:.2f} {y:.2f} l S\n")
        return "".join(parts)

    def _line(self, line: Line, y: float) -> str:
        """Return the operations that show a line, whose baseline is ``y`` above the page's foot."""
        ltr, size = line.style.ltr, line.style.size
        text = line.text + (PARAGRAPH_END if line.last else "")
        shown = self._shown(text, self._runs(line, text), size)
        room = line.right - line.left
        width = sum(each.width() for each in shown) - self._measure(" ", size)
        spaces = sum(each.spaces for each in shown) - 1
        stretch = (room - width) / spaces if line.stretched and spaces else 0.0
        margin = (room - width) / 2 if line.style.align == "center" else 0.0
        x = line.left + margin if ltr else line.right - margin
        operations = []
        for each in shown:
            wide = each.width(stretch)
            operations.append(self._show(each, x if ltr else x - wide, y, stretch))
            x += wide if ltr else -wide
        if self._style == "visual" and not ltr:
            operations.reverse()
        return "".join(operations)

    def _runs(self, line: Line, text: str) -> list[Run]:
        """Return a line's runs: those of its paragraph, which is cut once, that it holds."""
        if line.style.ltr:
            return cut_latin(text)
        if line.paragraph not in self._cuts:
            self._cuts[line.paragraph] = cut(line.paragraph, self._chance)
        runs = clip(self._cuts[line.paragraph], line.text, line.start, line.end)
        return [*runs, Run(len(line.text), len(text))] if line.last else runs

    def _shown(self, text: str, runs: list[Run], size: float) -> list[Shown]:
        return [
            self._raised(text, run, size) if run.raised else self._plain(text, run, size)
            for run in runs
        ]

    def _plain(self, text: str, run: Run, size: float) -> Shown:
        key = "F2" if run.latin else "F1"
        glyphs = self._faces[key].shape(text, run.start, run.end, ltr=run.ltr)
        return Shown(run, key, size * LATIN_SCALE if run.latin else size, glyphs)

    def _raised(self, text: str, run: Run, size: float) -> Shown:
        """Return a footnote's digits, with the space after them on their left."""
        digits = note_digits(text[run.start], self._source.settings["notes"])
        key = "F2" if digits.isascii() else "F1"
        glyphs = self._faces[key].shape(digits, 0, len(digits), ltr=True)
        gap = self._faces[key].shape(text, run.start + 1, run.end, ltr=True)
        return Shown(run, key, size * RAISED_SCALE, gap + glyphs)

    def _show(self, shown: Shown, x: float, y: float, stretch: float) -> str:
        """Return one show operation; numbers in its array move glyphs, and stretch spaces."""
        wider = stretch * 1000 / shown.size
        array, ahead = "", 0.0
        for place, glyph in enumerate(shown.glyphs):
            if place == 0 and glyph.space and not shown.run.ltr and self._style == "logical":
                array += f"<{glyph.number:04X}> {glyph.width:.1f} "
            ahead += glyph.shift
            array += f"{-ahead:.1f} " if abs(ahead) > 0.05 else ""
            array += f"<{glyph.number:04X}> "
            ahead = glyph.advance - glyph.width - glyph.shift + (wider if glyph.space else 0.0)
        raised = RAISE * shown.size if shown.run.raised else 0.0
        state = f"/{shown.face} {shown.size:.2f} Tf 1 0 0 1 {x:.2f} {y + raised:.2f} Tm"
        operation = f"BT {state} [{array}] TJ ET\n"
        turned = self._style == "visual" and not shown.run.ltr
        return f"/ReversedChars BMC\n{operation}EMC\n" if turned else operation
