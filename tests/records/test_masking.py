"""Personal values as lists show them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.records.masking import mask


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("13812341234", "138****1234"),
        ("+86 138-1234-1234", "138****1234"),
        ("33080219700101123X", "330***********123X"),
        ("张三", "张*"),
        ("欧阳测试", "欧***"),
        ("阿卜杜拉·买买提", "阿*******"),
        ("李", "*"),
        ("", ""),
    ],
)
def test_enough_is_shown_to_tell_two_apart(value, shown):
    assert mask(value) == shown


@given(st.text())
def test_no_value_is_shown_whole(value):
    shown = mask(value)
    assert shown == "" or "*" in shown
    assert sum(sign != "*" for sign in shown) <= 7
