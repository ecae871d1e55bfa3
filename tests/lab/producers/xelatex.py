"""XeLaTeX with xepersian, as in Persian theses: justified, footnotes, running head, a table.

XeTeX shows each word in pieces of its own and places spaces by moving, so extractors that join
pieces or measure gaps do not agree where a word ends; ZWNJ is a glyph without width.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from string import Template

from lab.producers.word_runs import ISLAND
from lab.source import CELL, REFERENCE, Source, foot, heads, labels

TEMPLATE = Template(r"""\documentclass[12pt,a4paper]{article}
\usepackage[margin=2.5cm]{geometry}
\usepackage{fancyhdr,lastpage}
\usepackage{xepersian}
\settextfont[Ligatures=PersianTeXOff]{Nazli}
\setlatintextfont[Ligatures=TeXOff, Scale=0.85]{Liberation Serif}
\defpersianfont\persiandigits{Nazli}
\linespread{1.4}
\pagestyle{fancy}
\fancyhf{}
\setlength{\headheight}{16pt}
\fancyhead[C]{\small \ifodd\value{page}$odd\else{}$even\fi}
\fancyfoot[C]{$foot}
\renewcommand{\thefootnote}{$note\arabic{footnote}}
\sloppy
\begin{document}
$body
\end{document}
""")
DIGITS = {"persian": r"\persiandigits ", "ascii": r"\latinfont "}
SPECIAL = {sign: rf"\{sign}" for sign in "&%$#_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
PIECE = re.compile(
    rf"(?P<ref>{REFERENCE.pattern})"
    rf"|(?P<latin>\({ISLAND}\)|{ISLAND}|[–—±“”‘’\u2190-\u22ff\"])"
    r"|(?P<other>.)"
)
"""Authors mark what is not Persian, with its brackets (``\\lr``); what the font lacks too."""
FRAMES = {
    "Title": r"\begin{center}\Large %s\end{center}",
    "Heading": r"\section*{%s}",
    "Latin": r"\begin{latin}\noindent\hangindent=2em %s\end{latin}",
    "Formula": r"\begin{center}\LRE{%s}\end{center}",
    "Contents": r"\noindent %s",
    "Caption": r"\begin{center}\small %s\end{center}",
    "Verse": r"\begin{center}%s\end{center}",
    "Quotation": r"\begin{center}%s\end{center}",
    "Extract": r"\begin{quote}%s\end{quote}",
    "Entry": r"\noindent\hangindent=2em %s",
    "Bullet": r"\noindent\hangindent=2em %s",
    "Number": r"\noindent\hangindent=2em %s",
    "Body": "%s",
}

GAPS = {"Contents": r" \dotfill{} "}


def typeset(source: Source, style: str, folder: Path, name: str) -> Path:
    """Return the path of the PDF ``folder/name.pdf``; there is one style."""
    page = folder / f"{name}.tex"
    page.write_text(write_tex(source), encoding="utf-8")
    command = ["xelatex", "-interaction=nonstopmode", "-halt-on-error", page.name]
    for _ in range(2 if "foot" in source.settings else 1):  # the second knows the last page
        subprocess.run(command, check=True, capture_output=True, cwd=folder)
    return page.with_suffix(".pdf")


def write_tex(source: Source) -> str:
    """Return the document as a TeX file."""
    digits = DIGITS[source.settings["digits"]]
    page = rf"{{{digits}\thepage}}"
    odd, even = (_inline(text, {}).replace("\0", page) for text in heads(source, "\0"))
    return TEMPLATE.substitute(
        odd=odd,
        even=even,
        foot=foot(source, page, rf"{{{digits}\pageref{{LastPage}}}}"),
        note=DIGITS[source.settings["notes"]],
        body="\n\n".join(_paragraphs(source)),
    )


def _paragraphs(source: Source) -> Iterator[str]:
    for kind, group in groupby(labels(source), key=lambda pair: pair[1].kind):
        texts = [label + block.text for label, block in group]
        if kind == "Row":
            yield _table([text.split(CELL) for text in texts], source.notes)
            continue
        for text in texts:
            inline = _escape(text) if kind == "Latin" else _inline(text, source.notes)
            if kind == "Formula" and CELL in text:
                formula, number = map(_escape, text.split(CELL))
                yield rf"\noindent\hfill\lr{{{formula}}}\hfill {number}"
            else:
                gap = GAPS.get(kind, r"\hspace{3em}")
                yield FRAMES[kind].replace("%s", inline.replace(CELL, gap))


def _table(rows: list[list[str]], notes: dict[str, str]) -> str:
    lines = [" & ".join(_inline(cell, notes) for cell in row) + r" \\ \hline" for row in rows]
    columns = "|" + "r|" * len(rows[0]) if len(rows[0]) > 1 else r"|p{.9\linewidth}|"
    head, foot = rf"\begin{{tabular}}{{{columns}}}\hline", r"\end{tabular}"
    return "\n".join([r"\begin{center}", head, *lines, foot, r"\end{center}"])


def _inline(text: str, notes: dict[str, str]) -> str:
    """Return running text, with Latin marked and footnotes in place."""
    return "".join(_piece(found, notes) for found in PIECE.finditer(text))


def _piece(found: re.Match[str], notes: dict[str, str]) -> str:
    if found["latin"]:
        return rf"\lr{{{_escape(found[0])}}}"
    if not found["ref"]:
        return _escape(found[0])
    body = notes[found[2]]
    if body[0].isascii():
        return rf"\LTRfootnote{{{_escape(body)}}}"
    return rf"\footnote{{{_inline(body, {})}}}"


def _escape(text: str) -> str:
    return "".join(SPECIAL.get(sign, sign) for sign in text)
