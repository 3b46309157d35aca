"""What should not stand in a public text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.records.wording import Secret, find_hits, refuse_secrets


def kinds(text, words=()):
    return [hit.kind for hit in find_hits(text, words)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("本件为机密★20年", "secrecy"),
        ("秘密 ☆", "secrecy"),
        ("内部资料，注意保存", "internal"),
        ("身份证号11010519491231002X", "identity"),
        ("电话13812345678。", "phone"),
        ("请打 138-1234-5678", "phone"),
        ("卡号 6222 0200 0000 0000 0000 12", None),
        ("卡号4111 1111 1111 1111", "bank"),
        ("车牌冀A·12345", "plate"),
        ("车牌 京AD12345 停在门口", "plate"),
    ],
)
def test_a_place_to_look_at_is_found(text, kind):
    assert kinds(text)[:1] == ([kind] if kind else [])


@pytest.mark.parametrize(
    "text",
    [
        "整改〔2026〕1号",
        "110105194912310021",
        "共12345678901件",
        "机密工作由专人负责",
        "编号1380013800138000",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text):
    assert kinds(text) == []


def test_the_offices_own_words_are_marked():
    assert [(hit.start, hit.end) for hit in find_hits("请张三和张三办理", ["张三", ""])] == [(1, 3), (4, 6)]


def test_a_secrecy_mark_stops_the_text():
    with pytest.raises(Secret):
        refuse_secrets("标题", "绝密★")
    refuse_secrets("标题", "正文")


@given(
    st.text(alphabet="0123456789Xx京A·- 秘密★内部资料张三13", max_size=60), st.lists(st.text(max_size=3), max_size=3)
)
def test_hits_lie_in_the_text_in_order_and_apart(text, words):
    hits = find_hits(text, words)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(one.end <= other.start for one, other in pairwise(hits))
