"""Canonical JSON: one value, one text."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.records.public_log.canonical import LARGEST, NotCanonical, decode, encode

pytestmark = pytest.mark.once
words = st.text(st.characters(exclude_categories=["Cs"]))
leaves = st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | words
values = st.recursive(leaves, lambda inner: st.lists(inner) | st.dictionaries(words, inner), max_leaves=20)


@given(values)
def test_what_is_written_is_read_and_written_the_same(value):
    text = encode(value)
    assert decode(text) == value
    assert encode(json.loads(text)) == text


@given(st.dictionaries(words, st.integers(0, 9)), st.randoms())
def test_the_order_in_which_keys_were_set_makes_no_difference(value, random):
    keys = list(value)
    random.shuffle(keys)
    assert encode({key: value[key] for key in keys}) == encode(value)


@given(st.dictionaries(words, st.none(), min_size=2))
def test_keys_stand_in_the_order_of_their_utf_16_code_units(value):
    keys = list(json.loads(encode(value)))
    units = [
        [int.from_bytes(key.encode("utf-16-be")[at : at + 2]) for at in range(0, 2 * _units(key), 2)] for key in keys
    ]
    assert units == sorted(units)


def _units(text):
    return len(text.encode("utf-16-be")) // 2


def test_keys_of_the_specification_stand_as_it_says():
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    assert list(json.loads(encode(dict.fromkeys(keys)))) == [
        "\r",
        "1",
        "\u0080",
        "\u00f6",
        "\u20ac",
        "\U0001f600",
        "\ufb33",
    ]


def test_signs_are_escaped_as_the_specification_says():
    text = '\u20ac$\x0f\nA\'B"\\\\"/\x7f'
    assert encode(text) == '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/\x7f"'.encode()
    assert encode("\b\t\n\f\r\x00\x1f") == rb'"\b\t\n\f\r\u0000\u001f"'


@pytest.mark.parametrize(
    "value", [1.0, 0.5, LARGEST + 1, -LARGEST - 1, "\ud800", {"\udfff": 1}, {1: 2}, b"x", {"a": [2.5]}]
)
def test_what_not_everybody_reads_alike_is_refused(value):
    with pytest.raises(NotCanonical):
        encode(value)


@pytest.mark.parametrize(
    "text",
    [
        b'{"b":1,"a":2}', b'{"a": 1}', b'{"a":1,"a":1}', b'"\\u0041"', b'"\\/"', b'"\\u000F"', b"1.0", b"1e3", b"-0",
        b"NaN", b"[1,]", b"", b" 1", b"1 ", b'"\xff"', b'"\\ud800"', b"9007199254740992",
        b"\xef\xbb\xbf1", b"[" * 100_000,
    ],
)  # fmt: skip
def test_another_text_of_a_value_is_refused(text):
    with pytest.raises(NotCanonical):
        decode(text)
