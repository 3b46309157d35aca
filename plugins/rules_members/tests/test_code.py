"""What is read out of a code for members, and what the checks say of it."""

import pytest

from plugins.rules_members.checks import CHECKS
from plugins.rules_members.parameters import duties, model, parameters
from plugins.rules_revision.engine import read_text
from plugins.rules_revision.engine.checks import check
from portal.hooks.calling import call, call_one

from .conftest import TEXT

pytestmark = pytest.mark.once


def codes(text):
    return {it.code for it in check(read_text(text), checks=CHECKS)}


def without(*words):
    """The model text without the lines that hold these words."""
    return "\n".join(line for line in TEXT.splitlines() if not any(it in line for it in words))


def read(clause):
    """The duties of a code of two articles."""
    text = f"政协委员守则\n第一条 {clause}\n第二条 本守则自印发之日起施行。\n"
    return [(it.code, it.number, it.joint) for it in duties(read_text(text))]


def test_the_model_text_passes_every_check():
    assert check(model()) == []
    assert check(model(), checks=CHECKS) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("出席",), "members_no_attendance"),
        (("提案",), "members_no_proposals"),
        (("社情民意",), "members_no_information"),
        (("学习", "培训"), "members_no_study"),
        (("请假",), "members_no_leave"),
        (("履职档案",), "members_no_file"),
        (("提醒",), "members_no_consequences"),
        (("不少于", "不得超过"), "members_no_numbers"),
        (("乡镇",), "members_no_township"),
        (("谋取",), "members_no_gain"),
    ],
)
def test_what_is_left_out_is_named(words, code):
    assert code in codes(without(*words))


def test_duties_of_the_model_text_are_read_with_their_articles():
    found = [(it.code, it.number, it.joint, it.said.place) for it in duties(model())]
    assert found == [
        ("training", 1, None, "第四条"),
        ("absences", 2, None, "第五条第二款"),
        ("proposals", 1, 2, "第六条第（一）项"),
        ("social_information", 1, None, "第六条第（二）项"),
        ("activities", 2, None, "第六条第（三）项"),
        ("contacts", 2, None, "第六条第（四）项"),
    ]


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("委员每年提交提案不少于1件。", [("proposals", 1, None)]),
        ("委员每年至少提交两件提案。", [("proposals", 2, None)]),
        ("委员每年提交提案或者反映社情民意信息不少于两件。", [("proposals_or_information", 2, None)]),
        ("委员每年参加学习培训活动三次以上。", [("training", 3, None)]),
        ("常务委员一年内缺席不得超过三次。", [("absences", 3, None)]),
        ("委员应当积极提交提案。", []),
        ("提案委员会每次审查提案不少于三件。", []),
    ],
)
def test_duties_are_read_in_other_words(clause, found):
    assert read(clause) == found


def test_amounts_are_said_in_words(app):
    with app.test_request_context():
        said = {it.name: it.value for it in parameters(model())}
    assert said["提案"] == "每年以第一提案人提交不少于1件，或者联名提交不少于2件"
    assert said["学习培训"] == "每年不少于1次"


def test_enough_is_enough_and_absences_are_limited():
    found = {it.code: it for it in duties(model())}
    assert [found["activities"].met_by(count) for count in (1, 2, 3)] == [False, True, True]
    assert [found["absences"].met_by(count) for count in (2, 3)] == [True, False]


def test_it_answers_for_its_field(app):
    with app.test_request_context():
        (domain,) = call_one("rules_members", "rule_domains")
    assert (domain.code, domain.page) == ("members", "rules_members.overview")


def test_a_roster_without_members_tells_nothing(app):
    assert call("duty_counts", year=2026) == []
