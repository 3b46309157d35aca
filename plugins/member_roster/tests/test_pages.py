"""What clerks see and do on the pages of the register."""

from sqlalchemy import select

from plugins.member_roster import example
from plugins.member_roster.facts.checking import problems
from plugins.member_roster.models import Member, RosterEvent, SeatQuota, Standing
from portal.extensions import db
from portal.testing import submit

HOME = "/member_roster/staff"


def member_named(name):
    return db.session.scalars(select(Member).where(Member.name == name)).one()


def test_the_example_is_whole_and_loaded_once(app):
    example.load()
    example.load()
    assert len(db.session.scalars(select(Standing)).all()) == 68
    assert list(problems(db.session())) == []


def test_the_roster_of_a_day_is_read_and_a_member_corrected_with_both_entries_shown(app, sign_in_as):
    example.load()
    clerk = sign_in_as("staff")
    page = clerk.get(f"{HOME}/").get_data(as_text=True)
    assert "第七届" in page
    assert "界别席位" in page
    event = db.session.scalars(select(RosterEvent).order_by(RosterEvent.id)).first()
    name = event.facts["name"]
    number = member_named(name).id
    known = {it: value or 0 if it.endswith("_id") else value for it, value in event.facts.items()}
    sent = known | {"post": "县委统战部部长", "reason": "笔误", "happened_on": event.happened_on.isoformat()}
    assert submit(clerk, f"{HOME}/events/{event.id}/correct", **sent).status_code == 302
    page = clerk.get(f"{HOME}/members/{number}").get_data(as_text=True)
    assert "县委统战部部长" in page
    assert "被更正的原记录" in page


def test_contact_is_masked_until_somebody_says_why(app, sign_in_as):
    example.load()
    clerk = sign_in_as("staff")
    submit(clerk, f"{HOME}/members/1/contact", phone="13812345678")
    page = clerk.get(f"{HOME}/members/1").get_data(as_text=True)
    assert "138****5678" in page
    assert "13812345678" not in page
    shown = submit(clerk, f"{HOME}/members/1", to=f"{HOME}/members/1/reveal/phone", reason="通知开会")
    assert "13812345678" in shown.get_data(as_text=True)
    assert "138****5678" in submit(clerk, f"{HOME}/phone", phone="13812345678").get_data(as_text=True)


def test_approved_seats_are_entered_with_their_document(app, sign_in_as):
    example.load()
    head = sign_in_as("office_head")
    words = {"decided_by": "县委", "basis": "会议", "valid_from": "2031-01-01", "seats": "80", "sector_id": 0}
    answer = submit(head, f"{HOME}/terms/1/seats", document="青岚县委〔2026〕3号", **words)
    assert answer.status_code == 409
    assert "专门文件" in answer.get_data(as_text=True)
    submit(head, f"{HOME}/terms/1/seats", document="青岚县委〔2031〕1号", **words)
    assert db.session.scalars(select(SeatQuota.seats).order_by(SeatQuota.id.desc())).first() == 80


def test_a_member_is_found_by_staff_and_never_by_the_public(app, client, sign_in_as):
    example.load()
    name = db.session.scalars(select(Member.name)).first()
    assert "/member_roster/staff/members/" in sign_in_as("staff").get(f"/portal/search?q={name}").get_data(as_text=True)
    assert "/member_roster/staff" not in client.get(f"/search?q={name}").get_data(as_text=True)
