import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.rules_revision.engine.numerals import from_chinese, to_chinese

pytestmark = pytest.mark.once


@given(st.integers(1, 9999))
def test_every_number_is_read_as_it_was_written(value):
    assert from_chinese(to_chinese(value)) == value


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
    ],
)
def test_numbers_are_written_as_official_texts_write_them(value, written):
    assert to_chinese(value) == written


@pytest.mark.parametrize(
    ("written", "value"), [("一百〇一", 101), ("一百十二", 112), ("二〇", 20), ("一十二", 12), ("两百", 200)]
)
def test_other_manners_of_writing_are_read(written, value):
    assert from_chinese(written) == value


@pytest.mark.parametrize("written", ["", "条", "一x", "1"])
def test_what_is_no_numeral_is_refused(written):
    with pytest.raises(ValueError, match="no numeral"):
        from_chinese(written)
