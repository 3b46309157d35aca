"""A batch of changes from nomination to the directory."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from sqlalchemy import select

from plugins.member_roster.adjusting import announcing, batches, directory, lines, telling
from plugins.member_roster.adjusting.arithmetic import seats_after
from plugins.member_roster.adjusting.lines import LineText
from plugins.member_roster.adjusting.papers import FORMS, announcement_values, person_values, proposal_values
from plugins.member_roster.adjusting.refusals import NotReady
from plugins.member_roster.facts.seats import NoSeat
from plugins.member_roster.models import Adjustment, DirectoryCard, Member, Membership, SeatQuota, Sector
from portal.clock import today
from portal.extensions import db
from portal.items import Decision, Entry
from portal.office.forms import filled
from portal.office.forms.trying import try_template
from portal.records.review import Review
from portal.records.review.asking import NotReviewed
from portal.records.sealed_fields import read_sealed
from portal.records.workflow import MoveRefused
from portal.records.writing import writing
from portal.testing import submit

from .making import BEGIN, allow, make_sector, make_term, seat, stood

DAY = date(2026, 8, 28)
WAY = ("vet", "approve", "agree")
PAGES = "/member_roster/staff/adjustments"


@pytest.fixture(autouse=True)
def acting(in_charge):
    """Whoever acts may do everything."""


def paper(by: str = "常务委员会会议") -> Entry:
    return Entry(decision=Decision(by, DAY, "八届常委会第17次会议", scan=1))


def fetch(number: int) -> Adjustment:
    db.session.rollback()
    return db.session.get_one(Adjustment, number)


def sector(title: str) -> int:
    return db.session.scalars(select(Sector.id).where(Sector.title == title)).one()


def member_of(membership_id: int) -> int:
    return db.session.get_one(Membership, membership_id).member_id


def batch_of(term_id: int, *texts: LineText) -> int:
    number = batches.draft(term_id, batches.BatchText("2026年8月委员变动", DAY, ""))
    for text in texts:
        lines.add_line(number, text, phone="13812341234" if text.change == "addition" else "")
    return number


def addition(name: str, title: str = "农业", **more: str) -> LineText:
    return LineText("addition", name=name, sector_id=sector(title), party="无党派", post="合作社理事长", **more)


def go_on(number: int, *actions: str) -> None:
    for action in actions:
        batches.move(number, fetch(number).version, action, paper())


def decide(number: int, day: date = DAY) -> None:
    go_on(number, *WAY)
    batches.decide(number, fetch(number).version, day, "×政协常〔2026〕6号", paper())


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


def go_on_with_reason(number: int) -> None:
    batches.move(number, fetch(number).version, "send_back", Entry(reason="补充理由"))
    line = fetch(number).lines[0]
    lines.change_line(line.id, line.version, addition("丁浩", over_reason="县委会议纪要"), another=True)


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


def test_the_department_follows_the_party(app):
    number = batch_of(make_term(10), addition("丁浩"))
    lines.add_line(number, LineText("addition", name="李强", sector_id=sector("农业"), party="中共"))
    assert [it.nominated_by for it in fetch(number).lines] == ["统战部", "组织部"]


def test_who_leaves_is_on_paper_with_sector_and_post(app):
    term_id = make_term(10)
    leaving = member_of(*seat(term_id, "王小梅", post="县一中教师", party="民盟"))
    number = batch_of(term_id, LineText("resignation", member_id=leaving, reason="调离"))
    row = proposal_values(fetch(number), [])["变动"][0]
    assert (row["界别"], row["单位职务"], row["党派"]) == ("农业", "县一中教师", "民盟")


def test_who_changes_the_sector_keeps_the_post_on_paper(app):
    term_id = make_term(10)
    moving = member_of(*seat(term_id, "王小梅", post="县一中教师"))
    with writing():
        other = make_sector("教育")
    number = batch_of(term_id, LineText("change_of_sector", member_id=moving, sector_id=other))
    values = person_values(fetch(number).lines[0])
    assert (values["界别"], values["单位职务"]) == ("教育", "县一中教师")


def test_a_batch_is_begun_and_filled_on_its_pages(app, sign_in_as):
    term_id, clerk = make_term(10), sign_in_as("staff")
    with writing():
        sector_id = make_sector("农业")
    answer = submit(clerk, f"{PAGES}/new", term=term_id, title="增补")
    assert answer.status_code == 302
    page = answer.headers["Location"]
    assert submit(clerk, f"{page}/lines/new?change=addition", name="丁浩", sector=sector_id).status_code == 302
    assert "下一步" in clerk.get(page).get_data(as_text=True)
    assert [it.name for it in db.session.scalars(select(Adjustment)).one().lines] == ["丁浩"]


def test_a_batch_under_review_is_not_handed_in_again(app, sign_in_as):
    number, clerk = batch_of(make_term(10), addition("丁浩")), sign_in_as("staff")
    decide(number)
    assert f"{PAGES}/{number}/review" in clerk.get(f"{PAGES}/{number}").get_data(as_text=True)
    announcing.hand_in(number, fetch(number).version, "/")
    assert f"{PAGES}/{number}/review" not in clerk.get(f"{PAGES}/{number}").get_data(as_text=True)


def shown(day: date = DAY) -> list[tuple[str, str]]:
    with db.engine.connect() as connection:
        term = directory.term_on(connection, day)
        page = directory.cards(connection, term.id, day, None, "", None)
    return [(it.name, it.title) for it in page.rows]


def sign_review() -> None:
    """Let the newest review pass."""
    with writing() as tx:
        review = tx.session.scalars(select(Review).order_by(Review.id.desc())).first()
        review.state = "signed"


def announce(number: int) -> None:
    telling.tell(number, fetch(number).version, today(), "电话")
    announcing.hand_in(number, fetch(number).version, "/")
    sign_review()
    announcing.announce(number, fetch(number).version)


def test_directory_shows_a_member_once_announced_and_from_the_day_on(app):
    number = batch_of(make_term(10), addition("丁浩"))
    decide(number)
    assert shown() == []
    announce(number)
    assert shown() == [("丁浩", "农业")]
    assert shown(date(2026, 8, 27)) == []


def test_nothing_is_announced_before_its_people_know(app):
    number = batch_of(make_term(10), addition("丁浩"))
    decide(number)
    announcing.hand_in(number, fetch(number).version, "/")
    sign_review()
    with pytest.raises(NotReady, match="丁浩"):
        announcing.announce(number, fetch(number).version)


def test_nothing_is_announced_without_a_review(app):
    number = batch_of(make_term(10), addition("丁浩"))
    decide(number)
    telling.tell(number, fetch(number).version, today(), "电话")
    with pytest.raises(NotReviewed):
        announcing.announce(number, fetch(number).version)


def test_a_departure_shows_in_the_directory_once_announced_only(app):
    term_id = make_term(10)
    come = batch_of(term_id, addition("丁浩"))
    decide(come)
    announce(come)
    member_id = db.session.scalars(select(Member.id)).one()
    go = batch_of(term_id, LineText("resignation", member_id=member_id))
    later = date(2026, 9, 20)
    decide(go, later)
    assert shown(later) == [("丁浩", "农业")]
    announce(go)
    assert shown(later) == []
    assert shown() == [("丁浩", "农业")]


def test_a_withdrawn_announcement_takes_its_people_out_of_the_directory(app):
    number = batch_of(make_term(10), addition("丁浩"))
    decide(number)
    announce(number)
    with writing() as tx:
        tx.session.get_one(Adjustment, number).withdrawn_for = "personal"
    assert shown() == []


def test_a_warning_is_not_announced(app):
    term_id = make_term(10)
    (warned,) = seat(term_id, "李强")
    member_id = db.session.get_one(Membership, warned).member_id
    number = batch_of(term_id, addition("丁浩"), LineText("warning", member_id=member_id))
    decide(number)
    announce(number)
    assert [it.name for it in db.session.scalars(select(DirectoryCard))] == ["丁浩"]
    assert "李强" not in str(fetch(number).public_texts())


def test_takes_effect_on_its_day_and_not_before(app):
    number = batch_of(make_term(10), addition("丁浩"))
    coming = today() + timedelta(3)
    decide(number, coming)
    announce(number)
    with pytest.raises(NotReady):
        go_on(number, "take_effect")
    with time_machine.travel(datetime.combine(coming, time(12))):
        go_on(number, "take_effect")
        assert fetch(number).state == "effective"


def test_papers_fill_for_every_kind_of_line(app):
    number = batch_of(make_term(10), addition("丁浩"))
    batch = fetch(number)
    values = {
        "member_roster.recommendation": person_values(batch.lines[0]),
        "member_roster.resignation": person_values(batch.lines[0]),
        "member_roster.proposal": proposal_values(batch, seats_after(batch)),
        "member_roster.announcement": announcement_values(batch),
    }
    for form in FORMS:
        assert filled(form.name, values[form.name]).startswith(b"PK")
        try_template(form, form.template)


def test_a_leader_is_told_what_waits_for_a_decision_and_nothing_else(app, sign_in_as):
    number, leader = batch_of(make_term(10), addition("丁浩")), sign_in_as("leader")
    waiting = f"{PAGES}/{number}"
    assert waiting not in leader.get("/portal/todo").get_data(as_text=True)
    go_on(number, "vet")
    assert waiting in leader.get("/portal/todo").get_data(as_text=True)
    go_on(number, "approve", "agree")
    batches.decide(number, fetch(number).version, DAY, "×政协常〔2026〕6号", paper())
    assert waiting not in leader.get("/portal/todo").get_data(as_text=True)
