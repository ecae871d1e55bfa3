"""The store gives back what was written, and nothing else."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.lm import StoreError, load_from
from textfix.lm.store import find_digest, read, write

Array = np.ndarray[Any, np.dtype[Any]]

KINDS = {np.uint8: 255, np.uint16: 65_535, np.uint32: 2**32 - 1}


@st.composite
def arrays(draw: st.DrawFn) -> Array:
    kind, top = draw(st.sampled_from(sorted(KINDS.items(), key=lambda item: item[1])))
    return np.array(draw(st.lists(st.integers(0, top), max_size=30)), kind)


@given(
    st.dictionaries(st.sampled_from(["a", "b", "words", "p"]), arrays()),
    st.dictionaries(st.text(max_size=3), st.integers() | st.text(max_size=5)),
)
def test_what_is_written_is_read(content: dict[str, Array], facts: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "some.lm")
        digest = write(path, content, facts)
        found, found_facts = read(path, digest)
        assert found.keys() == content.keys()
        assert all(found[name].dtype == content[name].dtype for name in content)
        assert all(found[name].tolist() == content[name].tolist() for name in content)
        assert found_facts == facts
        backwards = dict(reversed(content.items()))
        assert write(Path(folder, "other.lm"), backwards, facts) == digest


def test_arrays_are_views_of_the_file_and_read_only(tmp_path: Path) -> None:
    digest = write(tmp_path / "some.lm", {"a": np.arange(9, dtype=np.uint16)}, {})
    array = read(tmp_path / "some.lm", digest)[0]["a"]
    assert not array.flags.owndata
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 1


@pytest.mark.parametrize("place", [0, 40, -1])
def test_a_changed_byte_is_noticed(tmp_path: Path, place: int) -> None:
    path = tmp_path / "some.lm"
    digest = write(path, {"a": np.arange(9, dtype=np.uint16)}, {"b": 1})
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
