"""Common words that tell Persian from Arabic, without marks and with Persian yeh and keheh."""

from __future__ import annotations

import re

_PERSIAN = """
    از که را در با آن آنان آنها این است هست هستند نیست نیستند بود بودند نبود شد شدن شده شدند
    شود شوند نشد کرد کردن کرده کردند کند کنند کنیم نکرد داد دادن داده دارد دارند داشت داشتن
    داشته باشد باشند باید شاید می نمی برای نیز هر خود تا اگر دیگر یک دو سه شما ایشان اند تر
    همین همان بسیار یکی خواهد خواهند تواند توانند توان ساخت ساخته آمد آمده آید رفت رفته خواست
    سپس هنوز درباره میان سوی سال سالها روز زبان دست پدر مادر راه جا بهتر بیشتر کمتر نزدیک
"""

_ARABIC = """
    عن الذی التی الذین اللذین اللتین هذا هذه هذان هؤلاء ذلک تلک کانوا یکون لیس لم لن ثم عند
    عندما بسم لله بالله والله فالله قال قالت قالوا یقول تقول ایها هو نحن انتم لهذا لهذه بهذا
    بهذه یمکن یجب یتم انه انهم بانه علیها علیهم علیکم علینا الیهم الیکم الینا منها منهم
    منکم فیها فیهم فیه عنها عنهم عنه لهم لکم لنا وقد فقد لقد ولا وما ومن وفی وهو وهی وکان
    وکانت وعلی ولم ولن فلا فما فمن مما ممن ایضا
"""

_NO_EZAFE_BEFORE = """
    و را که از به در با تا بر است بود شد شود اما ولی یا نیز می نمی هست نیست باشد دارد علیه الله
    بن ابن بنت
"""

_QURANIC = """
    صلو زکو حیو مشکو نجو
"""

_NOT_THE_ARTICLE = """
    الکتر* الگو* الکل الکلی البته البرز* الجزایر* الیگ* الهام* الهی الهه الزام* التزام* التهاب*
    التماس التفات الحاق* الفبا* الفت الماس* الیاف المپ* القا القای القاب الغا الغای الان الوار
    الوند* المان* الاغ* الحاد* الملل المللی والد* والیبال* والی والا*
"""

PERSIAN_WORDS = frozenset(_PERSIAN.split())
"""Common Persian words that are no common Arabic ones."""

IN = "فی"
"""Arabic, but Persian has borrowed phrases with it: فی‌المثل, فی‌الجمله."""

ARABIC_WORDS = frozenset(_ARABIC.split())
"""Common Arabic words that are no Persian ones."""

ARTICLE = re.compile("(?:و?ال|لل)(?=...)")
"""A word that begins with the Arabic article."""

NO_ARTICLE = re.compile(
    "|".join(word[:-1] if word[-1] == "*" else f"{word}$" for word in _NOT_THE_ARTICLE.split())
)
"""Persian words, or (with ``*``) their beginnings, whose ال is no article; and بین‌الملل's."""

NO_EZAFE_BEFORE = frozenset(_NO_EZAFE_BEFORE.split())
"""Words that no ezafe stands before."""

QURANIC_TEH_MARBUTA = frozenset(_QURANIC.split())
"""Words, less their teh marbuta, that are spelt with a waw for alef: صلوة."""
