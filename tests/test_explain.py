"""Explanations: JSON that agrees with the result, a diff that rebuilds it, text for people."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from small_stages import Reverse, Yeh
from strategies import layer_chains

from textfix.explain import explain_diff, explain_json
from textfix.explain_text import explain_text
from textfix.pieces import Finding, Piece, Repair
from textfix.pipeline import Pipeline
from textfix.result import Layer, Result

lines = st.lists(st.sampled_from(["یک", "دو", "", "علی\r"]), max_size=12).map("\n".join)
REPAIR = Pipeline((Reverse(), Yeh()))


def patched(original: str, diff: str) -> str:
    """Apply a unified diff: a slow reading of its definition."""
    given, out, at = original.split("\n"), [], 0
    for line in diff.split("\n")[2:-1]:
        if line.startswith("@@"):
            start = int(line.split()[1].split(",")[0][1:])
            count = int((line.split()[1] + ",1").split(",")[1])
            begin = start - 1 if count else start
            out += given[at:begin]
            at = begin
        else:
            if line[0] in " -":
                assert given[at] == line[1:]
                at += 1
            if line[0] in " +":
                out.append(line[1:])
    return "\n".join(out + given[at:])


def numbered(text: str) -> str:
    """End ``text`` with a newline, so that every line of it is a whole line."""
    return text + "\n" if text and not text.endswith("\n") else text


@given(lines, lines)
def test_the_diff_rebuilds_the_text(before: str, after: str) -> None:
    before, after = numbered(before), numbered(after)
    diff = explain_diff(Result(before, after), "page.txt")
    assert (diff == "") == (before == after)
    if diff:
        assert patched(before, diff) == after


def test_the_diff_says_where_the_last_newline_is_missing() -> None:
    diff = explain_diff(Result("یک\nدو", "یک\nسه"), "p")
    missing = "\\ No newline at end of file"
    assert diff.splitlines()[-4:] == ["-دو", missing, "+سه", missing]


@given(layer_chains())
def test_json_holds_the_changes(chain: tuple[str, str, tuple[Layer, ...]]) -> None:
    result = Result(*chain)
    document = json.loads(explain_json(result, "page.txt"))
    assert document["file"] == "page.txt"
    assert document["changed"] == (result.text != result.original)
    fields = ("stage", "rule", "start", "end", "before", "after", "margin")
    assert [tuple(c[f] for f in fields) for c in document["changes"]] == list(result.changes)
    assert [c["kind"] for c in document["changes"]] == [c.kind for c in result.changes]


@given(layer_chains())
def test_text_counts_every_change(chain: tuple[str, str, tuple[Layer, ...]]) -> None:
    result = Result(*chain)
    first, *rest = explain_text(result).splitlines()
    rules = {change.id for change in result.changes}
    counts = [line for line in rest if line.endswith(")") and line.split(" (")[0] in rules]
    assert len(counts) == len(rules)
    assert sum(int(line.split("(")[1][:-1]) for line in counts) == len(result.changes)
    assert first.startswith(f"{len(result.changes)} change") or not result.changes


def test_json_knows_no_infinity() -> None:
    layer = Layer("s", "a", Repair([Piece(0, 1, "b", "r", float("inf"))]))
    text = explain_json(Result("a", "b", (layer,)))
    assert json.loads(text)["changes"][0]["margin"] is None


def test_json_writes_lone_surrogates_as_escapes() -> None:
    text = explain_json(Pipeline((Yeh(mark="\ud800"),))("علی"))
    assert json.loads(text.encode())["changes"][0]["after"] == "\ud800"


def isolated(text: str) -> str:
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"


def test_text_for_people() -> None:
    result = REPAIR("آمد رضا\nعلي آمد؟\nخانه علي\nعلي")
    assert explain_text(result, "page.txt", {"yeh.arabic-yeh": "Arabic yeh becomes Farsi yeh"}) == (
        "page.txt: 6 changes by 2 rules, 1 finding\n"
        "\n"
        "reverse.word-order (3)\n"
        "  at 1:1\n"
        f"    - {isolated('آمد رضا')}\n"
        f"    + {isolated('رضا آمد')}\n"
        "  at 2:1\n"
        f"    - {isolated('علي آمد؟')}\n"
        f"    + {isolated('آمد؟ علي')}\n"
        "  at 3:1\n"
        f"    - {isolated('خانه علي')}\n"
        f"    + {isolated('علي خانه')}\n"
        "\n"
        "yeh.arabic-yeh (3): Arabic yeh becomes Farsi yeh\n"
        "  at 2:3, 3:8, 4:3, margin 1.50\n"
        f"    - {isolated('علي')}\n"
        f"    + {isolated('علی')}\n"
        "\n"
        "at line:column of the original   margin: powers of ten to the next best reading\n"
        "\n"
        "left for you to judge:\n"
        "  at 2:8: yeh.question: is this a question?\n"
    )
    assert explain_text(REPAIR("رضا"), "page.txt") == "page.txt: nothing to repair\n"


words = st.lists(st.sampled_from(["علي", "رضي", "يار", "كوي", "بيد", "سير"]), max_size=40)


@given(words, st.integers(1, 4))
def test_no_rule_shows_more_than_was_asked_for(given: list[str], most: int) -> None:
    result = Pipeline((Yeh(),))("\n".join(given))
    shown = explain_text(result, most=most)
    full = explain_text(result)
    distinct = {word for word in given if "ي" in word}
    assert full.count("    - ") == len(distinct)
    assert shown.count("    - ") == min(most, len(distinct))
    left_out = sum(given.count(word) * word.count("ي") for word in distinct)
    for word in distinct:
        if f"- {isolated(word)}" in shown:
            left_out -= given.count(word) * word.count("ي")
    assert (f"and {left_out} more; --explain=full" in shown) == (left_out > 0)
    assert "more; --explain" not in full


def test_the_least_sure_and_then_the_most_frequent_come_first() -> None:
    seen = "abcdc"
    margins = [3.0, 1.0, None, 2.0, None]
    cut = [Piece(n, n + 1, seen[n].upper(), f"r{n % 2}", m) for n, m in enumerate(margins)]
    shown = explain_text(Result(seen, "ABCDC", (Layer("s", seen, Repair(cut)),))).splitlines()
    places = [line.split(", margin")[0] for line in shown if line.startswith("  at ")]
    assert places == ["  at 1:1", "  at 1:3", "  at 1:5", "  at 1:2", "  at 1:4"]


@given(layer_chains())
def test_every_excerpt_is_isolated_and_fits_a_terminal(
    chain: tuple[str, str, tuple[Layer, ...]],
) -> None:
    for line in explain_text(Result(*chain), "page.txt").splitlines():
        opened, closed = line.count("\u2068"), line.count("\u2069")
        assert opened == closed <= 1
        assert len(line) <= 80 + opened + closed


def test_the_same_finding_is_said_once() -> None:
    found = [Finding("doubt", at, at + 1, "either way") for at in range(5)]
    result = Result("abcde", "abcde", (Layer("s", "abcde", Repair([Piece(0, 5)], found)),))
    *_, last = explain_text(result).splitlines()
    assert last == "  at 1:1, 1:2, 1:3 and 2 more: s.doubt: either way"


def one_change(seen: str, *pieces: Piece) -> list[str]:
    after = "".join(seen[p.start : p.end] if p.text is None else p.text for p in pieces)
    layer = Layer("words", seen, Repair(pieces))
    return explain_text(Result(seen, after, (layer,))).splitlines()[3:]


def test_what_cannot_be_seen_is_shown_by_signs() -> None:
    zwnj = "\N{ZERO WIDTH NON-JOINER}"
    shown = one_change("او می رود.", Piece(0, 5), Piece(5, 6, zwnj, "prefix"), Piece(6, 10))
    before, after = isolated("می␣رود."), isolated("می¦رود.")
    assert shown[:3] == ["  at 1:6", f"    - {before}", f"    + {after}"]
    assert shown[-1] == "at line:column of the original   ␣ space   ¦ ZWNJ"
    shown = one_change("او\nرفت", Piece(0, 2), Piece(2, 3, " ", "unwrap"), Piece(3, 6))
    assert shown[1:3] == [f"    - {isolated('او⏎رفت')}", f"    + {isolated('او␣رفت')}"]


def test_an_invisible_code_point_that_goes_is_named() -> None:
    embedding = "\N{RIGHT-TO-LEFT EMBEDDING}"
    shown = one_change(embedding + "رفت", Piece(0, 1, "", "control"), Piece(1, 4))
    assert shown[1] == "    removed: U+202B RIGHT-TO-LEFT EMBEDDING"
    shown = one_change("ر\x00فت", Piece(0, 1), Piece(1, 2, "", "control"), Piece(2, 4))
    assert shown[1] == "    removed: U+0000 control character"


def test_a_removed_line_shows_no_word_of_the_next() -> None:
    shown = one_change("سرصفحه\nمتن", Piece(0, 7, "", "head"), Piece(7, 10))
    assert shown[:3] == ["  at 1:1", f"    - {isolated('سرصفحه⏎')}", ""]


def test_a_moved_note_is_said_to_have_moved() -> None:
    shown = one_change("متن۷ یادداشت دنباله", Piece(0, 5), Piece(13, 19), Piece(5, 13, rule="body"))
    assert shown[:2] == ["  at 1:6", f"    moved: {isolated('یادداشت ')}"]


def test_long_lines_are_shortened_in_the_middle() -> None:
    line = "الف " * 50 + "جیم " * 50
    shown = one_change(line, Piece(200, 400, rule="order"), Piece(0, 200, rule="order"))
    assert " … " in shown[1]
    assert len(shown[1]) < 90
