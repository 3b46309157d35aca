"""Limits, quarters and questions for tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from flask import g
from sqlalchemy import func, select

from plugins.rules_finance import disclosing, table
from plugins.rules_finance.disclosing import Spending
from plugins.rules_finance.models import FigureQuestion, QuarterDisclosure
from plugins.rules_finance.parameters import MODEL
from plugins.rules_finance.permissions import PERMISSIONS
from plugins.rules_revision.drafted import read
from plugins.rules_revision.models import RuleVersion
from plugins.rules_revision.registering import RuleFacts, VersionFacts, enter
from portal.clock import now
from portal.extensions import db
from portal.items import SignedIn
from portal.records import review
from portal.records.writing import writing

HOME = "/rules_finance"
STAFF = f"{HOME}/staff"
TEXT = MODEL.read_text("utf-8")
LINES = (Spending("办公费", 1_000_000, 250_050), Spending("差旅费", 500_000, 500_000))


def everything() -> SignedIn:
    """Somebody who may do all there is in this plugin."""
    return SignedIn(5, "li", "李某 办公室", 1, frozenset(it.name for it in PERMISSIONS), frozenset())


@contextmanager
def in_the_office() -> Iterator[None]:
    """Whoever acts within may do everything."""
    before = g.get("portal_person")
    g.portal_person = everything()
    try:
        yield
    finally:
        g.portal_person = before


def make_limit(first: int = 0, last: int | None = 500_000, who: str = "办公室主任", **fields: object) -> int:
    """A limit; returns its number."""
    with in_the_office():
        return table.add_limit(
            table.LimitFacts(**{"expense": "单笔支出", **fields}, first=first, last=last, approver=who)
        )


def free_quarter() -> tuple[int, int]:
    """A quarter that nobody has written yet, long ago."""
    there = db.session.scalar(select(func.count()).select_from(QuarterDisclosure)) or 0
    return 2000 + there // 4, there % 4 + 1


def make_quarter(state: str = "written", year: int | None = None) -> int:
    """A quarter that is written, signed or shown; returns its number."""
    with in_the_office():
        number = disclosing.write(*((year, 1) if year else free_quarter()), "", LINES)
        if state != "written":
            sign(number)
        if state == "shown":
            disclosing.publish(number, quarter(number).version)
    return number


def sign(number: int) -> None:
    """Have a quarter reviewed and signed as it is."""
    with writing() as tx:
        review.ask(tx.session.get(QuarterDisclosure, number), "office", "试", "/").state = "signed"


def make_question() -> int:
    """A question about a quarter that is shown; returns its number."""
    with in_the_office():
        return disclosing.ask(make_quarter("shown"), "question", "为什么超支？")


def make_rule(text: str = TEXT) -> int:
    """A rule on finance in force, read by the office; returns its number."""
    facts = RuleFacts(
        title="财务管理制度", text_kind="制度", domain="finance", body="主席会议", office="办公室", scope="office"
    )
    before, g.portal_person = g.get("portal_person"), None
    number = enter(facts, VersionFacts(1, in_force_from=date(2020, 1, 1)), read(text))
    with writing() as tx:
        for version in tx.session.query(RuleVersion).filter_by(rule_id=number):
            version.published_at, version.scope = now(), "office"
    g.portal_person = before
    return number


def quarter(number: int) -> QuarterDisclosure:
    """The quarter as it stands."""
    return db.session.get(QuarterDisclosure, number)


def question(number: int) -> FigureQuestion:
    """The question as it stands."""
    return db.session.get(FigureQuestion, number)
