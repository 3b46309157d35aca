"""The example plan, and further items by the dozen."""

from collections.abc import Callable

import pytest
from flask import g
from sqlalchemy import select

from plugins.problem_inventory import example
from plugins.problem_inventory.models import Measure, Problem, RectificationItem, Stage
from portal.clock import now
from portal.items import Change
from portal.records.writing import record, writing

from .making import everything, later

HOME = "/problem_inventory"


@pytest.fixture
def plan(app):
    """The example plan, loaded and published."""
    example.load()


@pytest.fixture
def add_item(plan) -> Callable[..., int]:
    """Add an item with fields of one's own choice; published unless `published_at` says otherwise."""

    def add(**fields):
        number = next(numbers)
        item = RectificationItem(
            **{
                "number": f"增补〔2026〕{number}号",
                "title": f"增补事项{number}",
                "goal": "完成1件。",
                "commitment": "公布1件。",
                "horizon": "fixed_term",
                "state": "published",
                "first_responsible": "主席",
                "lead_official": "副主席",
                "responsible_unit": "县政协办公室",
                "owner": "办公室主任",
                "deadline": later(60),
                "published_at": now(),
                **fields,
            }
        )
        if item.original_deadline is None:
            item.original_deadline = item.deadline
        with writing() as tx:
            item.stage = tx.session.scalars(select(Stage).order_by(Stage.number.desc())).first()
            item.problems = [tx.session.scalars(select(Problem).order_by(Problem.number)).first()]
            item.measures = [Measure(position=1, text="做1件", owner="办公室主任", deadline=later(30))]
            tx.session.add(item)
            record(Change(item, "published", public=True))
            return item.id

    numbers = iter(range(1, 10_000))
    return add


@pytest.fixture
def in_charge(app):
    """Whoever acts in the test may do everything."""
    g.portal_person = everything()
    yield
    g.portal_person = None
