"""The rule on vehicles: what is read out of it, and what the checks find."""

import pytest

from plugins.rules_revision.engine import read_text
from plugins.rules_revision.engine.checks import CHECKS as OF_EVERY_RULE
from plugins.rules_revision.engine.checks import Severity, check
from plugins.rules_vehicles.checks import CHECKS
from plugins.rules_vehicles.parameters import MODEL, approver, parameters, who_approves
from portal.records.settings import write_settings
from portal.records.writing import writing

pytestmark = pytest.mark.once

TEXT = MODEL.read_text("utf-8")


def codes(text):
    return {it.code for it in check(read_text(text), checks=CHECKS)}


def test_the_model_stands_before_every_check(app):
    assert check(read_text(TEXT), checks=(*OF_EVERY_RULE, *CHECKS)) == []


@pytest.mark.parametrize(
    ("reach", "who", "place"),
    [
        ("county", "办公室主任", "第九条第（一）项"),
        ("city", "分管机关工作的副秘书长", "第九条第（二）项"),
        ("beyond", "秘书长", "第九条第（三）项"),
    ],
)
def test_who_approves_is_read_with_its_article(reach, who, place):
    said = approver(read_text(TEXT), reach)
    assert (who_approves(said), said.place) == (who, place)


def test_limits_and_terms_are_read(app):
    found = {(it.unit, it.amount, it.place) for it in parameters(read_text(TEXT))}
    assert ("workday", 1, "第十条") in found
    assert ("workday", 15, "第十九条") in found
    assert ("cents", 200_000, "第十六条") in found


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("《党政机关公务用车管理办法》", "《某办法》", "vehicles_no_basis"),
        ("（二）到县外、市内用车的，由分管机关工作的副秘书长批准；\n", "", "vehicles_no_approver"),
        ("公务车辆不得用于下列事项", "公务车辆用于下列事项", "vehicles_no_private_use"),
        ("加油", "补给", "vehicles_no_fuel"),
        ("每季度", "每年", "vehicles_no_quarter"),
        ("封存停驶", "停好", "vehicles_no_holidays"),
        ("公布的内容不得含有车牌号码、驾驶员和具体行程", "公布车牌号码、驾驶员和具体行程", "vehicles_too_open"),
        ("由秘书长批准", "由有关领导批准", "vague_approval"),
        ("超过二千元的，由秘书长批准", "超过三千元的，由秘书长批准", "limits_gap"),
        ("二千元以下的，由办公室主任批准", "三千元以下的，由办公室主任批准", "limits_overlap"),
        ("；超过二千元的，由秘书长批准", "", "limits_no_top"),
    ],
)
def test_a_fault_that_is_planted_is_found(app, old, new, code):
    text = TEXT.replace(old, new)
    if code == "vehicles_no_private_use":
        text = text.replace("防止公车私用", "").replace("公车私用", "违规用车").replace("不得擅自", "勿擅自")
    if code == "vehicles_no_holidays":
        text = text.replace("节假日", "假期")
    assert text != TEXT
    assert code in codes(text)


def test_the_legal_basis_is_what_the_office_says(app):
    with writing():
        write_settings("rules_vehicles", {"legal_basis": "《新办法》"})
    assert "vehicles_no_basis" in codes(TEXT)
    assert "vehicles_no_basis" not in codes(TEXT.replace("《党政机关公务用车管理办法》", "《新办法》"))


def test_an_office_rule_without_articles_is_read_too(app):
    text = (
        "公务用车管理规定\n一、派车审批\n（一）县内用车由办公室主任批准。\n（二）县外用车由副秘书长批准。\n"
        "（三）市外用车由秘书长批准。\n二、严禁公车私用。"
    )
    tree = read_text(text)
    assert [who_approves(approver(tree, it)) for it in ("county", "city", "beyond")] == [
        "办公室主任", "副秘书长", "秘书长",
    ]  # fmt: skip


def test_to_make_trips_public_is_an_error(app):
    text = TEXT.replace("公布的内容不得含有车牌号码、驾驶员和具体行程", "公布车牌号码")
    (found,) = [it for it in check(read_text(text), checks=CHECKS) if it.code == "vehicles_too_open"]
    assert found.severity is Severity.ERROR
