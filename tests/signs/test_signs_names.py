"""Addresses whose parts stand from the right come back; those that do not stay."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.signs import Signs

PARTS = st.text(st.sampled_from("abcxyz09"), min_size=1, max_size=6)
ADDRESSES = st.tuples(
    st.sampled_from(["http", "https"]), PARTS, st.lists(st.tuples(st.sampled_from("./-"), PARTS))
)
Address = tuple[str, str, list[tuple[str, str]]]


def pieces(address: Address) -> list[str]:
    scheme, first, rest = address
    return [scheme, "://", first, *(piece for pair in rest for piece in pair)]


def sentence(address: str) -> str:
    return f"این برگ را در نشانی {address} گذاشته‌اند و همه آن را می‌بینند."


@given(ADDRESSES)
def test_turned_addresses_come_back(address: Address) -> None:
    turned = "".join(reversed(pieces(address)))
    assert output(Signs(), sentence(turned)) == sentence("".join(pieces(address)))


@given(ADDRESSES)
def test_right_addresses_stay(address: Address) -> None:
    text = sentence("".join(pieces(address)))
    assert output(Signs(), text) == text
    assert_second_pass_changes_nothing(Signs(), sentence("".join(reversed(pieces(address)))))


def test_two_names_prove_nothing() -> None:
    text = sentence("py.kuze و html.sabu")
    assert output(Signs(), text) == text
