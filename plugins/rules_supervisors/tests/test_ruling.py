"""What is read out of a rule, and what the checks say of it."""

from datetime import date

import pytest

from plugins.rules_revision.engine import read_text
from plugins.rules_revision.engine.checks import check
from plugins.rules_revision.engine.periods import Period
from plugins.rules_supervisors import ruling
from plugins.rules_supervisors.checks import CHECKS
from plugins.rules_supervisors.parameters import MODEL, model, parameters

pytestmark = pytest.mark.once

LINES = MODEL.read_text("utf-8").splitlines()


def without(*words):
    """The model text without the lines that hold these words."""
    return read_text("\n".join(line for line in LINES if not any(it in line for it in words)))


def codes(tree):
    return {it.code for it in check(tree, checks=CHECKS)}


def instead(old, new):
    text = MODEL.read_text("utf-8")
    assert old in text
    return read_text(text.replace(old, new))


def test_the_model_text_passes_every_check():
    assert check(model()) == []
    assert check(model(), checks=CHECKS) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("任期",), "supervisors_no_term"),
        (("三至七人",), "supervisors_no_number"),
        (("组长",), "supervisors_no_head"),
        (("权利：",), "supervisors_no_rights"),
        (("半年",), "supervisors_no_report"),
        (("撤回",), "supervisors_no_recall"),
        (("回避",), "supervisors_no_avoidance"),
        (("建议书",), "supervisors_no_letter"),
        (("三十日内书面答复",), "supervisors_no_answer"),
        (("不采纳",), "supervisors_no_reason"),
        (("不得连续",), "supervisors_no_rotation"),
        (("回头看",), "supervisors_no_look_back"),
        (("评议", "测评"), "supervisors_no_appraisal"),
    ],
)
def test_what_is_left_out_is_named(words, code):
    assert code in codes(without(*words))


def test_a_term_too_long_is_named_with_its_place():
    (found,) = check(instead("任期二年", "任期五年"), checks=CHECKS)
    assert (found.code, found.place, found.params) == ("supervisors_long_term", "第七条", {"years": "5"})


def test_numbers_the_wrong_way_round_are_an_error():
    (found,) = check(instead("三至七人", "七至三人"), checks=CHECKS)
    assert (found.code, found.place, found.severity) == ("supervisors_number_turned", "第五条第一款", "error")


def test_parameters_are_read_with_their_places(app):
    with app.test_request_context(headers={"Accept-Language": "zh"}):
        found = [(it.value, it.place, it.amount, it.unit) for it in parameters(model())]
    assert found == [
        ("2年", "第七条", 2, "year"),
        ("3至7人", "第五条第一款", None, ""),
        ("每季度至少1次", "第十条第（一）项", 1, ""),
        ("30 日", "第十三条", 30, "day"),
        ("3 个月", "第十四条", 3, "month"),
        ("30 日", "第十八条第二款", 30, "day"),
    ]


@pytest.mark.parametrize("words", ["任期2年", "任期为两年", "任期是二年"])
def test_a_term_is_read_in_other_words(words):
    assert "supervisors_no_term" not in codes(instead("任期二年", words))


@pytest.mark.parametrize(("words", "least", "most"), [("3—5人", 3, 5), ("五人", 5, 5), ("三到七名", 3, 7)])
def test_a_size_is_read_in_other_words(words, least, most, monkeypatch):
    monkeypatch.setattr(ruling, "tree_in_force", lambda domain: instead("三至七人", words))
    assert (ruling.limits().least, ruling.limits().most) == (least, most)


def test_where_the_rule_in_force_is_silent_the_model_holds(monkeypatch):
    monkeypatch.setattr(ruling, "tree_in_force", lambda domain: without("三十日内书面答复", "任期"))
    assert (ruling.limits().years, ruling.limits().answer.number, ruling.limits().answer_place) == (2, 30, "")
    monkeypatch.setattr(ruling, "tree_in_force", lambda domain: instead("三十日内书面", "十五个工作日内书面"))
    assert (ruling.limits().answer.unit, ruling.limits().answer_place) == ("workday", "第十三条")


@pytest.mark.parametrize(
    ("start", "within", "last"),
    [
        (date(2026, 3, 2), Period(30, "day", ""), date(2026, 4, 1)),
        (date(2026, 3, 5), Period(30, "day", ""), date(2026, 4, 7)),  # 4 to 6 April 2026 are off: 清明节
        (date(2026, 3, 2), Period(5, "workday", ""), date(2026, 3, 9)),
        (date(2025, 11, 30), Period(3, "month", ""), date(2026, 2, 28)),
    ],
)
def test_a_period_ends_on_a_working_day(app, start, within, last):
    assert ruling.last_day(start, within) == last
