"""The example plan: complete, concrete, and loaded once."""

import re

import pytest
from sqlalchemy import func, select

from plugins.problem_inventory import example
from plugins.problem_inventory.models import (
    Measure,
    MeasureGroup,
    Problem,
    RectificationItem,
    RectificationPlan,
    ResponsiblePost,
    RuleToRevise,
    Stage,
)
from portal.clock import today
from portal.extensions import db
from portal.records.models import AuditEntry

VAGUE = ("加强", "进一步", "不断", "切实", "努力", "逐步", "适时", "尽快", "有关", "相关")
NAMED_RULES = {"公务车辆管理制度", "财务管理制度", "民主监督员派驻制度", "政协委员守则"}


def every(model):
    return db.session.scalars(select(model).order_by(model.id)).all()


def test_it_holds_what_the_plan_names(plan):
    assert [len(every(model)) for model in (RectificationPlan, Stage, MeasureGroup)] == [1, 3, 3]
    assert [problem.number for problem in every(Problem)] == [1, 2, 3, 4]
    assert {(rule.name, rule.revision) for rule in every(RuleToRevise)} == {(name, "amend") for name in NAMED_RULES}
    assert every(ResponsiblePost)[0].post == "县政协党组书记、主席"
    assert 10 <= len(every(RectificationItem)) <= 14


def test_the_third_stage_is_open(plan):
    over, also_over, present = every(Stage)
    assert over.end < also_over.start
    assert also_over.end < present.start <= today() <= present.end


def test_every_item_has_its_five_elements(plan):
    for item in every(RectificationItem):
        assert item.title
        assert item.problems
        assert item.goal
        assert item.commitment
        assert item.original_deadline == item.deadline
        assert 2 <= len(item.measures) <= 5
        assert all((item.first_responsible, item.lead_official, item.responsible_unit, item.owner))


def test_every_problem_is_cured_by_an_item_and_every_group_has_items(plan):
    items = every(RectificationItem)
    assert {problem for item in items for problem in item.problems} == set(every(Problem))
    assert {item.group for item in items} == set(every(MeasureGroup))
    assert {item.horizon for item in items} == {"immediate", "fixed_term", "long_term"}


def test_no_deadline_lies_behind_us_or_after_the_end_of_its_stage(plan):
    for item in every(RectificationItem):
        assert today() < item.deadline <= item.stage.end
        dates = [measure.deadline for measure in item.measures]
        assert dates == sorted(dates)
        assert dates[-1] <= item.deadline


def test_goals_measures_and_promises_are_not_vague(plan):
    texts = [text for item in every(RectificationItem) for text in (item.goal, item.commitment)]
    for text in [*texts, *(measure.text for measure in every(Measure))]:
        said = re.sub("《.*?》|“.*?”", "", text)
        assert not [word for word in VAGUE if word in said], text


def test_numbers_follow_the_manner_of_documents(plan):
    numbers = [item.number for item in every(RectificationItem)]
    assert numbers == [f"整改〔{today().year}〕{place}号" for place in range(1, len(numbers) + 1)]


def test_everything_is_published_and_on_record(plan):
    assert all(item.state == "published" and item.published_at for item in every(RectificationItem))
    assert all(problem.published_at for problem in every(Problem))
    told = AuditEntry.action.in_(("publish", "published"))
    published = select(AuditEntry.kind, func.count()).where(told).group_by(AuditEntry.kind)
    assert dict(db.session.execute(published).all()) == {
        "problem_inventory.plan": 1,
        "problem_inventory.problem": 4,
        "problem_inventory.item": len(every(RectificationItem)),
    }


def test_a_second_time_is_refused(plan):
    with pytest.raises(example.AlreadyThere, match="已有整改方案"):
        example.load()
    assert len(every(RectificationPlan)) == 1
