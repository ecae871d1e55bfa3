"""Strategies for Persian as it is typed and extracted, mixed with what is not Persian."""

from __future__ import annotations

import arabic_reshaper
from hypothesis import strategies as st

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
WORDS = (
    "از که را در این است بود شد برای هر کتاب علمی سیاسی یکی کار خانه نامه گفته نظریه لاله اصلاح"
    " پیشین گرایش چشم ژرف موسی کبری مسئله رأی آیین مؤلف پایه دوره نویسنده اداره حتی کلی ملی"
)
COMPOUNDS = [
    word.replace("|", ZWNJ) for word in ("می|شود", "خانه|ها", "کتاب|های", "بین|المللی", "علاقه|مند")
]
ARABIC = [
    "إن الله مع الصابرين",
    "السلام عليكم ورحمة الله",
    "هذا هو الكتاب الذي في المكتبة",
    "بِسْمِ اللَّهِ الرَّحْمَٰنِ الرَّحِيمِ",
    "حجة الاسلام",
    "دایرة المعارف",
    "صلاة",
]
OTHERS = [
    "ئەم کتێبە لە کوردستانە",
    "یہ کتاب میری ہے",
    "ھەولێر",
    "دا کتاب ښه دی",
    "שלום עולם",
    "GDP",
    "co\N{SOFT HYPHEN}op",
]
SIGNS = [*" .؛:«»()\nـ,/۵1", "، ", "\n\n", "ــ", ",,"]
INVISIBLE = [
    ZWNJ,
    "\N{ZERO WIDTH JOINER}",
    "\N{RIGHT-TO-LEFT MARK}",
    "\N{LEFT-TO-RIGHT MARK}",
    "\N{RIGHT-TO-LEFT EMBEDDING}",
    "\N{POP DIRECTIONAL FORMATTING}",
    "\N{SOFT HYPHEN}",
    "\N{NO-BREAK SPACE}",
    "\N{NOT SIGN}",
    "\N{ZERO WIDTH SPACE}",
    "\N{ZERO WIDTH NO-BREAK SPACE}",
]
MARKS = (
    "\N{ARABIC FATHA}\N{ARABIC SHADDA}\N{ARABIC FATHATAN}"
    "\N{ARABIC HAMZA ABOVE}\N{ARABIC MADDAH ABOVE}\N{ARABIC HAMZA BELOW}"
)
LETTERS = "اوهیکيكىةەھہۀدربگسآئ"
FORMS = "ﻛﻜﮐﮑﯽﯼﻲﻱﻳﻰﺓﺔﻪﻫﻩﮫﮤﻼﻻﷲ﷼ﷺﺩﺎﺍﺑﺒﺐﺏﹶﹷﹼﱠﳲﻷﻶﺌ"
TYPED = str.maketrans({"ی": "ي", "ک": "ك"})
RESHAPER = arabic_reshaper.ArabicReshaper({"delete_harakat": False, "support_zwj": True})


def _typed(word: str) -> str:
    return word.translate(TYPED)


words = st.sampled_from([*WORDS.split(), *COMPOUNDS])
parts = st.one_of(
    words,
    words.map(_typed),
    words.map(lambda word: RESHAPER.reshape(word).replace(ZWNJ, "")),
    words.map(lambda word: word[:-1] + "ة" if word.endswith("ه") else word),
    words.map(lambda word: word.replace(f"ه{ZWNJ}", "ە").replace(ZWNJ, "\N{RIGHT-TO-LEFT MARK}")),
    words.map(lambda word: word.replace(ZWNJ, "\N{NO-BREAK SPACE}")),
    words.map(lambda word: word.replace("ا", "\N{ARABIC TATWEEL}ا")),
    st.sampled_from(ARABIC),
    st.sampled_from(OTHERS),
    st.sampled_from([*SIGNS, *INVISIBLE]),
    st.text(LETTERS + MARKS, min_size=1, max_size=4),
    st.text(FORMS, min_size=1, max_size=4),
)
texts = st.lists(st.one_of(parts, st.just(" ")), max_size=14).map("".join)
