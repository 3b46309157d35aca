"""The tables: what the database itself refuses, and the way there and back."""

from datetime import timedelta

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from plugins.problem_inventory.models import Measure, Problem, RectificationItem, RuleToRevise, Stage
from portal.clock import today
from portal.extensions import db
from portal.host import migrate, upkeep
from portal.host.state import current_host
from portal.records.writing import writing

from .conftest import later

NAME = "problem_inventory"


def refused(change):
    """Whether the database itself refuses a change."""
    with pytest.raises(IntegrityError), writing() as tx:
        change(tx.session)
        tx.session.flush()
    return True


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", None),
        ("deadline", None),
        ("original_deadline", None),
        ("goal", ""),
        ("commitment", ""),
        ("owner", ""),
        ("responsible_unit", ""),
        ("lead_official", ""),
        ("state", "draft"),
        ("state", "forgotten"),
        ("horizon", "sometimes"),
    ],
)
def test_a_published_item_stays_complete(plan, field, value):
    assert refused(lambda session: setattr(session.get(RectificationItem, 1), field, value))


def test_a_draft_may_have_gaps(plan):
    with writing() as tx:
        stage = tx.session.get(Stage, 3)
        tx.session.add(RectificationItem(title="未定", horizon="fixed_term", stage=stage))


def test_numbers_are_given_once(plan):
    assert refused(lambda session: setattr(session.get(RectificationItem, 1), "number", f"整改〔{today().year}〕2号"))
    assert refused(lambda session: setattr(session.get(Problem, 1), "number", 2))
    assert refused(lambda session: setattr(session.get(Stage, 1), "number", 2))


def test_a_stage_ends_after_it_starts(plan):
    def turn(session):
        stage = session.get(Stage, 1)
        stage.end = stage.start - timedelta(days=1)

    assert refused(turn)


def test_places_and_names_within_an_item_are_given_once(plan):
    measure = {"text": "又一件", "owner": "主任", "deadline": later(3)}
    assert refused(lambda session: session.add(Measure(item_id=1, position=1, **measure)))
    assert refused(lambda session: session.add(RuleToRevise(item_id=9, name="公务车辆管理制度", revision="amend")))
    assert refused(lambda session: session.add(RuleToRevise(item_id=9, name="新制度", revision="rewrite")))


def test_an_item_belongs_to_a_stage_that_exists(plan):
    assert refused(lambda session: setattr(session.get(RectificationItem, 1), "stage_id", 99))


def test_tables_agree_with_the_models(app):
    assert upkeep.check_components(NAME) == []


def test_the_way_back_leaves_nothing_and_can_be_gone_again(app):
    component = next(it for it in current_host().components if it.name == NAME)
    db.session.remove()
    migrate.downgrade(db.engine, component)
    assert tables() == {component.version_table}
    migrate.upgrade(db.engine, component)
    assert f"{NAME}_item" in tables()


def tables():
    return {name for name in inspect(db.engine).get_table_names() if name.startswith(f"{NAME}_")}


def test_scripts_find_the_names_they_rely_on(plan):
    row = db.session.execute(
        text("SELECT number, deadline, original_deadline, published_at FROM problem_inventory_item WHERE id = 1")
    ).one()
    assert all(row)
