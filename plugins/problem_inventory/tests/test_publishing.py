"""What must stand before an item is published."""

from datetime import date

import pytest
from sqlalchemy import select

from plugins.problem_inventory import example
from plugins.problem_inventory.elements import DeadlineTooLate, Incomplete, check_dates, check_elements
from plugins.problem_inventory.models import Measure, Problem, RectificationItem, Stage
from portal.clock import today
from portal.extensions import db
from portal.records.settings import write_settings
from portal.records.writing import writing


@pytest.fixture
def complete(app):
    return RectificationItem(
        title="公布年度计划",
        goal="公布1份",
        deadline=date(2026, 3, 1),
        commitment="公布1份",
        first_responsible="主席",
        lead_official="副主席",
        responsible_unit="办公室",
        owner="办公室主任",
        problems=[Problem(title="创新不够")],
        measures=[Measure(text="起草", owner="办公室主任", deadline=date(2026, 2, 1))],
    )


def test_a_complete_item_passes(complete):
    check_elements(complete)


@pytest.mark.parametrize(
    ("field", "empty", "named"),
    [
        ("title", "", "事项"),
        ("problems", [], "事项"),
        ("goal", "", "目标"),
        ("deadline", None, "时限"),
        ("measures", [], "措施"),
        ("owner", "", "责任"),
        ("lead_official", "", "责任"),
        ("commitment", "", "承诺"),
    ],
)
def test_the_element_that_is_missing_is_named(complete, field, empty, named):
    setattr(complete, field, empty)
    with pytest.raises(Incomplete, match=named):
        check_elements(complete)


def test_a_deadline_may_fall_on_the_last_day_of_the_stage_and_no_later(app):
    item = RectificationItem(stage=Stage(title="整改落实阶段", end=date(2026, 3, 31)), deadline=date(2026, 3, 31))
    check_dates(item)
    item.deadline = date(2026, 4, 1)
    with pytest.raises(DeadlineTooLate, match="整改落实阶段"):
        check_dates(item)


def test_numbers_follow_the_pattern_the_office_has_set(app):
    with writing():
        write_settings("problem_inventory", {"number_pattern": "{year}年第{number:03}号"})
    example.load()
    first = db.session.scalars(select(RectificationItem.number).order_by(RectificationItem.id)).first()
    assert first == f"{today().year}年第001号"
