"""What the database itself refuses of outcomes, documents and findings, and the way there and back."""

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError

from plugins.rules_revision.execution import FindingFacts, add_finding
from plugins.rules_revision.models import CheckFinding, IssuedDocument, Outcome
from portal.extensions import db
from portal.host import migrate
from portal.host.state import current_host
from portal.records.writing import writing

from . import factories
from .making import act, in_charge, make_prepared, outcome

NAME = "rules_revision"
pytestmark = pytest.mark.usefixtures("app")


def refused(model: type, number: int, /, **fields: object) -> bool:
    with pytest.raises(IntegrityError), writing() as tx:
        found = tx.session.get(model, number)
        for name, value in fields.items():
            setattr(found, name, value)
        tx.session.flush()
    return True


def test_an_outcome_keeps_its_text_and_its_form(monkeypatch):
    number = outcome(make_prepared(monkeypatch)).id
    assert refused(Outcome, number, digest="")
    assert refused(Outcome, number, form="other")
    assert refused(Outcome, number, base_id=None)


def test_a_number_is_given_once(monkeypatch):
    with in_charge():
        first, second = (act(make_prepared(monkeypatch)) for _ in range(2))
    taken = db.session.get(IssuedDocument, first).number
    assert refused(IssuedDocument, second, number=taken)


def test_an_answer_has_its_day(app):
    check = factories.a_check(0)["check_id"]
    with in_charge():
        number = add_finding(check, FindingFacts("财务科", "没有签到", "minor"))
    assert refused(CheckFinding, number, answer="已补齐。")
    assert refused(CheckFinding, number, severity="terrible")


@pytest.mark.once
def test_the_way_back_leaves_nothing_and_can_be_gone_again(app):
    component = next(it for it in current_host().components if it.name == NAME)
    db.session.remove()
    migrate.downgrade(db.engine, component)
    assert tables() == {component.version_table}
    migrate.upgrade(db.engine, component)
    assert f"{NAME}_finding" in tables()


def tables() -> set[str]:
    return {name for name in inspect(db.engine).get_table_names() if name.startswith(f"{NAME}_")}
