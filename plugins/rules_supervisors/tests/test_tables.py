"""What the database itself refuses, and the way there and back."""

from datetime import timedelta

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError

from plugins.rules_supervisors.models import SuggestionLetter, SupervisionGroup, Supervisor, UnitAppraisal
from plugins.rules_supervisors.models.appraisal import BallotQuestion
from portal.clock import today
from portal.extensions import db
from portal.host import migrate, upkeep
from portal.host.state import current_host
from portal.records.writing import writing

from .making import HEAD, later, make_appraisal, make_group, make_letter, make_report

NAME = "rules_supervisors"


def refused(change):
    """Whether the database itself refuses a change."""
    with pytest.raises(IntegrityError), writing() as tx:
        change(tx.session)
        tx.session.flush()
    return True


def changed(model, row_id, /, **values):
    """A change of fields, for `refused`."""

    def change(session):
        row = session.get(model, row_id)
        for name, value in values.items():
            setattr(row, name, value)

    return change


@pytest.mark.parametrize(
    ("state", "values"),
    [
        ("draft", {"number": "试1号"}),
        ("draft", {"state": "lost"}),
        ("draft", {"subject": ""}),
        ("draft", {"outcome": "adopted"}),
        ("draft", {"look_back": "好", "looked_back_on": later(0)}),
        ("issued", {"number": None}),
        ("issued", {"issued_on": None}),
        ("delivered", {"received_by": ""}),
        ("delivered", {"due_on": None}),
        ("answered", {"answer": ""}),
        ("answered", {"answered_on": later(-41)}),
        ("adopted", {"outcome": ""}),
        ("looked_back", {"look_back": ""}),
        ("looked_back", {"looked_back_on": later(-21)}),
    ],
)
def test_a_letter_has_what_its_state_says(group, state, values):
    assert refused(changed(SuggestionLetter, make_letter(group, state), **values))


def test_numbers_of_letters_are_given_once(group):
    first, second = make_letter(group, "issued"), make_letter(group, "issued")
    number = db.session.get(SuggestionLetter, first).number
    assert refused(changed(SuggestionLetter, second, number=number))


def test_a_dispatched_group_has_a_document_and_its_unit_for_itself(group):
    other = make_group()
    unit = db.session.get(SupervisionGroup, other).unit
    assert refused(changed(SupervisionGroup, group, document_number=""))
    assert refused(changed(SupervisionGroup, group, unit=unit))
    assert refused(changed(SupervisionGroup, group, ends_on=later(-900)))


def test_a_group_has_one_head_and_nobody_twice(group):
    more = {"group_id": group, "appointed_on": today()}
    assert refused(lambda session: session.add(Supervisor(name="新", head=True, **more)))
    assert refused(lambda session: session.add(Supervisor(name=HEAD, **more)))
    assert refused(lambda session: session.add(Supervisor(name="新", state="recalled", **more)))


def test_ballots_add_up(group):
    number = make_appraisal(group)
    assert refused(changed(UnitAppraisal, number, valid=33))
    assert refused(changed(UnitAppraisal, number, sent=31))
    question = {"appraisal_id": number, "position": 2, "text": "问", "basically": 0, "dissatisfied": 0}
    assert refused(lambda session: session.add(BallotQuestion(satisfied=-1, **question)))


def test_a_report_comes_once(group):
    make_report(group)
    with pytest.raises(IntegrityError):
        make_report(group)


def test_tables_agree_with_the_models(app):
    assert upkeep.check_components(NAME) == []


def test_the_way_back_leaves_nothing_and_can_be_gone_again(app):
    component = next(it for it in current_host().components if it.name == NAME)
    db.session.remove()
    migrate.downgrade(db.engine, component)
    assert tables() == {component.version_table}
    migrate.upgrade(db.engine, component)
    assert f"{NAME}_letter" in tables()


def tables():
    return {name for name in inspect(db.engine).get_table_names() if name.startswith(f"{NAME}_")}


def test_a_day_before_the_first_is_no_term(group):
    begins = db.session.get(SupervisionGroup, group).begins_on
    assert refused(changed(SupervisionGroup, group, ends_on=begins - timedelta(days=1)))
