from __future__ import annotations

import unicodedata

from hypothesis import find, given
from hypothesis import strategies as st

from textfix.unicode.clusters import cluster_spans, clusters, reverse
from textfix.unicode.letters import ZWNJ

MARKS = "\N{ARABIC SHADDA}\N{ARABIC FATHA}\N{COMBINING ACUTE ACCENT}"
texts = st.text(st.sampled_from("گلها \nAé" + MARKS + ZWNJ), max_size=12)


@given(texts)
def test_clusters_partition_the_text(text: str) -> None:
    spans = cluster_spans(text)
    assert "".join(clusters(text)) == text
    assert all(start < end for start, end in spans)


@given(texts)
def test_only_the_first_code_point_of_a_cluster_is_no_mark(text: str) -> None:
    for cluster in clusters(text):
        assert all(unicodedata.combining(c) for c in cluster[1:])


@given(texts.filter(lambda text: not text or text[0] not in MARKS))
def test_marks_stay_on_their_base(text: str) -> None:
    lines = text.split("\n")
    if any(line[:1] in MARKS for line in lines if line):
        return
    assert reverse(reverse(text)) == text


def test_the_strategy_makes_marks_without_a_base() -> None:
    assert "\n" + MARKS[0] in find(texts, lambda text: "\n" + MARKS[0] in text)


def test_a_zwnj_stays_between_its_letters() -> None:
    assert reverse(f"می{ZWNJ}شود") == f"دوش{ZWNJ}یم"
