"""Marks, stacked or loose, and their presentation forms anywhere: no stage loses or moves one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from laws import output
from marks import marked
from reversal.visual import documents, shaped, visual

from textfix.presets import preset


@given(st.data())
@settings(max_examples=12)
def test_every_stage_keeps_its_law(data: st.DataObject) -> None:
    make = data.draw(st.sampled_from([str, visual, shaped]))
    page = data.draw(documents(least=4, most=8))
    text = "\n".join(data.draw(marked(make(line))) for line in page)
    for stage in preset("default").stages:
        if stage.name not in ("words", "direction"):  # these load the tagger
            text = output(stage, text)
