"""Blocks of cells as spreadsheets write and read them."""

from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.exchange.spreadsheet_block import read_block, write_block

cells = st.text(st.sampled_from('ab"\t\n\r=+ \u00e5'), max_size=6)
blocks = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width).map(tuple), max_size=4).map(tuple)
)


@given(blocks)
def test_what_was_written_reads_back_equal(block):
    assert read_block(write_block(block)) == block


@given(st.text())
def test_any_text_is_a_block_with_rows_of_one_length(text):
    assert len({len(row) for row in read_block(text)}) <= 1


def test_plain_cells_are_written_as_they_are():
    assert write_block([["=1+1", "-5", "@home"], ["a b", "", "ø"]]) == "=1+1\t-5\t@home\na b\t\tø\n"


def test_a_line_break_in_a_cell_stays_in_the_cell():
    assert write_block([["two\nlines", "x"]]) == '"two\nlines"\tx\n'
    assert read_block('"two\nlines"\tx\r\n"say ""hi"""\ty\r\n') == (("two\nlines", "x"), ('say "hi"', "y"))


def test_rows_that_end_early_are_filled_up():
    assert read_block("a\tb\tc\nd") == (("a", "b", "c"), ("d", "", ""))


def test_a_quotation_mark_that_nothing_closes_is_text():
    assert read_block('"open\tx\ny') == (('"open', "x"), ("y", ""))
    assert read_block('5" screen\tx') == (('5" screen', "x"),)
