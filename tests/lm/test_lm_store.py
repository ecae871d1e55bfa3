"""The store gives back what was written, and nothing else."""

from __future__ import annotations

from array import array
from mmap import mmap
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.lm import StoreError, load_from
from textfix.lm.store import find_digest, read, write

KINDS = {"B": 255, "H": 65_535, "I": 2**32 - 1}
NINE = memoryview(array("H", range(9)))


@st.composite
def rows(draw: st.DrawFn) -> memoryview:
    kind, top = draw(st.sampled_from(sorted(KINDS.items())))
    return memoryview(array(kind, draw(st.lists(st.integers(0, top), max_size=30))))


@given(
    st.dictionaries(st.sampled_from(["a", "b", "words", "p"]), rows()),
    st.dictionaries(st.text(max_size=3), st.integers() | st.text(max_size=5)),
)
def test_what_is_written_is_read(content: dict[str, memoryview], facts: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "some.lm")
        digest = write(path, content, facts)
        found, found_facts = read(path, digest)
        assert found.keys() == content.keys()
        assert all(found[name].format == content[name].format for name in content)
        assert all(found[name].tolist() == content[name].tolist() for name in content)
        assert found_facts == facts
        backwards = dict(reversed(content.items()))
        assert write(Path(folder, "other.lm"), backwards, facts) == digest


def test_rows_are_views_of_the_mapped_file(tmp_path: Path) -> None:
    digest = write(tmp_path / "some.lm", {"a": NINE}, {})
    row = read(tmp_path / "some.lm", digest)[0]["a"]
    assert isinstance(row.obj, mmap)
    assert row.readonly


@pytest.mark.parametrize("place", [0, 40, -1])
def test_a_changed_byte_is_noticed(tmp_path: Path, place: int) -> None:
    path = tmp_path / "some.lm"
    digest = write(path, {"a": NINE}, {"b": 1})
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"some\.lm has SHA-256 .* its card says"):
        read(path, digest)


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "some.lm"
    path.write_bytes(b"nothing of the kind")
    digest = "07d0aa0a4b1d9d3b8a3b1b6f1c1d0ae93c1a25b7b1f54ed0df3a40ba8d8d6a52"
    with pytest.raises(StoreError, match="SHA-256"):
        read(path, digest)


def test_a_card_without_a_digest_is_refused(tmp_path: Path) -> None:
    (tmp_path / "MODEL_CARD.md").write_text("# Model card\n", encoding="utf-8")
    with pytest.raises(StoreError, match="names no SHA-256"):
        load_from(tmp_path)


def test_the_digest_of_another_file_is_not_taken() -> None:
    card = f"| other.lm | `{'a' * 64}` |\n| some.lm | `{'b' * 64}` |\n"
    assert find_digest(card, "some.lm") == "b" * 64
    assert find_digest(card, "third.lm") is None
