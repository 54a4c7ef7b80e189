"""Days are read as people write them."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, QLocale

from mapdesigner.qt.widgets.days import NoDay, day_from, day_or_month_end_from, day_text


@pytest.mark.parametrize(
    ("typed", "locale", "day"),
    [
        ("2027-01-15", "nb_NO", date(2027, 1, 15)),
        ("15.01.2027", "nb_NO", date(2027, 1, 15)),
        ("15.1.27", "en_US", date(2027, 1, 15)),
        ("3/4/2027", "en_US", date(2027, 3, 4)),
        ("3/4/2027", "en_GB", date(2027, 4, 3)),
        ("15 January 2027", "en_GB", date(2027, 1, 15)),
        ("Jan 15, 2027", "en_US", date(2027, 1, 15)),
        ("15. mai 2027", "nb_NO", date(2027, 5, 15)),
        ("２０２６－０３－０５", "ja_JP", date(2026, 3, 5)),
        ("２０２６／３／５", "ja_JP", date(2026, 3, 5)),
        ("2026年3月5日", "en_GB", date(2026, 3, 5)),
        ("2026년 3월 5일", "en_GB", date(2026, 3, 5)),
        ("٢٠٢٦-٠٣-٠٥", "en_US", date(2026, 3, 5)),
        ("\u200f٥\u200f/٣\u200f/٢٠٢٦", "ar_EG", date(2026, 3, 5)),
        ("٥ مارس ٢٠٢٦", "ar_EG", date(2026, 3, 5)),
        ("५ मार्च २०२६", "hi_IN", date(2026, 3, 5)),
        ("๕/๓/๒๐๒๖", "en_GB", date(2026, 3, 5)),
        ("2026–03–05", "en_GB", date(2026, 3, 5)),
        ("  ", "en_GB", None),
    ],
)
def test_days_are_read_as_people_write_them(typed, locale, day):
    assert day_from(typed, QLocale(locale)) == day


@pytest.mark.parametrize("typed", ["soon", "31.02.2027", "2027-13-01", "15 Foo 2027", "12", "1.2.345"])
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(NoDay):
        day_from(typed, QLocale("en_GB"))


def test_a_day_is_shown_in_a_form_that_is_read_again():
    for day in (date(1999, 12, 31), date(2027, 5, 1)):
        assert day_from(day_text(day), QLocale("vi_VN")) == day


@pytest.mark.parametrize("typed", ["２０２６－０３", "2026年3月", "٣/٢٠٢٦", "３．２０２６"])
def test_a_month_in_other_figures_ends_on_its_last_day(typed):
    assert day_or_month_end_from(typed, QLocale("en_GB")) == date(2026, 3, 31)


def test_a_day_in_the_systems_own_long_words_and_figures_is_read():
    for name in ("ar_EG", "fa_IR", "hi_IN", "ja_JP", "ko_KR", "mr_IN"):
        locale = QLocale(name)
        written = locale.toString(QDate(2026, 3, 5), QLocale.FormatType.LongFormat)
        assert day_from(written, locale) == date(2026, 3, 5), written
