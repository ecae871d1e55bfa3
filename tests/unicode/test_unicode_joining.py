from __future__ import annotations

import shutil
import subprocess
import unicodedata

import pytest
from arabic_reshaper.letters import LETTERS_ARABIC

from textfix.unicode.joining import TYPES, joining_type, joins_backward, joins_forward
from textfix.unicode.letters import ARABIC_LETTERS, PERSIAN_LETTERS, TATWEEL, ZWJ, ZWNJ

PERL = """
use Unicode::UCD qw(charprop);
binmode STDOUT, ":utf8";
for my $point (0x600 .. 0x6ff, 0x750 .. 0x77f, 0x870 .. 0x8ff) {
  printf "%04X %s\\n", $point, charprop($point, "jt");
}
"""
NAMES = {"Dual": "D", "Right": "R", "Non": "U", "Join": "C", "Transparent": "T"}


def test_presentation_forms_tell_the_same() -> None:
    """A letter with an initial form joins on both sides, one with a final form alone backward."""
    positions: dict[str, set[str]] = {}
    for c in map(chr, [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00)]):
        tag, *letters = unicodedata.decomposition(c).split() or [""]
        if len(letters) == 1:
            positions.setdefault(chr(int(letters[0], 16)), set()).add(tag)
    assert len(positions) > 70
    for letter, tags in positions.items():
        if tags == {"<isolated>"} and letter != "\N{ARABIC LETTER HAMZA}":
            continue  # U+0677 has this one form only
        assert joins_backward(letter) == ("<final>" in tags), unicodedata.name(letter)
        if letter != "\N{ARABIC LETTER NOON GHUNNA}":  # joins forward, with the forms of noon
            assert joins_forward(letter) == ("<initial>" in tags), unicodedata.name(letter)


def test_arabic_reshaper_joins_the_same() -> None:
    for letter in sorted(PERSIAN_LETTERS):
        _isolated, initial, _medial, final = LETTERS_ARABIC[letter]
        assert joins_forward(letter) == bool(initial), letter
        assert joins_backward(letter) == bool(final), letter


@pytest.mark.skipif(not shutil.which("perl"), reason="needs perl's copy of ArabicShaping.txt")
def test_perl_has_the_same_types() -> None:
    lines = subprocess.run(
        ["perl", "-e", PERL], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    known = 0
    for line in lines:
        point, name = line.split()
        c = chr(int(point, 16))
        if c in ARABIC_LETTERS and name != "Non_Joining":  # an older perl may not know a letter
            assert joining_type(c) == NAMES[name.split("_")[0]], unicodedata.name(c)
            known += 1
    assert known > 200


def test_what_is_no_letter() -> None:
    assert joining_type(TATWEEL) == joining_type(ZWJ) == "C"
    assert joining_type(ZWNJ) == joining_type(" ") == joining_type("A") == "U"
    assert joining_type("\N{ARABIC FATHA}") == "T"
    assert set(TYPES.values()) == {"D", "R", "U", "C"}
