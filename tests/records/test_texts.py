"""What people type, in the one form in which it is kept."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from portal.records.texts import says_something, tidy

# Every code point, halves of surrogate pairs too.
anything = st.text(st.characters(exclude_categories=()))


@given(anything)
def test_tidying_twice_changes_nothing(text):
    assert tidy(tidy(text)) == tidy(text)


@given(anything)
def test_tidied_text_can_be_stored_and_sent(text):
    tidied = tidy(text)
    assert tidied.encode().decode() == tidied
    assert "\x00" not in tidied
    assert unicodedata.is_normalized("NFC", tidied)


@given(st.lists(st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1), min_size=1))
def test_line_ends_of_all_systems_say_the_same(lines):
    assert tidy("\r\n".join(lines)) == tidy("\r".join(lines)) == tidy("\n".join(lines))


def test_nothing_visible_is_lost():
    text = "　　路灯坏了：\n\n1. 石桥村 “老人” 摔倒过；\t2. 👍🏽 ﷽ \N{RIGHT-TO-LEFT OVERRIDE}abc"
    assert tidy(text) == text


def test_blank_lines_around_go_and_the_first_indent_stays():
    assert tidy("\n \t\n　　路灯坏了。  \n\n") == "　　路灯坏了。"


def test_control_characters_go():
    assert tidy("路\x00灯\x1b[31m\x7f") == "路灯[31m"


def test_half_of_a_surrogate_pair_becomes_a_replacement():
    assert tidy("路\ud83d灯") == "路�灯"


def test_blanks_and_invisible_characters_say_nothing():
    assert not any(map(says_something, ("", "  \n", "　", "\u200b\u200d\ufeff", "\u2028", "\u0301")))
    assert all(map(says_something, ("路", "a", "7", "？", "👍", "\u200b好")))
