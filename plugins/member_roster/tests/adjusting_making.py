"""Batches for tests, and how they go on."""

from datetime import date

from sqlalchemy import select

from plugins.member_roster.adjusting import batches, lines
from plugins.member_roster.adjusting.lines import LineText
from plugins.member_roster.models import Adjustment, Membership, Sector
from portal.extensions import db
from portal.items import Decision, Entry

DAY = date(2026, 8, 28)
WAY = ("vet", "approve", "agree")


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
