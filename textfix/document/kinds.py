"""What sort of line a line is: prose, heading, list item, row, note."""

from __future__ import annotations

import re
from enum import Enum

from textfix.unicode.leaders import LEADERS

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"


class Kind(Enum):
    """The sorts of lines that unwrapping treats differently."""

    PROSE = "prose"
    HEADING = "heading"
    LABELLED = "labelled paragraph"
    ITEM = "list item"
    MARK = "mark of a list item, alone on its line"
    NUMBER = "number of a section, alone on its line"
    ROW = "row of a table, a verse or a table of contents"
    NOTE = "footnote body"
    FORMULA = "formula on a line of its own, or its number"
    RULE = "rule of dashes"
    SCRAP = "marks or signs without a letter"


_HEADING_WORDS = frozenset(
    word.replace(" ", "")
    for word in (
        "چکیده",
        "خلاصه",
        "مقدمه",
        "پیشگفتار",
        "پیش گفتار",
        "دیباچه",
        "درآمد",
        "سپاسگزاری",
        "تقدیر و تشکر",
        "نتیجه",
        "نتیجه گیری",
        "جمع بندی",
        "بحث و نتیجه گیری",
        "نتایج",
        "یافته ها",
        "بحث",
        "روش",
        "روش پژوهش",
        "روش تحقیق",
        "مبانی نظری",
        "چارچوب نظری",
        "پیشینه",
        "پیشینه پژوهش",
        "پیشینه تحقیق",
        "بیان مسئله",
        "منابع",
        "مآخذ",
        "منابع و مآخذ",
        "فهرست منابع",
        "مراجع",
        "فهرست مراجع",
        "کتابنامه",
        "کتاب نامه",
        "کتاب شناسی",
        "یادداشت ها",
        "پی نوشت",
        "پی نوشت ها",
        "پانوشت ها",
        "ضمائم",
        "پیوست ها",
        "فهرست مطالب",
        "فهرست جدول ها",
        "فهرست شکل ها",
    )
)
_LATIN_HEADING = re.compile(r"(?:abstract|references|bibliography|introduction)\W*", re.IGNORECASE)
_ORDINAL = (
    r"(?:[0-9۰-۹]{1,3}|یکم|اول|نخست|دوم|سوم|چهارم|پنجم|ششم|هفتم|هشتم|نهم|دهم|یازدهم|دوازدهم"
    r"|سیزدهم|چهاردهم|پانزدهم)"
)
_NUMBERED_PART = re.compile(
    rf"(?:(?:مبحث|فصل|بخش|گفتار|باب|درس|پیوست|ضمیمه)\s+{_ORDINAL}"
    rf"|(?:پیوست|ضمیمه)\s+(?:الف|[بپتثج]))(?![\w{ZWNJ}])"
)
_NUMBERED_PART_TURNED = re.compile(r"[0-9۰-۹]{1,3}\s+(?:مبحث|فصل|بخش|گفتار|باب|پیوست|ضمیمه)")
_NUMBERED_SECTION = re.compile(
    r"[0-9۰-۹]{1,2}(?:[-–.\N{ARABIC TATWEEL}][0-9۰-۹]{1,2}){1,3}(?:[-–.:]\s*|\s+)[^\W\d_]"
)
_COUNTED_PART = (
    r"(?:فرضی(?:ه|ۀ|هٔ|ه\sٔ)|پرسش|سؤال|سوال|مثال|تعریف|قضی(?:ه|ۀ|هٔ)|لم|نکته|گام|مرحل(?:ه|ۀ|هٔ)|تمرین)"
)
"""What a text counts: each begins a paragraph that its number labels."""
_LABEL = re.compile(
    r"(?:شکل|جدول|نمودار|تصویر|نقشه|عکس)\s?[0-9۰-۹]{1,3}(?:[-–.][0-9۰-۹]{1,3}){0,2}\s?[:.)\-–]\s?[^\W\d_]"
    r"|(?:ماده|تبصره|اصل|بند)\s?[0-9۰-۹]{1,3}\s?[-–:.)]|تبصره\s?[-–:]"
    rf"|{_COUNTED_PART}\s?[0-9۰-۹]{{1,2}}(?:[-–.][0-9۰-۹]{{1,2}})?\s?[:.)\-–]\s?[^\W\d_]"
    r"|[0-9۰-۹]{1,2}(?:[-–.][0-9۰-۹]{1,2}){1,3}[-–.]\s*[^\W\d_]"
    rf"|(?:کلید[ {ZWNJ}]?واژ(?:ه|گان|ه[ {ZWNJ}]?ها)|واژ(?:ه[ {ZWNJ}]?ها|گان)ی? کلیدی|چکیده"
    r"|keywords|key words|abstract)\s?:",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[«\"'”“’/]{0,2}[^\W\d_][^\s:]{1,25}(?: [^\s:]{1,15}){0,2}(?:\s?:\s|\s:)")
_BULLET = re.compile(r"[.؟!]?\s?[•●○◦▪■□▫◆◇►▶‣⁃·*✓✔➢]\s*\S|[-–—]\s+\S")
_BULLET_BEHIND = re.compile(r"\S\s*[•●○◦▪■□▫◆◇►▶‣➢]$")
_NUMBER = re.compile(
    r"(?:[0-9۰-۹]{1,2}\s?[-–.)]|[-–.][0-9۰-۹]{1,2}\s|[(\[][0-9۰-۹]{1,2}[)\]])\s*[^\W\d_«\"(]"
)
_MARK = re.compile(r"[•●○◦▪■□▫◆◇►▶‣⁃·➢]|[(\[]?[0-9۰-۹]{1,2}\s?[-–.)\]]|(?:الف|[بپتثجچ])\s?[-–)]")
_LETTER = re.compile(
    r"(?:الف|ب|پ|ت|ث|ج|چ|ح|خ|د|ه|و|[a-h])\s?[-–)]\s*[^\W\d_]|\((?:الف|[بپجده])\)\s"
)
_ROW = re.compile(r"\t|\S {3,}\S(?:.*\S)? {3,}\S|\|[^|]*\|")
_LEADERS = re.compile(r"\.{4,}|…{2,}|(?:\. ){4}")
_LEADERS_ON = re.compile(rf"{LEADERS}[^.…]{{0,30}}$")
_LEADERS_LAST = re.compile(rf"{LEADERS}\s*$")
_HEMISTICHS = re.compile(r"(\S[^*/]*?\S)(?: {3,}|\s+(?:\*{1,3}|/{1,2})\s+)(\S[^*/]*)")
_NOTE = re.compile(r"\[\^[^\]\s]{1,8}\]:")
_RULE = re.compile(r"[-_=*ـ—–~\s]{3,}")
_BIBLIOGRAPHY = re.compile(
    r"(?:فهرست )?منابع|مراجع|مآخذ|کتاب.?نامه|references|bibliography", re.IGNORECASE
)
_ASCII_DIGITS = {ord(persian): str(digit) for digit, persian in enumerate("۰۱۲۳۴۵۶۷۸۹")}
_ENTRY = re.compile(
    r"(?:\( )?(?:[-–•\[]?\s?[0-9۰-۹]{1,3}[\].)\-–]*\s*)?[^\d،,.:;؛()]{2,30}[،,]\s*\S"
)
_YEAR = r"(?:1[234]\d\d|1[89]\d\d|20\d\d)(?!\d)"
_DATED = re.compile(rf"[^:؛]{{2,70}}?(?:[()]\s?{_YEAR}|(?<!\d){_YEAR}\s?[.,]?[()])")
_SCRAP = re.compile(
    "[\\s\N{ARABIC TATWEEL}\N{ARABIC FATHATAN}-\N{ARABIC HAMZA BELOW}]+|[.:،؛,()«»\\[\\]\\-–]{1,3}"
)
_MARKS = re.compile("[\\s\N{ARABIC TATWEEL}\N{ARABIC FATHATAN}-\N{ARABIC HAMZA BELOW}]+")
_LABEL_ALONE = re.compile(r"(?:ماده|تبصره|اصل|بند)\s?[0-9۰-۹]{1,3}|تبصره")
_LABEL_SIGN = re.compile(r"[:.\s]{0,2}[-–]\s?[:]?\s?[^\W\d_]|[-–:.)]\s")
_FORMULA_NUMBER = re.compile(r"[()\[\]\s]*[0-9۰-۹]{1,2}(?:\s?[-–.]\s?[0-9۰-۹]{1,2})?\s?[()\[\]\s]+")
_ALIKE = re.compile(r"(.)\1\1+")
_EQUATION = re.compile("[=≈≤≥∝]")
_PERSIAN_LETTER = re.compile("[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER YEH BARREE}]")
_LATIN = re.compile(r"[A-Za-z]")
_ANY_LETTER = re.compile(r"[^\W\d_]")
_LONGEST_HEADING_WORD = 40
_ROW_SCAN = 400
_SPACES = re.compile(" +")
_LEAST_GAPS, _WIDEST_GAP, _LOOSE_SHARE = 10, 4, 0.15


def kind_of(content: str) -> Kind:
    """Say what sort of line ``content`` is, as far as the line alone shows it.

    >>> kind_of("مبحث دوم: روش کار").value, kind_of("۳- گردآوری داده‌ها").value
    ('heading', 'list item')
    """
    if _NOTE.match(content):
        return Kind.NOTE
    if _SCRAP.fullmatch(content) and not _ALIKE.fullmatch(content):
        return Kind.SCRAP
    if _RULE.fullmatch(content):
        return Kind.RULE
    head = content[:_ROW_SCAN]
    if (_ROW.search(head) and not _is_loosely_spaced(head)) or _LEADERS.search(head):
        return Kind.ROW
    if (
        is_heading_word(content)
        or _NUMBERED_PART.match(content)
        or _NUMBERED_PART_TURNED.fullmatch(content)
        or _NUMBERED_SECTION.match(content)
    ):
        return Kind.HEADING
    if _LABEL.match(content):
        return Kind.LABELLED
    if _MARK.fullmatch(content):
        return Kind.MARK
    if (
        _BULLET.match(content)
        or _BULLET_BEHIND.search(content)
        or _NUMBER.match(content)
        or _LETTER.match(content)
    ):
        return Kind.ITEM
    return Kind.PROSE


def _is_loosely_spaced(content: str) -> bool:
    """Whether two spaces and three stand between words all along the line, as some extractors have
    it: they part no cells."""
    gaps = [len(gap) for gap in _SPACES.findall(content)]
    if len(gaps) < _LEAST_GAPS or max(gaps) > _WIDEST_GAP or "\t" in content or "|" in content:
        return False
    return sum(gap > 1 for gap in gaps) > _LOOSE_SHARE * len(gaps)


def has_leaders(content: str) -> bool:
    """Whether dots of ``content`` lead to a few words at its end, as in a table of contents.

    >>> has_leaders("۱-۱ مقدمه ........ ۷")
    True
    >>> has_leaders("اینجانب ........ تأیید می‌کنم که این نوشته کار من است")
    False
    """
    return bool(_LEADERS_ON.search(content[-_ROW_SCAN:]))


def ends_with_leaders(content: str) -> bool:
    """Whether what the dots of ``content`` lead to is on another line.

    >>> ends_with_leaders("۱-۱ مقدمه ........"), ends_with_leaders("۱-۱ مقدمه ........ ۷")
    (True, False)
    """
    return bool(_LEADERS_LAST.search(content[-_ROW_SCAN:]))


def is_heading_word(content: str) -> bool:
    """Whether ``content`` is the name of a part that every paper has, and nothing else.

    >>> is_heading_word("نتیجه‌گیری:"), is_heading_word("نتیجه آن شد")
    (True, False)
    """
    if len(content) > _LONGEST_HEADING_WORD:
        return False
    bare = re.sub(rf"^[0-9۰-۹]{{1,2}}[-–.)]?\s|[\s:.{ZWNJ}]", "", content)
    return bare in _HEADING_WORDS or bool(_LATIN_HEADING.fullmatch(content))


def is_part_label(content: str) -> bool:
    """Whether ``content`` is the number of a part alone: the part's name stands below it.

    >>> is_part_label("فصل ۲"), is_part_label("فصل ۲: روش")
    (True, False)
    """
    bare = content.rstrip(" :")
    return bool(_NUMBERED_PART.fullmatch(bare) or _NUMBERED_PART_TURNED.fullmatch(bare))


def opens_bibliography(content: str) -> bool:
    """Whether ``content`` is the heading of a list of works cited."""
    return is_heading_word(content) and bool(_BIBLIOGRAPHY.search(content))


def opens_entry(content: str) -> bool:
    """Whether ``content`` begins as entries of bibliographies do: a name, then a comma.

    >>> opens_entry("صفی‌نژاد، جواد (۱۳۵۹). نظام‌های آبیاری"), opens_entry("مشهد: آستان قدس")
    (True, False)
    """
    return not content[0].islower() and bool(_ENTRY.match(content))


def opens_dated_entry(content: str) -> bool:
    """Whether ``content`` begins as such an entry does, and soon names the year.

    >>> opens_dated_entry("صفی‌نژاد، جواد (۱۳۵۹). نظام‌ها"), opens_dated_entry("نشر نی، ۱۳۵۹.")
    (True, False)
    """
    return opens_entry(content) and bool(_DATED.match(content.translate(_ASCII_DIGITS)))


def opens_labelled(content: str) -> bool:
    """Whether ``content`` begins with a few words and a colon, as entries of glossaries do."""
    return bool(_LABELLED.match(content))


def is_bulleted(content: str) -> bool:
    """Whether ``content`` begins with a bullet, or ends with one that slid behind it."""
    return bool(_BULLET.match(content) or _BULLET_BEHIND.search(content))


def is_marks(content: str) -> bool:
    """Whether ``content`` is marks that an extractor parted from the letters of a line beside it.

    >>> is_marks("\N{ARABIC SHADDA}"), is_marks(".")
    (True, False)
    """
    return bool(_MARKS.fullmatch(content))


def is_hemistichs(content: str) -> bool:
    """Whether ``content`` is two halves of about one length, a wide gap or a star between them.

    >>> is_hemistichs("بنی‌آدم اعضای یکدیگرند     که در آفرینش ز یک گوهرند")
    True
    """
    halves = _HEMISTICHS.fullmatch(content) if len(content) < _ROW_SCAN else None
    if halves is None or _is_loosely_spaced(content):
        return False
    first, second = len(halves[1]), len(halves[2])
    return min(first, second) > 8 and max(first, second) < 1.6 * min(first, second)


def is_formula(content: str) -> bool:
    """Whether ``content`` is an equation: it has its sign, and no word of Persian.

    >>> is_formula("Tm = 2(A + T) + 4(G + C)"), is_formula("که در آن a = b است")
    (True, False)
    """
    return bool(_EQUATION.search(content)) and not _PERSIAN_LETTER.search(content)


def is_formula_number(content: str) -> bool:
    """Whether ``content`` is a number in brackets alone, as formulas have beside them.

    >>> is_formula_number("(۳-۱)"), is_formula_number("(۱۳۵۰)")
    (True, False)
    """
    return bool(_FORMULA_NUMBER.fullmatch(content))


def is_parted_label(content: str, after: str) -> bool:
    """Whether ``content`` is the label of an article whose dash an extractor put on the next line.

    >>> is_parted_label("ماده ۵", "– ساعت کار"), is_parted_label("ماده ۵", "در این")
    (True, False)
    """
    return bool(_LABEL_ALONE.fullmatch(content) and _LABEL_SIGN.match(after))


def is_foreign(content: str) -> bool:
    """Whether most letters of ``content`` are Latin."""
    latin = len(_LATIN.findall(content))
    return latin > 0.6 * len(_ANY_LETTER.findall(content)) if latin else False
