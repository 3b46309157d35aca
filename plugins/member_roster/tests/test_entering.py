"""Events, what follows from them, and the seats that nobody can exceed."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from plugins.member_roster.facts.checking_events import EventRefused
from plugins.member_roster.facts.digest import digest_of
from plugins.member_roster.facts.entering import NewEvent, enter
from plugins.member_roster.facts.people import add_members, memberships_of
from plugins.member_roster.facts.seats import NoSeat
from plugins.member_roster.models import Adjustment, Member, OfficeHeld, RosterEvent, SeatDay, Standing
from portal.extensions import db
from portal.records.models import AuditEntry
from portal.records.writing import writing

from .making import BEGIN, allow, make_batch, make_sector, make_term, numbers, seat, stood, tell

pytestmark = pytest.mark.usefixtures("in_charge")
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def in_office(term_id, sector_id=0):
    query = select(SeatDay.day, SeatDay.in_office).where(SeatDay.term_id == term_id, SeatDay.sector_id == sector_id)
    return [tuple(it) for it in db.session.execute(query.order_by(SeatDay.day))]


def test_members_sit_from_their_day_on_and_are_counted():
    term = make_term(seats=3)
    (ding, _) = seat(term, "丁　浩", "唐玉兰")
    tell(term, ding, "left", JUNE)
    assert stood(ding) == [(BEGIN, JUNE, "农业")]
    assert in_office(term) == [(BEGIN, 2), (JUNE, 1)]
    assert db.session.scalars(select(Member.name).order_by(Member.id)).all() == ["丁浩", "唐玉兰"]


def test_a_seat_too_many_is_refused_with_the_first_day_and_both_numbers():
    term = make_term(seats=2)
    ding, _ = seat(term, "丁浩", "唐玉兰")
    tell(term, ding, "left", JUNE)
    with pytest.raises(NoSeat, match=r"2026年5月1日.*3.*2"):
        seat(term, "莫建军", day=MAY)
    seat(term, "莫建军", day=JUNE)
    assert in_office(term)[-1] == (JUNE, 2)


def test_a_change_in_the_future_keeps_its_seat():
    term = make_term(seats=2)
    seat(term, "丁浩")
    seat(term, "唐玉兰", day=date(2030, 1, 1))
    with pytest.raises(NoSeat, match="2030年1月1日"):
        seat(term, "莫建军", day=MAY)


def test_an_exit_and_an_addition_of_one_day_fit_into_one_batch():
    term = make_term(seats=1)
    (ding,) = seat(term, "丁浩")
    with writing() as tx:
        (tang,) = add_members(tx.session, [{"name": "唐玉兰"}])
        place = memberships_of(tx.session, term, [tang])[tang]
        came = NewEvent(place, "joined", JUNE, {"name": "唐玉兰", "sector_id": make_sector("农业")}, "addition")
        enter(make_batch(term), [came, NewEvent(ding, "left", JUNE, {}, "death")])
    assert in_office(term) == [(BEGIN, 1), (JUNE, 1)]


def test_a_sector_binds_only_where_a_document_fixes_its_seats():
    term = make_term(seats=9, 农业=1)
    seat(term, "丁浩")
    with pytest.raises(NoSeat, match="农业"):
        seat(term, "唐玉兰")
    with writing():
        allow(term, make_sector("教育"), 0, binding=False)
    seat(term, "唐玉兰", sector="教育")


def test_a_day_that_only_a_sector_knows_is_counted_for_the_whole_term_too():
    term = make_term(seats=1)
    with writing():
        allow(term, make_sector("农业"), 3, day=MAY)
    seat(term, "丁浩", day=MAY)
    assert in_office(term) == [(BEGIN, 0), (MAY, 1)]
    with pytest.raises(NoSeat):
        seat(term, "唐玉兰", day=MAY)


def test_seats_are_not_taken_from_under_members():
    term = make_term(seats=2)
    seat(term, "丁浩", "唐玉兰")
    with pytest.raises(NoSeat, match="2026年6月1日"), writing():
        allow(term, None, 1, day=JUNE)
    with writing():
        allow(term, None, 3, day=JUNE)
    seat(term, "莫建军", day=JUNE)


def test_a_correction_is_a_new_event_and_both_stay():
    term = make_term()
    (ding,) = seat(term, "丁浩")
    first = db.session.scalars(select(RosterEvent.id)).one()
    tell(term, ding, "joined", MAY, replaces_id=first, name="丁皓", sector_id=1)
    assert [it[0] for it in stood(ding)] == [MAY]
    assert db.session.scalars(select(RosterEvent.happened_on).order_by(RosterEvent.id)).all() == [BEGIN, MAY]
    assert db.session.scalars(select(Member.name)).one() == "丁皓"
    with pytest.raises(EventRefused, match="较新的一条"):
        tell(term, ding, "", MAY, replaces_id=first)


def test_what_cannot_have_happened_is_refused():
    term = make_term()
    (ding,) = seat(term, "丁浩", day=MAY)
    for action, day, facts in (
        ("joined", JUNE, {"name": "丁浩", "sector_id": 1}),
        ("left", BEGIN, {}),
        ("changed", BEGIN, {"post": "校长"}),
        ("elected", BEGIN, {"office": "chair"}),
        ("left_office", JUNE, {"office": "chair"}),
        ("left", BEGIN - timedelta(1), {}),
        ("joined", JUNE, {"name": "丁浩"}),
        ("changed", JUNE, {"phone": "1"}),
    ):
        with pytest.raises(EventRefused):
            tell(term, ding, action, day, **facts)
    assert db.session.scalars(select(RosterEvent.action)).all() == ["joined"]


def test_offices_stand_apart_and_end_with_the_member():
    term = make_term()
    (ding,) = seat(term, "丁浩")
    tell(term, ding, "elected", MAY, office="standing_member")
    tell(term, ding, "left", JUNE)
    query = select(OfficeHeld.office, OfficeHeld.begins, OfficeHeld.ends)
    assert db.session.execute(query).all() == [("standing_member", MAY, JUNE)]


def test_each_member_has_an_audit_entry_without_values():
    term = make_term()
    seat(term, "丁浩", post="校长")
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.kind == "member_roster.member")).one()
    assert (entry.action, entry.fields) == ("correction", ["name", "post", "sector_id"])


def test_the_digest_of_a_batch_is_that_of_its_events():
    term = make_term()
    seat(term, "丁浩")
    batch = db.session.scalars(select(Adjustment)).one()
    assert batch.events_digest == digest_of(db.session(), batch.id) != ""


RAW = "INSERT INTO member_roster_standing (membership_id, term_id, begins, ends, name, sector_id, party, post) VALUES "


@pytest.mark.parametrize("verb", ["INSERT", "INSERT OR IGNORE", "INSERT OR REPLACE"])
def test_raw_sql_cannot_exceed_the_seats(verb):
    if verb != "INSERT" and db.engine.dialect.name != "sqlite":
        pytest.skip("SQLite's words")
    term = make_term(seats=1)
    (ding,) = seat(term, "丁浩", day=MAY)
    late = f"({ding}, {term}, '2027-01-01', NULL, '丁浩', 1, '', '')"
    with pytest.raises(IntegrityError, match="within_seats"), writing() as tx:
        tx.session.execute(text(RAW.replace("INSERT", verb) + late))
    early = f"({ding}, {term}, '2026-02-01', '2026-05-01', '丁浩', 1, '', '')"
    with writing() as tx:
        tx.session.execute(text(RAW + early))
    for change in ("ends = '2026-05-02'", "ends = NULL"):
        with pytest.raises(IntegrityError, match="within_seats"), writing() as tx:
            tx.session.execute(text(f"UPDATE member_roster_standing SET {change} WHERE begins = '2026-02-01'"))
    assert in_office(term) == [(BEGIN, 0), (date(2026, 2, 1), 1), (MAY, 1)]


def test_raw_changes_and_deletions_are_counted():
    term = make_term(seats=5)
    ding, _ = seat(term, "丁浩", "唐玉兰")
    with writing() as tx:
        other = make_sector("教育")
        moved = f"sector_id = {other}, begins = '2026-05-01' WHERE membership_id = {ding}"
        tx.session.execute(text(f"UPDATE member_roster_standing SET {moved}"))
    assert in_office(term) == [(BEGIN, 1), (MAY, 2)]
    assert in_office(term, other) == [(MAY, 1)]
    with writing() as tx:
        tx.session.execute(text("DELETE FROM member_roster_standing"))
    assert {it.in_office for it in db.session.scalars(select(SeatDay))} == {0}


changes = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.sampled_from(("joined", "left", "changed")),
        st.integers(0, 6),
        st.sampled_from(("农业", "教育")),
    ),
    max_size=12,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes)
def test_no_order_of_changes_breaks_the_seats_on_any_day(app, done):
    term = make_term(seats=3, begins=BEGIN - timedelta(next(numbers)), 农业=2, 教育=2)
    with writing() as tx:
        members = add_members(tx.session, [{"name": f"委员{it}"} for it in range(5)])
        places = list(memberships_of(tx.session, term, members).values())
        sectors = {title: make_sector(title) for title in ("农业", "教育")}
    for who, action, day, sector in done:
        facts = {} if action == "left" else {"sector_id": sectors[sector]}
        facts |= {"name": f"委员{who}"} if action == "joined" else {}
        try:
            tell(term, places[who], action, BEGIN + timedelta(day), **facts)
        except (NoSeat, EventRefused):
            continue
    standings = db.session.scalars(select(Standing).where(Standing.term_id == term)).all()
    for day in (BEGIN + timedelta(it) for it in range(8)):
        sitting = [it for it in standings if it.begins <= day and (it.ends is None or day < it.ends)]
        assert len(sitting) == len({it.membership_id for it in sitting}) <= 3
        assert all(sum(it.sector_id == number for it in sitting) <= 2 for number in sectors.values())
        counted = db.session.scalar(
            select(SeatDay.in_office).where(SeatDay.term_id == term, SeatDay.sector_id == 0, SeatDay.day <= day)
            .order_by(SeatDay.day.desc()).limit(1)
        )  # fmt: skip
        assert counted == len(sitting)
