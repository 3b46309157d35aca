"""A batch of changes from nomination to its decision."""

from datetime import date

import pytest
from sqlalchemy import select

from plugins.member_roster.adjusting import batches, lines
from plugins.member_roster.adjusting.arithmetic import seats_after
from plugins.member_roster.adjusting.lines import LineText
from plugins.member_roster.adjusting.refusals import NotReady
from plugins.member_roster.facts.seats import NoSeat
from plugins.member_roster.models import Member, Membership, SeatQuota
from portal.extensions import db
from portal.items import Decision, Entry
from portal.records.sealed_fields import read_sealed
from portal.records.workflow import MoveRefused
from portal.records.writing import writing

from .adjusting_making import DAY, WAY, addition, batch_of, decide, fetch, go_on, paper, sector
from .making import BEGIN, allow, make_sector, make_term, seat, stood

pytestmark = pytest.mark.usefixtures("in_charge")


def go_on_with_reason(number: int) -> None:
    batches.move(number, fetch(number).version, "send_back", Entry(reason="补充理由"))
    line = fetch(number).lines[0]
    lines.change_line(line.id, line.version, addition("丁浩", over_reason="县委会议纪要"), another=True)


def test_decision_seats_an_added_member_from_its_day(app):
    term_id = make_term(10)
    decide(batch_of(term_id, addition("丁　浩")))
    membership = db.session.scalars(select(Membership).where(Membership.term_id == term_id)).one()
    assert stood(membership.id) == [(DAY, None, "农业")]
    member = db.session.get_one(Member, membership.member_id)
    assert (member.name, read_sealed(member, "phone")) == ("丁浩", "13812341234")


def test_decision_lets_a_member_go_and_another_move(app):
    term_id = make_term(10, 农业=5, 教育=5)
    leaving, moving = seat(term_id, "王小梅", "李强")
    numbers = {it.id: it.member_id for it in db.session.scalars(select(Membership))}
    go = LineText("resignation", member_id=numbers[leaving], reason="因工作调离本县")
    move = LineText("change_of_sector", member_id=numbers[moving], sector_id=sector("教育"))
    decide(batch_of(term_id, go, move))
    assert stood(leaving) == [(BEGIN, DAY, "农业")]
    assert stood(moving) == [(BEGIN, DAY, "农业"), (DAY, None, "教育")]


def test_last_seat_can_be_given_to_whoever_comes_for_one_who_leaves(app):
    term_id = make_term(1)
    (leaving,) = seat(term_id, "王小梅")
    member_id = db.session.get_one(Membership, leaving).member_id
    decide(batch_of(term_id, LineText("resignation", member_id=member_id), addition("丁浩")))
    assert stood(leaving) == [(BEGIN, DAY, "农业")]


def test_decision_without_a_free_seat_is_refused_and_changes_nothing(app):
    term_id = make_term(1)
    seat(term_id, "王小梅")
    number = batch_of(term_id, addition("丁浩"))
    go_on(number, *WAY)
    with pytest.raises(NoSeat, match="1"):
        batches.decide(number, fetch(number).version, DAY, "6号", paper())
    assert fetch(number).state == "chair_agreed"
    assert db.session.scalars(select(Member.name)).all() == ["王小梅"]


def test_plan_of_a_sector_is_exceeded_with_a_reason_only(app):
    term_id = make_term(10)
    with writing():
        allow(term_id, make_sector("农业"), 1, binding=False)
    seat(term_id, "王小梅")
    number = batch_of(term_id, addition("丁浩"))
    go_on(number, *WAY)
    with pytest.raises(NotReady):
        batches.decide(number, fetch(number).version, DAY, "6号", paper())
    go_on_with_reason(number)
    decide(number)
    assert fetch(number).state == "decided"


def test_seats_kept_back_are_not_filled_without_a_reason(app):
    term_id = make_term(10)
    with writing() as tx:
        tx.session.add(
            SeatQuota(
                term_id=term_id,
                seats=10,
                kept_back=10,
                valid_from=date(2026, 2, 1),
                binding=True,
                document="县委发〔2026〕2号",
            )
        )
    number = batch_of(term_id, addition("丁浩"))
    total = seats_after(fetch(number))[0]
    assert (total.before, total.added, total.after, total.vacant) == (0, 1, 1, -1)
    go_on(number, *WAY)
    with pytest.raises(NotReady):
        batches.decide(number, fetch(number).version, DAY, "6号", paper())


def test_nobody_becomes_a_member_before_the_decision(app):
    number = batch_of(make_term(10), addition("丁浩"))
    go_on(number, *WAY)
    with pytest.raises(NotReady):
        batches.decide(number, fetch(number).version, date(2026, 8, 27), "6号", paper())


def test_a_death_is_recorded_without_the_bodies_and_for_its_own_day(app):
    term_id = make_term(10)
    (late,) = seat(term_id, "王小梅")
    member_id = db.session.get_one(Membership, late).member_id
    number = batch_of(term_id, LineText("death", member_id=member_id))
    batches.decide(number, fetch(number).version, date(2026, 8, 1), "备案1号", paper())
    assert stood(late) == [(BEGIN, date(2026, 8, 1), "农业")]


def test_an_addition_cannot_skip_the_bodies(app):
    number = batch_of(make_term(10), addition("丁浩"))
    with pytest.raises(NotReady):
        batches.decide(number, fetch(number).version, DAY, "6号", paper())


def test_typed_in_decision_needs_the_scan(app):
    number = batch_of(make_term(10), addition("丁浩"))
    go_on(number, *WAY)
    bare = Entry(decision=Decision("常务委员会会议", DAY, "第17次会议"))
    with pytest.raises(MoveRefused):
        batches.decide(number, fetch(number).version, DAY, "6号", bare)


def test_a_known_name_asks_whether_it_is_the_same_person(app):
    term_id = make_term(10)
    seat(term_id, "丁浩")
    number = batches.draft(term_id, batches.BatchText("增补", DAY, ""))
    with pytest.raises(lines.SameName):
        lines.add_line(number, addition("丁　浩"))
    lines.add_line(number, addition("丁　浩"), another=True)
    assert [it.name for it in fetch(number).lines] == ["丁浩"]


def test_lines_stay_as_they_are_once_the_batch_was_vetted(app):
    number = batch_of(make_term(10), addition("丁浩"))
    go_on(number, "vet")
    with pytest.raises(NotReady):
        lines.add_line(number, addition("李强"))
