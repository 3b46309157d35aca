"""Finding what says much the same: pieces of the text, the nearest first, nothing of what a person may not see."""

import pytest

from portal.records.search import nearest as module
from portal.records.search.letters import pieces
from portal.records.search.nearest import nearest

from .conftest import Leaflet

pytestmark = pytest.mark.own_app

TEXT = "石桥村路灯坏了两个月"


@pytest.mark.usefixtures("app")
def test_what_shares_more_comes_first(write, wang):
    far, near, other = write("石桥村路灯太少", "请修石桥村路灯，坏了两个月了", "公交车太少")
    assert nearest(TEXT, Leaflet, wang) == [near, far]
    assert other not in nearest(TEXT, Leaflet, wang)


def test_of_equal_ones_the_newest_comes_first(write, wang):
    numbers = write(*["石桥村路灯"] * 3)
    assert nearest(TEXT, Leaflet, wang, most=2) == [numbers[2], numbers[1]]


def test_what_a_person_may_not_see_is_not_near(write, wang):
    write(TEXT, audience="li")
    assert nearest(TEXT, Leaflet, wang) == []
    write(TEXT, audience="staff")
    assert nearest(TEXT, Leaflet, None) == []
    assert len(nearest(TEXT, Leaflet, wang)) == 1


def test_conditions_leave_records_out(write, wang):
    one, other = write(TEXT, TEXT)
    assert nearest(TEXT, Leaflet, wang, Leaflet.id != other) == [one]


def test_of_many_only_the_newest_are_compared(write, wang, monkeypatch):
    monkeypatch.setattr(module, "CANDIDATES", 2)
    best, *newest = write(TEXT, "石桥村路灯", "石桥村路灯")
    assert best not in nearest(TEXT, Leaflet, wang)
    assert nearest(TEXT, Leaflet, wang) == newest[::-1]


@pytest.mark.parametrize("text", ["", " 。", "灯", "' OR (", "\0"])
def test_a_text_without_a_pair_is_near_to_nothing(write, wang, text):
    write("路灯 OR", TEXT)
    assert nearest(text, Leaflet, wang) in ([], nearest("or", Leaflet, wang))


@pytest.mark.parametrize(
    ("text", "found"),
    [("石桥村路灯", ["桥村路灯", "石桥村路"]), ("路灯，坏", ["路灯"]), ("灯。", []), ("石桥村", ["石桥村"])],
)
def test_pieces_are_of_four_letters_or_whole_runs(text, found):
    assert pieces(text) == found
