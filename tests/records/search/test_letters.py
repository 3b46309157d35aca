"""The form in which texts are compared."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.records.search.letters import normalise, pairs, terms_of

pytestmark = pytest.mark.own_app

anything = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("整改〔２０２６〕１２号", "整改〔2026〕12号"),
        ("  石桥村\n\t路灯　坏了 ", "石桥村 路灯 坏了"),
        ("ＡＢＣ abc ㎡ ①", "abc abc m2 1"),
        ("路\x00灯\ud83d", "路 灯"),
    ],
)
def test_widths_cases_and_blanks_make_no_difference(text, normal):
    assert normalise(text) == normal


@given(anything)
def test_what_is_compared_can_be_stored_in_both_databases(text):
    normal = normalise(text)
    assert normal.encode().decode() == normal
    assert "\0" not in normal
    assert normal == " ".join(normal.split())


@given(anything)
def test_a_query_has_the_same_terms_however_it_is_composed(text):
    assert terms_of(unicodedata.normalize("NFD", normalise(text))) == terms_of(normalise(text))


@given(anything, st.data())
def test_the_pairs_of_every_piece_are_among_those_of_the_text(text, data):
    normal = normalise(text)
    start = data.draw(st.integers(0, len(normal)))
    stop = data.draw(st.integers(start, len(normal)))
    assert set(pairs(normal[start:stop])) <= set(pairs(normal))


def test_pairs_do_not_reach_over_what_is_no_letter():
    assert pairs("石桥，路灯 a1") == ["a1", "石桥", "路灯"]
