"""What a text says of itself."""

from datetime import date

import pytest

from plugins.rules_revision.drafted import read
from plugins.rules_revision.found import find_facts, kind_of

NOTICE = (
    "×政协办发〔2026〕3号\n关于印发《考勤制度（试行）》的通知\n各室：\n现将《考勤制度（试行）》印发给你们。\n"
    "考勤制度（试行）\n（二〇二六年一月五日主席会议通过）\n"
    "第一条 为了考勤，制定本制度。\n第二条 本制度自2026年2月1日起施行。\n"
)


@pytest.mark.once
def test_name_kind_meeting_and_days_are_found():
    found = find_facts(read(NOTICE))
    assert (found.title, found.text_kind) == ("考勤制度（试行）", "制度")
    assert (found.adopted_by, found.adopted_on) == ("主席会议", date(2026, 1, 5))
    assert found.in_force_from == date(2026, 2, 1)


@pytest.mark.once
def test_a_number_in_the_notice_is_found():
    moved = NOTICE.removeprefix("×政协办发〔2026〕3号\n").replace("各室：\n", "×政协办发〔2026〕3号\n各室：\n")
    assert find_facts(read(moved)).document_number == "×政协办发〔2026〕3号"


@pytest.mark.once
@pytest.mark.parametrize(
    ("title", "kind"),
    [("用车办法", "办法"), ("用车办法（暂行）", "办法"), ("委员守则", "守则"), ("关于节假日值班", "其他")],
)
def test_the_kind_stands_at_the_end_of_the_name(title, kind):
    assert kind_of(title) == kind


@pytest.mark.once
def test_a_day_that_does_not_exist_is_not_found():
    assert find_facts(read("办法\n第一条 甲。\n第二条 自2026年2月31日起施行。")).in_force_from is None
