"""The width of a column is that of its prose."""

from __future__ import annotations

from textfix.document.lines import split_lines
from textfix.document.wrapping import find_column

PROSE = """\
کتابخانهٔ باغ را مردمی ساختند که خود خواندن نمی‌دانستند و می‌خواستند فرزندانشان
بدانند. هر خانه آجری داد و هر استادکار روزی از کار خود را به آن بخشید. نخستین
کتاب‌ها را آموزگاری آورد که از شهر می‌آمد و بار الاغش همیشه سنگین‌تر از آن بود که
از دور می‌نمود. شب‌ها در ایوان می‌نشست و برای هر کس که می‌خواست می‌خواند."""


def test_leaders_say_nothing_of_the_column() -> None:
    entry = "فصل اول: سرآغاز " + "." * 150 + " ۷\n"
    found = find_column(PROSE, split_lines(PROSE))
    assert found is not None
    contents = entry * 12 + PROSE
    assert find_column(contents, split_lines(contents)) == found
