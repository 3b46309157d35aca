"""Names that people give their files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.records.file_names import LONGEST, LONGEST_BYTES, clean_name, with_suffix
from tests.office.samples import CORPUS

pytestmark = pytest.mark.once
NAUGHTY = CORPUS / "naughty" / "blns.txt"


def sound(name):
    """What every system and every header can bear."""
    assert 0 < len(name) <= LONGEST + 11
    assert len(name.encode()) <= LONGEST_BYTES
    assert name not in (".", "..")
    assert not set('/\\<>:"|?*\r\n\0\u202e').intersection(name)
    assert name == name.strip(". ")
    assert clean_name(name) == name


@given(st.text())
def test_any_name_becomes_a_sound_one(given_name):
    sound(clean_name(given_name))
    sound(clean_name(f"{given_name}.docx"))


def test_naughty_strings_become_sound_names():
    if not NAUGHTY.exists():
        pytest.skip("the strings are not here")
    for line in NAUGHTY.read_text("utf-8").splitlines():
        sound(clean_name(f"{line}.pdf"))
        sound(clean_name(line))


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("关于 路灯的情况.docx", "关于 路灯的情况.docx"),
        ("C:\\Users\\wang\\报告.pdf", "报告.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a<b>:c?.txt", "a_b__c_.txt"),
        ("con.txt", "file_con.txt"),
        ("\u202egpj.exe", "gpj.exe"),
        ("a" * 300 + ".docx", "a" * 100 + ".docx"),
        ("e\u0301.pdf", "\u00e9.pdf"),
        ("", "file"),
        (None, "file"),
    ],
)
def test_a_name_is_kept_as_far_as_systems_can_bear_it(given_name, kept):
    assert clean_name(given_name) == kept


@pytest.mark.parametrize(
    ("name", "suffix", "fitting"),
    [("a.jpg", ".png", "a.png"), ("a.JPEG", ".jpg", "a.JPEG"), ("a.b.PNG", ".png", "a.b.PNG"), ("a", ".txt", "a.txt")],
)
def test_the_end_of_a_name_says_what_the_content_is(name, suffix, fitting):
    assert with_suffix(name, suffix) == fitting
