"""Papers and pages of batches."""

import pytest
from sqlalchemy import select

from plugins.member_roster.adjusting import announcing, batches, lines
from plugins.member_roster.adjusting.arithmetic import seats_after
from plugins.member_roster.adjusting.lines import LineText
from plugins.member_roster.adjusting.papers import FORMS, announcement_values, person_values, proposal_values
from plugins.member_roster.models import Adjustment
from portal.extensions import db
from portal.office.forms import filled
from portal.office.forms.trying import try_template
from portal.records.writing import writing
from portal.testing import submit

from .adjusting_making import DAY, addition, batch_of, decide, fetch, go_on, member_of, paper, sector
from .making import make_sector, make_term, seat

pytestmark = pytest.mark.usefixtures("in_charge")
PAGES = "/member_roster/staff/adjustments"


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


def test_a_leader_is_told_what_waits_for_a_decision_and_nothing_else(app, sign_in_as):
    number, leader = batch_of(make_term(10), addition("丁浩")), sign_in_as("leader")
    waiting = f"{PAGES}/{number}"
    assert waiting not in leader.get("/portal/todo").get_data(as_text=True)
    go_on(number, "vet")
    assert waiting in leader.get("/portal/todo").get_data(as_text=True)
    go_on(number, "approve", "agree")
    batches.decide(number, fetch(number).version, DAY, "×政协常〔2026〕6号", paper())
    assert waiting not in leader.get("/portal/todo").get_data(as_text=True)
