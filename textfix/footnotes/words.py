"""Words beside a number that say it counts or names something, and is no footnote reference."""

from __future__ import annotations

import re

from textfix.unicode.measures import UNIT

_NUMBERED = (
    "سال دهه قرن سده ماده بند فصل بخش جدول شکل نمودار تصویر صفحه ص صص شماره جلد ج گروه"
    " تبصره اصل آیه آیات سوره نسخه ویندوز کووید مرحله گام درس باب رابطه معادله فرمول ساعت روز"
    " مورخ تاریخ شهریور مهر آبان آذر دی بهمن اسفند فروردین اردیبهشت خرداد تیر مرداد حدود نوع"
    " سطح ش ت د طبقه منطقه گزینه فرضیه پیوست سؤال سوال مثال قضیه تعریف نکته بیت درجه رتبه پلاک"
    " واحد کد پاسخ ک ق م بین جزء اجزای اجزاء بندهای مواد جزءهای پاراگراف ردیف فقره بخشنامه"
    " مصوبه جداول پرسش تمرین گویه لم"
)
_COUNTED = (
    "نفر نمره سال ماه روز هفته ساعت دقیقه ثانیه درصد کیلومتر متر سانتی میلی کیلو گرم تن هزار"
    " میلیون میلیارد ریال تومان دلار یورو عدد جلد مورد بار برابر درجه کشور شهر استان تیم"
    " گل امتیاز صفحه مرحله نوع دسته گروه بخش فصل ماده بند اصل ساله ساعته نفره روزه مقاله"
    " کتاب تا الی درصدی سالگی کیلو قاشق فیلم اثر دوره واحد وزیر خیابان دانه جفت فروند دستگاه هکتار"
    " لیتر قسمت نمونه گزینه سؤال سوال مرتبه هزارم نفری فروردین اردیبهشت خرداد تیر مرداد شهریور مهر"
    " آبان آذر دی بهمن اسفند ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"
)
_PLURAL = "\N{ZERO WIDTH NON-JOINER}های"
NUMBERED = frozenset(_NUMBERED.split())
"""Words that a number follows: سال ۱۳۸۳, جدول ۲."""

COUNTED = frozenset(_COUNTED.split())
"""Words that a number precedes: ۶۰ نفر."""

_ORDINAL = "نخست اول یکم دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم آخر"
ORDINALS = frozenset(_ORDINAL.split())
"""Words behind a noun that tell which one it is, so that no number before it counts it."""

UNITS = ("متر", "متری")
"""How words end that a raised figure makes a square or a cube of: سانتی‌متر ²."""

_MEASURE = re.compile(rf"\s?(?:°|‰|{UNIT})")
_OPERATION = re.compile(r"(?:[°=×÷±]|(?<=[A-Za-z)\d])\s[+−*/-])\s?$")


def is_numbered(word: str) -> bool:
    """Whether a number follows ``word``, its ezafe or plural ending left out: it tells which one.

    >>> [is_numbered(word) for word in ("سال", "فرضیهٔ", "فرضیۀ", "سال‌های", "کوزهٔ")]
    [True, True, True, True, False]
    """
    word = word.replace("\N{ARABIC LETTER HEH WITH YEH ABOVE}", "ه")
    bare = word.removesuffix("\N{ARABIC HAMZA ABOVE}").removesuffix(_PLURAL)
    return bare in NUMBERED


def measures(text: str, start: int, end: int) -> bool:
    """Whether the figures ``[start, end)`` measure or reckon: a unit of measurement or a degree
    stands behind them, a sign of a formula before them.

    >>> [measures(each, 3, 4) for each in ("از 5 °C", "تا 9 mL/s", "= (2 + 4", "او 5 DNA")]
    [True, True, False, False]
    >>> measures("2 (A + T) + 4 (G + C)", 12, 13)
    True
    """
    return bool(_MEASURE.match(text, end) or _OPERATION.search(text, max(0, start - 4), start))
