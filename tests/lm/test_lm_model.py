"""The model in the package: its size, its answers, and that remembering changes none."""

from __future__ import annotations

import subprocess
import sys
from importlib import resources
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.lm import Model, fold_word, load, load_from, tokenize
from textfix.lm import model as module

DATA = Path(str(resources.files("textfix.lm"))) / "data"
SENTENCES = [
    "سیاست خارجی هر کشوری ادامهٔ سیاست داخلی آن است.",
    "پژوهشگران می‌گویند آب‌وهوای این منطقه در سال‌های گذشته گرم‌تر شده است.",
    "او کتاب‌های بسیاری دربارهٔ تاریخ ایران نوشته و به چند زبان ترجمه کرده است.",
    "در این مقاله، نقش نهادهای بین‌المللی در اقتصاد جهانی بررسی می‌شود.",
]


@pytest.fixture(scope="module")
def lm() -> Model:
    return load()


def log10(lm: Model, forms: list[str]) -> float:
    u = v = lm.START
    total = 0.0
    for form in forms:
        p, w = lm.word(u, v, form)
        total += p
        u, v = v, w
    return total + lm.log10(u, v, lm.END)


def test_all_data_take_ten_megabytes_at_most() -> None:
    assert sum(path.stat().st_size for path in DATA.iterdir()) <= 10_000_000


def test_the_model_is_loaded_once(lm: Model) -> None:
    assert load() is lm


def test_the_vocabulary_fits_two_bytes_and_is_numbered_both_ways(lm: Model) -> None:
    size = len(lm._unigrams)
    assert 50_000 < size < 65_536
    for place in range(0, len(lm._vocabulary), 997):
        assert lm.id(lm._vocabulary[place]) == place + 6
    assert [lm.id(form) for form in ("<unk>", "<s>", "</s>")] == [lm.UNK, lm.START, lm.END]


@pytest.mark.parametrize("history", [("<s>", "<s>"), ("در", "سال"), ("می", "شود"), ("<l>", "زز")])
def test_a_history_sums_to_one(lm: Model, history: tuple[str, str]) -> None:
    u, v = map(lm.id, history)
    words = (w for w in range(len(lm._unigrams)) if w != lm.START)
    assert sum(10 ** lm.log10(u, v, w) for w in words) == pytest.approx(1, rel=0.04)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_is_likelier_than_its_words_in_disorder(lm: Model, sentence: str) -> None:
    forms = [token.form for token in tokenize(sentence)]
    draw = np.random.default_rng(1)
    right = log10(lm, forms)
    for _ in range(20):
        other = [forms[place] for place in draw.permutation(len(forms))]
        assert other == forms or log10(lm, other) < right


@pytest.mark.parametrize("sentence", SENTENCES)
def test_words_apart_are_likelier_than_glued(lm: Model, sentence: str) -> None:
    forms = [token.form for token in tokenize(sentence)]
    wrong = 0
    for place in range(len(forms) - 1):
        glued = [*forms[:place], forms[place] + forms[place + 1], *forms[place + 2 :]]
        wrong += log10(lm, glued) >= log10(lm, forms)
    assert wrong <= 1


ids = st.integers(0, 60_000)


@given(ids, ids, ids)
def test_remembering_changes_nothing(u: int, v: int, w: int) -> None:
    lm = load()
    first = lm.log10(u, v, w)
    assert lm.log10(u, v, w) == first == lm._trigram(u, v, w)
    assert first <= 1 / 32


def test_a_full_memo_is_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MEMO", 10)
    lm = load_from(DATA)
    values = [lm.log10(6, 7, w) for w in range(50)]
    forms = ["<n>", *(lm._vocabulary[place] for place in range(20)), "<n>", "</s>"]
    assert len(lm._triples) <= 10
    assert [lm.log10(6, 7, w) for w in range(50)] == values
    assert list(map(lm.id, forms)) == [4, *range(6, 26), 4, lm.END]


@given(st.text(st.sampled_from("ابپتدرسشکگلمنوهی"), min_size=1, max_size=8))
def test_a_prefix_is_at_least_as_likely_as_its_word(form: str) -> None:
    lm = load()
    w = lm.id(form)
    if w:
        assert lm.prefix(form) >= lm.joined(form, "").log10
        assert lm.count(form) > 0
    else:
        assert lm.spelling(form) < 0
        assert lm.count(form) == 0
    assert all(lm.prefix(form[:end]) >= lm.prefix(form) - 0.2 for end in range(1, len(form)))


@pytest.mark.parametrize(
    ("left", "right", "is_joined"),
    [
        ("می", "رود", True),
        ("نمی", "خواهیم", True),
        ("کتاب", "ها", True),
        ("بزرگ", "ترین", True),
        ("رفته", "اند", True),
        ("گفت", "وگو", True),
        ("این", "کتاب", False),
        ("در", "سال", False),
        ("جمهوری", "اسلامی", False),
        ("را", "به", False),
    ],
)
def test_affixes_take_a_zwnj_and_words_a_space(
    lm: Model, left: str, right: str, is_joined: bool
) -> None:
    assert (lm.zwnj(left, right) > 0.5) is is_joined


def test_an_affix_takes_a_zwnj_after_a_word_never_seen(lm: Model) -> None:
    noun = fold_word("پارادیپلماسی")
    assert lm.id(noun) == lm.UNK
    assert lm.zwnj(noun, "های") > 0.5 > lm.zwnj(noun, "در")


def test_joined_words(lm: Model) -> None:
    assert lm.joined("دان", "شگاه").listed
    assert lm.joined("دان", "شگاه").frequency == lm.count("دانشگاه") > 1000
    glued = lm.joined("در", "ایران")
    assert not glued.listed
    assert glued.id == lm.UNK
    assert glued.log10 < lm.joined("دان", "شگاه").log10


def test_a_dictionarys_word_is_likelier_than_its_letters(lm: Model) -> None:
    listed = [lm._lexicon[place] for place in range(0, len(lm._lexicon), 9973)]
    assert all(lm.spelling(word) > lm._spelling.log10(word) - 0.2 for word in listed)
    assert all(lm.is_listed(word) and not lm.is_listed(word + "ژژ") for word in listed)
    assert lm.spelling(listed[3]) > lm.spelling(listed[3] + "ژژ") + 2


def test_importing_is_cheap() -> None:
    code = "import sys, textfix.lm; print(*sys.modules, sep='\\n')"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(found.stdout.split())
    assert "textfix.lm.model" in loaded
    assert not loaded & {
        "hazm",
        "onnxruntime",
        "torch",
        "nltk",
        "scipy",
        "numpy",
        "textfix.lm.corpora",
    }
