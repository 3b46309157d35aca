"""What follows from events does not depend on the order in which they were entered."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.member_roster.facts.replaying import Held, replay

START = date(2026, 1, 1)


@dataclass(frozen=True)
class Event:
    id: int
    action: str
    day: int
    facts: dict = field(default_factory=dict)
    replaces_id: int | None = None

    @property
    def happened_on(self):
        return START + timedelta(self.day)


def joined(number, day, sector=1, **more):
    return Event(number, "joined", day, {"name": "丁浩", "sector_id": sector}, **more)


def spans(events):
    return [
        ((it.begins - START).days, it.ends and (it.ends - START).days, it.sector_id) for it in replay(events).standings
    ]


FACTS = {
    "joined": st.builds(lambda sector: {"name": "丁浩", "sector_id": sector}, st.integers(1, 3)),
    "changed": st.sampled_from([{"sector_id": 1}, {"sector_id": 2}, {"post": "校长"}, {"post": "", "gender": "male"}]),
    "elected": st.sampled_from([{"office": "chair"}, {"office": "standing_member"}]),
}
FACTS["left_office"] = FACTS["elected"]


@st.composite
def histories(draw):
    events = []
    for number in range(1, draw(st.integers(1, 12)) + 1):
        action = draw(st.sampled_from(("joined", "changed", "left", "elected", "left_office", "warned", "")))
        left = sorted({it.id for it in events} - {it.replaces_id for it in events})
        replaced = draw(st.sampled_from(left)) if left and (not action or draw(st.booleans())) else None
        if action or replaced:
            facts = draw(FACTS.get(action, st.just({})))
            events.append(Event(number, action, draw(st.integers(0, 8)), facts, replaced))
    return events


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(histories(), st.randoms())
def test_the_order_of_entry_says_nothing(events, chance):
    shuffled = list(events)
    chance.shuffle(shuffled)
    assert replay(shuffled) == replay(events)


@given(histories())
def test_standings_and_offices_never_overlap_and_last_a_day_at_least(events):
    told = replay(events)
    by_office = {}
    for held in told.offices:
        by_office.setdefault(held.office, []).append(held)
    for row in (told.standings, *by_office.values()):
        for before, after in pairwise(row):
            assert before.ends is not None
            assert before.ends <= after.begins
        assert all(it.ends is None or it.ends > it.begins for it in row)


@given(histories())
def test_whoever_came_in_stands_somewhere(events):
    replaced = {it.replaces_id for it in events}
    came = [it for it in events if it.action == "joined" and it.id not in replaced]
    assert bool(replay(events).standings) == bool(came)


@given(histories())
def test_nobody_holds_an_office_on_a_day_without_seat(events):
    told = replay(events)
    days = [START + timedelta(it) for it in range(10)]
    for held in told.offices:
        for day in days:
            if held.begins <= day and (held.ends is None or day < held.ends):
                assert any(it.begins <= day and (it.ends is None or day < it.ends) for it in told.standings)


def test_a_change_of_sector_ends_one_standing_and_begins_another():
    events = [joined(1, 0), Event(2, "changed", 5, {"sector_id": 2}), Event(3, "left", 9)]
    assert spans(events) == [(0, 5, 1), (5, 9, 2)]


def test_what_stays_the_same_makes_no_new_standing():
    assert spans([joined(1, 0), Event(2, "changed", 5, {"sector_id": 1})]) == [(0, None, 1)]


def test_whoever_leaves_and_comes_back_on_one_day_stays():
    assert spans([joined(1, 0), joined(2, 5, 2), Event(3, "left", 5)]) == [(0, 5, 1), (5, None, 2)]


def test_a_correction_counts_instead_of_what_it_replaces():
    assert spans([joined(1, 0), joined(2, 3, replaces_id=1)]) == [(3, None, 1)]


def test_what_was_taken_back_counts_for_nothing():
    assert spans([joined(1, 0), Event(2, "left", 4), Event(3, "", 4, replaces_id=2)]) == [(0, None, 1)]


def test_offices_end_with_the_membership():
    events = [joined(1, 0), Event(2, "elected", 2, {"office": "chair"}), Event(3, "left", 6)]
    assert replay(events).offices == [Held("chair", START + timedelta(2), START + timedelta(6))]


def test_what_can_do_nothing_is_named():
    events = [joined(1, 3), joined(2, 5), Event(3, "left", 1)]
    assert [it.id for it in replay(events).idle] == [3, 2]
