"""A report is sought by every role: addresses, lists, search, counts, to-dos, notices, audit, public log."""

import json

import pytest
from sqlalchemy import select

from plugins.public_feedback.describing import DescriptionRefused, describe
from plugins.public_feedback.models import Opinion, PublishedLetter
from plugins.public_feedback.moving import carry_out
from plugins.public_feedback.publishing import PublicationRefused, Redacted, redact
from plugins.public_feedback.states import REPLIED, REPLY_DRAFTED, REPORT, RESTRICTED
from portal.errors import NotThere
from portal.extensions import db
from portal.items import Change, Entry
from portal.people.roles import ROLES
from portal.records.models import AuditEntry
from portal.records.notices import Notice
from portal.records.public_log.models import Leaf
from portal.records.writing import record, writing
from portal.testing import add_user, hidden_fields, log_findings

from .conftest import HOME
from .making import DUE, acting_as, make_opinion, make_publication, make_report, opinion

SECRET = "举报县交通局某科长收受好处费"
READERS = ("office_head", "leader")
OTHERS = tuple(role for role in ROLES if role not in READERS)
FILTERS = (
    "to_triage", "to_assign", "under_way", "to_approve", "answered", "mine", "due_soon", "overdue", "set_apart",
    "closed",
)  # fmt: skip
PAGES = ("", "/moves/assign", "/moves/x", "/description", "/extension", "/slip", "/contact", "/publication")


@pytest.fixture
def report(app):
    """A report in the hands of its readers."""
    return make_report(body=SECRET, phone="13812341234")


@pytest.mark.parametrize("role", ROLES)
def test_who_finds_a_report(report, sign_in_as, role):
    browser = sign_in_as(role)
    work = [f"{HOME}/staff/?show=to_assign", "/portal/search?q=好处费"]
    others = [f"{HOME}/staff/?show={name}" for name in FILTERS if name != "to_assign"]
    public = [f"{HOME}/answers/", "/search?q=好处费"]
    pages = [*work, *others, *public, "/portal/desk", "/portal/todo"]
    found = [address for address in pages if SECRET[:9] in browser.get(address).text]
    assert [it for it in found if it in work] == (work if role in READERS else [])
    assert not set(found) & set(public)
    assert bool(found) is (role in READERS)
    assert (SECRET in browser.get(f"{HOME}/staff/{report}").text) is (role in READERS)


@pytest.mark.parametrize("role", OTHERS)
@pytest.mark.parametrize("page", PAGES)
def test_each_address_answers_as_if_there_were_none(report, sign_in_as, role, page):
    browser = sign_in_as(role)
    answers = [browser.get(f"{HOME}/staff/{number}{page}") for number in (report, 987654)]
    shown = [(it.status_code, it.text.replace("987654", str(report))) for it in answers]
    assert shown[0] == shown[1]
    assert shown[0][0] in (403, 404)


def test_a_clerk_cannot_open_the_list_of_reports(report, sign_in_as):
    assert sign_in_as("staff").get(f"{HOME}/staff/?show=restricted").status_code == 404
    assert SECRET[:9] in sign_in_as("leader").get(f"{HOME}/staff/?show=restricted").text


def test_reports_stand_in_no_count_of_others(app, sign_in_as):
    make_report(REPLY_DRAFTED, body=SECRET)
    clerk = sign_in_as("staff")
    assert 'class="zx-count">1<' not in clerk.get(f"{HOME}/staff/").text
    assert 'class="zx-count">1<' in sign_in_as("leader").get(f"{HOME}/staff/").text
    assert "共收到留言 0 件" in clerk.get(f"{HOME}/answers/").text


def test_a_clerk_who_takes_a_report_up_sees_it_no_more(app, sign_in_as):
    number = make_opinion(body=SECRET)
    clerk = sign_in_as("staff")
    page = f"{HOME}/staff/{number}/moves/take_up"
    form = {"matter": REPORT, "title": "反映作风问题", "complained_of": "", "version": "1"}
    answer = clerk.post(page, data=form | {"csrf_token": token(clerk, page)})
    assert (answer.status_code, answer.location) == (302, f"{HOME}/staff/")
    assert clerk.get(f"{HOME}/staff/{number}").status_code == 404


def token(browser, page):
    """The token of the form on a page."""
    return hidden_fields(browser.get(page).text)["csrf_token"]


def test_only_readers_are_told_and_in_words_that_fit_any_letter(app):
    clerk, head = add_user("clerk", "staff"), add_user("head", "office_head")
    number = make_opinion(body=SECRET)
    with acting_as("经办人", user_id=4711):
        carry_out(number, 1, "take_up", matter=REPORT, title="反映作风问题")
        carry_out(number, None, "assign", unit="县纪委监委", unit_due=DUE)
        carry_out(number, None, "send_back", Entry("收受好处费的线索不全"))
    told = db.session.execute(select(Notice.user_id, Notice.title, Notice.text)).all()
    assert {row.user_id for row in told} == {head}
    assert clerk not in {row.user_id for row in told}
    assert all("好处" not in row.title + row.text and "举报" not in row.title for row in told)


def test_audit_and_public_log_say_the_same_of_a_report_as_of_any_letter(app):
    def played(matter):
        number = make_opinion(body=SECRET)
        with acting_as("甲", user_id=4711):
            carry_out(number, 1, "take_up", matter=matter, title="标题")
            carry_out(number, None, "assign", unit="县纪委监委", unit_due=DUE)
            carry_out(number, None, "send_back", Entry("线索不全，举报人要求保密"))
        audit = db.session.execute(
            select(AuditEntry.action, AuditEntry.reason, AuditEntry.fields).where(AuditEntry.record_id == str(number))
        ).all()
        leaves = [
            json.loads(it) for it in db.session.scalars(select(Leaf.content).where(Leaf.record_id == str(number)))
        ]
        shapes = [(leaf["action"], leaf["plain"], sorted(leaf["committed"]), sorted(leaf["texts"])) for leaf in leaves]
        return [tuple(row) for row in audit], shapes

    assert played(REPORT) == played("help")
    assert log_findings() == []


def test_the_audit_list_shows_nothing_of_it(report, sign_in_as):
    page = sign_in_as("auditor").get("/portal/audit").text
    assert SECRET[:8] not in page
    assert "restricted" not in page


def test_a_report_is_never_published(app):
    number = make_report(REPLIED, publication_consent=True)
    with acting_as("甲"), pytest.raises(PublicationRefused):
        redact(number, None, Redacted("标题", "内容", "答复"), "/")


def test_a_letter_that_turns_out_to_be_a_report_leaves_every_list(app, sign_in_as):
    number = make_opinion("assigned", body=SECRET)
    with acting_as("甲"):
        with pytest.raises(DescriptionRefused):
            describe(number, None, REPORT, "标题", "县交通局")
        describe(number, None, REPORT, "标题", "县住建局")
    assert opinion(number).restricted
    clerk = sign_in_as("staff")
    assert clerk.get(f"{HOME}/staff/{number}").status_code == 404
    assert f"{HOME}/staff/{number}" not in clerk.get("/portal/search?q=标题").text
    with acting_as("甲", RESTRICTED), pytest.raises(NotThere):
        carry_out(number, None, "start")


def test_a_published_letter_is_withdrawn_before_it_is_restricted(app, sign_in_as):
    public, draft = make_publication(published=True), make_publication()
    numbers = [db.session.get_one(PublishedLetter, it).opinion_id for it in (public, draft)]
    for number in numbers:
        with writing() as tx:
            row = tx.session.get_one(Opinion, number)
            row.state = "assigned"
            record(Change(row, "described"))
    with acting_as("甲"):
        with pytest.raises(DescriptionRefused):
            describe(numbers[0], None, REPORT, "标题")
        describe(numbers[1], None, REPORT, "标题")
    answers = [
        sign_in_as(role).get(f"{HOME}/staff/publications/{draft}").status_code for role in ("staff", "office_head")
    ]
    assert answers == [404, 200]
