"""A draft is announced after its review, for long enough, as it was frozen."""

from datetime import timedelta

import pytest

from plugins.rules_revision.consulting.announcing import announce, hand_in
from plugins.rules_revision.consulting.preparing import NotOpen, TooShort, change, prepare
from plugins.rules_revision.drafted import read
from plugins.rules_revision.tests.drafts import (
    HOME,
    consultation,
    draft_for,
    facts,
    make_draft,
    make_open,
    make_project,
    move_project,
    sign,
)
from plugins.rules_revision.tests.making import TEXT
from portal.clock import today
from portal.records.review.asking import NotReviewed
from portal.testing import log_findings, submit

pytestmark = pytest.mark.usefixtures("in_charge")


def test_without_review_nothing_is_announced(app):
    number = make_draft()
    with pytest.raises(NotReviewed):
        announce(number, consultation(number).version)


def test_the_text_is_frozen_with_its_digest(app):
    found = consultation(make_open())
    assert (found.state, found.scope, len(found.digest)) == ("announced", "public", 64)
    assert "迟到的" in found.text
    assert log_findings() == []


def test_a_draft_changed_after_the_review_needs_another_one(app):
    number = make_draft()
    sign(consultation(number))
    change(number, consultation(number).version, facts(), read(TEXT).tree)
    with pytest.raises(NotReviewed):
        announce(number, consultation(number).version)


def test_too_few_working_days_are_refused(app):
    project = make_project()
    with pytest.raises(TooShort):
        prepare(project, facts(closes_on=today() + timedelta(days=5)), draft_for(project))


def test_what_is_announced_no_longer_changes(app):
    number = make_open()
    with pytest.raises(NotOpen):
        change(number, consultation(number).version, facts(), read(TEXT).tree)
    with pytest.raises(NotOpen):
        hand_in(number, consultation(number).version, "/")


def test_a_project_that_has_gone_on_is_not_opened_again(app):
    number = make_draft()
    move_project(number, "review")
    project = consultation(number).project_id
    with pytest.raises(NotOpen):
        prepare(project, facts(), draft_for(project))


def test_the_second_draft_has_its_number(app):
    number = make_open()
    project = consultation(number).project_id
    second = prepare(project, facts(), draft_for(project))
    assert consultation(second).number == 2


def test_a_second_announcement_is_not_prepared_beside_the_first(app):
    first = consultation(make_draft())
    with pytest.raises(NotOpen):
        prepare(first.project_id, facts(), draft_for(first.project_id))


def test_the_form_prepares_what_was_typed_and_its_page_leads_on(sign_in_as):
    clerk, project = sign_in_as("staff"), make_project()
    page = f"{HOME}/staff/projects/{project}/consultation"
    typed = {name: str(value) for name, value in vars(facts()).items()}
    made = submit(clerk, page, **typed)
    assert made.status_code == 302
    shown = clerk.get(made.headers["Location"]).text
    assert "青岚县人民路1号" in shown
    changed = submit(clerk, f"{made.headers['Location']}/edit", **typed | {"contact": "青岚县人民路2号"})
    assert "青岚县人民路2号" in clerk.get(changed.headers["Location"]).text
