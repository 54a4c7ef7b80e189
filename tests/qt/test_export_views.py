"""What the export window reads out of finished files: the same that other programs find in them."""

import io

import openpyxl
import pytest

from mapdesigner.export.formats import format_named
from mapdesigner.export.usual import usual_options
from mapdesigner.files.disk import open_map
from mapdesigner.qt.export.page_text import text_of_page
from mapdesigner.qt.export.views import MOST_LINES, MOST_ROWS, csv_table, first_lines, view_of
from mapdesigner.resources import samples_path


@pytest.fixture(scope="module")
def bookshop():
    return open_map(samples_path() / "online-bookshop.json")


def made(map_, key):
    format_ = format_named(key)
    options = usual_options(format_)
    data = format_.export(map_, options).data
    return data, view_of(format_, data, options, lambda: False)


def test_a_workbook_shows_what_openpyxl_reads(theme, bookshop):
    data, tables = made(bookshop, "workbook")
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    assert [table.name for table in tables] == book.sheetnames
    for table in tables:
        rows = list(book[table.name].iter_rows(values_only=True))
        assert len(rows) == len(table.rows) + table.more
        for shown, row in zip(table.rows, rows, strict=False):
            for at, value in enumerate(row):
                words = shown[at] if at < len(shown) else ""
                if isinstance(value, str):
                    assert words == value[:200]
                elif value is None:
                    assert words == ""
                elif hasattr(value, "isoformat"):
                    assert words == value.isoformat()[:10]
                else:
                    assert words != ""


def test_slides_are_named_with_what_stands_on_them(theme, bookshop):
    _, lines = made(bookshop, "slides")
    assert "Buying a book online" in lines.text
    for persona in bookshop.personas:
        assert persona.name in lines.text
    assert "‹#›" not in lines.text


def test_a_web_page_shows_its_words_without_markup(theme, bookshop):
    _, lines = made(bookshop, "page")
    assert "Buying a book online" in lines.text
    assert "<" not in lines.text.splitlines()[0] and "font-face" not in lines.text


def test_words_of_a_page_keep_what_looks_like_markup():
    page = "<head><title>t</title></head><p>a &lt;b&gt; c</p><script>no</script><ul><li>one<li>two</ul>"
    assert text_of_page(page).split() == ["a", "<b>", "c", "one", "two"]


def test_a_drawing_on_a_page_is_said():
    page = "<h2>Map</h2><div><svg><text>Checkout</text></svg></div><p>after</p>"
    assert text_of_page(page).split("\n\n") == ["Map", "[the map as a drawing]", "after"]


def test_what_stands_under_each_other_on_a_slide_is_told_apart(theme, bookshop):
    _, lines = made(bookshop, "slides")
    assert "Nurse on shifts at a hospital · Flat in the suburbs" in lines.text


def test_long_texts_and_tables_are_cut_and_that_is_counted():
    lines = first_lines("\n".join(str(number) for number in range(MOST_LINES + 7)))
    assert lines.text.splitlines()[-1] == str(MOST_LINES - 1) and lines.more == 7
    table = csv_table("a,b\n" + "1,2\n" * (MOST_ROWS + 5), ",")
    assert len(table.rows) == MOST_ROWS + 1 and table.more == 5
    assert first_lines("x" * 100_000).text.endswith(" …")
    assert first_lines("") == ("", 0)
