"""``--lines keep``: a line comes out for every line that went in, whatever the pages hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import FIXTURES
from document.printing import Document, Press, documents, presses, print_pages
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

from textfix.cli.arguments import parse
from textfix.cli.settings import configured
from textfix.pipeline import Pipeline

KEPT = configured(parse(["--lines", "keep", "-"]).choice)


@st.composite
def printed(draw: st.DrawFn) -> tuple[Document, Press]:
    press = draw(presses)
    return draw(documents(press.width, notes=True)), press


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=15, deadline=None)
@given(printed(), st.sampled_from(["\n", "\r\n"]))
def test_every_line_comes_out(case: tuple[Document, Press], newline: str) -> None:
    pages = print_pages(*case).replace("\n", newline)
    assert _breaks(KEPT.fix(pages)) == _breaks(pages)


@pytest.mark.parametrize("name", ["calligraphy/fpdf2.pdfplumber", "saffron/weasyprint.poppler"])
def test_every_line_of_recorded_pages_comes_out(name: str) -> None:
    """In the one, signs stand on lines of their own; in the other, marks and cells do."""
    text = (FIXTURES / "lab" / f"{name}.txt").read_text(encoding="utf-8")
    pages = "\f".join(text.split("\f")[:2])
    assert _breaks(KEPT.fix(pages)) == _breaks(pages)
    joined = configured(parse(["-"]).choice).only("fragments", "lifting", "paragraphs")
    assert _breaks(joined.fix(pages)) != _breaks(pages)


def test_pages_that_would_lose_lines_are_among_them() -> None:
    whole = configured(parse(["-"]).choice).only("furniture", "tables", "footnotes", "paragraphs")
    find(
        printed(),
        lambda case: _breaks(whole.fix(print_pages(*case))) != _breaks(print_pages(*case)),
    )


def test_the_pieces_of_a_printed_line_stay_apart() -> None:
    assert not {"fragments", "lifting"} & {stage.name for stage in KEPT.stages}


@pytest.mark.parametrize("style", ["markdown", "inline"])
def test_notes_are_set_when_that_is_asked_for_as_well(style: str) -> None:
    pipeline = configured(parse(["--lines", "keep", "--footnotes", style, "-"]).choice)
    assert _render(pipeline) == style


@pytest.mark.parametrize("arguments", [["--stages", "paragraphs,yeh"], ["--stages", "paragraphs"]])
def test_stages_that_were_not_chosen_are_not_left_out(arguments: list[str]) -> None:
    assert "fragments" not in parse(["--lines", "keep", *arguments, "-"]).choice.disable


@pytest.mark.parametrize(
    "table",
    ['disable = ["fragments"]', 'stages = ["words", "footnotes", "furniture", "paragraphs"]', ""],
)
def test_a_configuration_may_leave_out_what_joins_lines(table: str, tmp_path: Path) -> None:
    config = tmp_path / "textfix.toml"
    config.write_text(table, encoding="utf-8")
    kept = configured(parse(["--lines", "keep", "--config", str(config), "-"]).choice)
    assert "fragments" not in [stage.name for stage in kept.stages]


def test_what_joins_lines_may_be_chosen() -> None:
    chosen = configured(parse(["--lines", "keep", "--stages", "fragments,paragraphs", "-"]).choice)
    assert [stage.name for stage in chosen.stages] == ["fragments", "paragraphs"]


def _breaks(text: str) -> list[str]:
    return [c for c in text if c in "\r\n\f"]


def _render(pipeline: Pipeline) -> object:
    return next(stage.render for stage in pipeline.stages if stage.name == "footnotes")  # type: ignore[attr-defined]
