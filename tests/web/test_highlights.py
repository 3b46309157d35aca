"""Words that were searched for, marked in a text."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.records.search.letters import normalise, terms_of
from portal.web.highlights import LENGTH, excerpt, marked

texts = st.text(st.sampled_from("路灯石桥<>&\"' aAＡ㎡İß2"), max_size=30)


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("石桥的路灯", "路灯", "石桥的<mark>路灯</mark>"),
        ("ＡＢＣ", "bc", "Ａ<mark>ＢＣ</mark>"),
        ("路灯路灯", "路灯", "<mark>路灯路灯</mark>"),
        ("石桥路灯", "桥路 路灯", "石<mark>桥路灯</mark>"),
        ("3㎡", "m2", "3<mark>㎡</mark>"),
        ("<b>路灯", "b", "&lt;<mark>b</mark>&gt;路灯"),
        ("石桥", "<mark>", "石桥"),
    ],
)
def test_words_are_marked_where_they_stand(text, query, shown):
    assert marked(text, terms_of(query)) == shown


@given(texts, texts)
def test_marking_changes_no_letter_and_lets_no_markup_through(text, query):
    shown = str(marked(text, terms_of(query)))
    assert unescape(re.sub("</?mark>", "", shown)) == text


@given(texts, st.data())
def test_what_is_found_is_marked(text, data):
    start = data.draw(st.integers(0, len(text)))
    for term in terms_of(text[start : start + 3]):
        if term in normalise(text):
            assert "<mark>" in marked(text, [term])


def test_an_excerpt_shows_the_place_of_the_first_word():
    text = "前" * 200 + "\n路灯坏了\n" + "后" * 200
    shown = re.sub("<.*?>", "", str(excerpt(text, ["路灯"])))
    assert re.fullmatch("…前+ 路灯坏了 后+…", shown)
    assert len(shown) == LENGTH + 2
    assert excerpt("短 文\n章", ["x"]) == "短 文 章"
