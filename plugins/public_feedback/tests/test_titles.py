"""The title proposed from the first words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.public_feedback.titles import LONGEST, proposed_title, spoken


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("石桥村的路灯坏了。两个月了。", "石桥村的路灯坏了"),
        ("尊敬的主席：\n　　您好！石桥村的路灯坏了，谁来修？", "石桥村的路灯坏了，谁来修"),
        ("您好，我想问路灯什么时候修", "我想问路灯什么时候修"),
        ("各位领导好！路灯坏了。", "路灯坏了"),
        ("您好！", "您好！"),
        ("。。。\n路灯坏了", "路灯坏了"),
        ("？", "？"),
        ("The lamp by gate 3.5 is broken. Since May.", "The lamp by gate 3.5 is broken"),
        ("好" * 50, "好" * 39 + "…"),
    ],
)
def test_the_first_sentence_after_the_greeting(body, title):
    assert proposed_title(body) == title


@given(st.text(min_size=1))
def test_a_title_is_one_short_line(body):
    title = proposed_title(body)
    assert len(title) <= LONGEST
    assert "\n" not in title


def test_a_text_with_chinese_in_it_is_read_as_chinese():
    assert (spoken("路灯 lamp"), spoken("lamp")) == ("zh-CN", "")
