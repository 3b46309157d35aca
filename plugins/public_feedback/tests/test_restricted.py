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
from portal.testing import add_user, hidden_fields, log_findings, signed_in_client

from .conftest import HOME
from .making import DUE, acting_as, make_opinion, make_publication, make_report, name_reader, opinion

SECRET = "举报县交通局某科长收受好处费"
READERS = ("office_head", "leader")
# Who reads no report: nobody who is not named, and of the named nobody without the permission.
UNREAD = [(role, named) for role in ROLES for named in (True, False) if not (named and role in READERS)]
FILTERS = (
    "to_triage", "to_assign", "under_way", "to_approve", "answered", "mine", "due_soon", "overdue", "set_apart",
    "closed",
)  # fmt: skip
PAGES = ("", "/moves/assign", "/moves/x", "/description", "/extension", "/slip", "/contact", "/publication")


@pytest.fixture
def report(app):
    """A report in the hands of its readers."""
    return make_report(body=SECRET, phone="13812341234")


@pytest.fixture
def sign_in_named(app):
    """A browser of somebody new with the role who stands in the list of readers."""
    return lambda role: signed_in_client(app, name_reader(add_user(f"named-{role}", role)))


@pytest.fixture(params=(True, False), ids=("named", "not named"))
def is_named(request):
    """Whether the account stands in the list of readers."""
    return request.param


@pytest.fixture
def sign_in(sign_in_as, sign_in_named, is_named):
    """A browser of somebody with the role, named or not."""
    return sign_in_named if is_named else sign_in_as


@pytest.mark.parametrize("role", ROLES)
def test_who_finds_a_report(report, sign_in, is_named, role):
    browser, reads = sign_in(role), is_named and role in READERS
    work = [f"{HOME}/staff/?show=to_assign", "/portal/search?q=好处费"]
    others = [f"{HOME}/staff/?show={name}" for name in FILTERS if name != "to_assign"]
    public = [f"{HOME}/answers/", "/search?q=好处费"]
    pages = [*work, *others, *public, "/portal/desk", "/portal/todo"]
    found = [address for address in pages if SECRET[:9] in browser.get(address).text]
    assert [it for it in found if it in work] == (work if reads else [])
    assert not set(found) & set(public)
    assert bool(found) is reads
    assert (SECRET in browser.get(f"{HOME}/staff/{report}").text) is reads


@pytest.mark.parametrize(("role", "is_named"), UNREAD, indirect=["is_named"])
@pytest.mark.parametrize("page", PAGES)
def test_each_address_answers_as_if_there_were_none(report, sign_in, role, page):
    browser = sign_in(role)
    answers = [browser.get(f"{HOME}/staff/{number}{page}") for number in (report, 987654)]
    shown = [(it.status_code, it.text.replace("987654", str(report))) for it in answers]
    assert shown[0] == shown[1]
    assert shown[0][0] in (403, 404)


def test_a_clerk_cannot_open_the_list_of_reports(report, sign_in_as, sign_in_named):
    page = f"{HOME}/staff/?show=restricted"
    assert sign_in_as("staff").get(page).status_code == 404
    assert sign_in_named("staff").get(page).status_code == 404
    assert SECRET[:9] not in sign_in_as("leader").get(page).text
    assert SECRET[:9] in sign_in_named("leader").get(page).text


def test_reports_stand_in_no_count_of_others(app, sign_in_as, sign_in_named):
    make_report(REPLY_DRAFTED, body=SECRET)
    clerk = sign_in_as("staff")
    for browser in (clerk, sign_in_named("staff"), sign_in_as("leader")):
        assert 'class="zx-count">1<' not in browser.get(f"{HOME}/staff/").text.partition("<main")[2]
    assert 'class="zx-count">1<' in sign_in_named("leader").get(f"{HOME}/staff/").text.partition("<main")[2]
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
    clerk, head = name_reader(add_user("clerk", "staff")), name_reader(add_user("head", "office_head"))
    unnamed = add_user("second head", "office_head")
    number = make_opinion(body=SECRET)
    with acting_as("经办人", user_id=name_reader(4711)):
        carry_out(number, 1, "take_up", matter=REPORT, title="反映作风问题")
        carry_out(number, None, "assign", unit="县纪委监委", unit_due=DUE)
        carry_out(number, None, "send_back", Entry("收受好处费的线索不全"))
    told = db.session.execute(select(Notice.user_id, Notice.title, Notice.text)).all()
    assert {row.user_id for row in told} == {head}
    assert not {clerk, unnamed} & {row.user_id for row in told}
    assert all("好处" not in row.title + row.text and "举报" not in row.title for row in told)


def test_audit_and_public_log_say_the_same_of_a_report_as_of_any_letter(app):
    def played(matter):
        number = make_opinion(body=SECRET)
        with acting_as("甲", user_id=name_reader(4711)):
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
    page = sign_in_as("auditor").get("/admin/audit?kind=public_feedback").text
    assert "收到留言" in page
    assert SECRET[:8] not in page
    assert "restricted" not in page


def test_a_report_is_never_published(app):
    number = make_report(REPLIED, publication_consent=True)
    with acting_as("甲", user_id=name_reader(4711)), pytest.raises(PublicationRefused):
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
    for person in (acting_as("甲", RESTRICTED, user_id=name_reader(4711)), acting_as("乙")):
        with person, pytest.raises(NotThere):
            carry_out(number, None, "start")


def test_a_published_letter_is_withdrawn_before_it_is_restricted(app, sign_in_as, sign_in_named):
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
    people = (sign_in_as("staff"), sign_in_named("staff"), sign_in_as("office_head"), sign_in_named("office_head"))
    answers = [browser.get(f"{HOME}/staff/publications/{draft}").status_code for browser in people]
    assert answers == [404, 404, 404, 200]
