"""What the papers of a batch say: forms in Word that the office may replace by its own."""

from datetime import date
from pathlib import Path
from typing import Any

from flask_babel import lazy_gettext as _l

from portal.items import FormField, RowGroup, WordForm

from ..facts.names import spaced_name
from ..models import Adjustment, AdjustmentLine
from ..terms import ADDITION, CHANGE_OF_SECTOR, GENDERS_ON_PAPER, KINDS_ON_PAPER
from .arithmetic import SeatCount
from .known import seat_of

HERE = Path(__file__).parents[1] / "word_forms"
RECOMMENDATION, RESIGNATION = "member_roster.recommendation", "member_roster.resignation"
PROPOSAL, ANNOUNCEMENT = "member_roster.proposal", "member_roster.announcement"

_PERSON = (
    FormField("姓名", _l("Name of the member"), "丁　浩"),
    FormField("性别", _l("Gender"), "男"),
    FormField("民族", _l("Ethnicity"), "壮族"),
    FormField("出生年月", _l("Born in (year and month)"), "1975.08"),
    FormField("学历", _l("Education"), "大学"),
    FormField("党派", _l("Party"), "无党派"),
    FormField("单位职务", _l("Unit and post"), "柳溪镇兴农合作社理事长"),
    FormField("界别", _l("Sector"), "农业"),
    FormField("乡镇", _l("Township"), "柳溪镇"),
    FormField("活动组", _l("Member group"), "柳溪镇组"),
    FormField("届次", _l("Term of the conference"), "第七届"),
    FormField("推荐单位", _l("Nominated by"), "统战部"),
    FormField("事由", _l("Reason"), "带动农户增收，热心公益。"),
)
_LINES = RowGroup(
    "变动",
    _l("Changes"),
    (
        FormField("类别", _l("Kind")),
        FormField("姓名", _l("Name of the member")),
        FormField("性别", _l("Gender")),
        FormField("党派", _l("Party")),
        FormField("界别", _l("Sector")),
        FormField("单位职务", _l("Unit and post")),
    ),
    (
        ("增补", "丁　浩", "男", "无党派", "农业", "柳溪镇兴农合作社理事长"),
        ("辞去", "王小梅", "女", "民盟", "工商联", "县某公司经理"),
    ),
)
_SEATS = RowGroup(
    "席位",
    _l("Seats"),
    (
        FormField("界别", _l("Sector")),
        FormField("核定", _l("Seats approved")),
        FormField("现有", _l("Before the change")),
        FormField("增加", _l("Coming")),
        FormField("减少", _l("Going")),
        FormField("变动后", _l("After")),
    ),
    (("合计", 196, 192, 1, 1, 192), ("农业", 27, 26, 1, 0, 27)),
)
_BATCH = (
    FormField("标题", _l("Title"), "2026年8月委员变动"),
    FormField("届次", _l("Term of the conference"), "第七届"),
    FormField("文号", _l("Document number"), "×政协常〔2026〕6号"),
    FormField("生效日期", _l("The changes hold from"), date(2026, 8, 28)),
)
FORMS = (
    WordForm(RECOMMENDATION, _l("Recommendation of an additional member"), HERE / "recommendation.docx", _PERSON),
    WordForm(RESIGNATION, _l("Application to resign as a member"), HERE / "resignation.docx", _PERSON),
    WordForm(PROPOSAL, _l("Proposed list of changes of members"), HERE / "proposal.docx", _BATCH, (_LINES, _SEATS)),
    WordForm(ANNOUNCEMENT, _l("Announcement of changes of members"), HERE / "announcement.docx", _BATCH, (_LINES,)),
)


def person_values(line: AdjustmentLine) -> dict[str, Any]:
    """What a form says of the person in a line; a member's own facts where the line does not say more."""
    stands = seat_of(line.member_id, line.adjustment.term_id) if line.member_id else {}
    return {
        "姓名": spaced_name(line.name),
        "性别": GENDERS_ON_PAPER[line.gender],
        "民族": line.ethnicity,
        "出生年月": line.born.replace("-", "."),
        "学历": line.education,
        "党派": line.party or stands.get("party", ""),
        "单位职务": line.post or stands.get("post", ""),
        "界别": line.sector.title if line.sector else "",
        "乡镇": line.township.title if line.township else "",
        "活动组": line.group.title if line.group else "",
        "届次": line.adjustment.term.title,
        "推荐单位": line.nominated_by,
        "事由": line.reason,
    }


def proposal_values(batch: Adjustment, counts: list[SeatCount]) -> dict[str, Any]:
    """What the list for the meeting says, with the seats before and after."""
    seats = [
        {
            "界别": it.title, "核定": it.seats,
            "现有": it.before, "增加": it.added, "减少": it.gone, "变动后": it.after,
        }
        for it in counts
    ]  # fmt: skip
    return announcement_values(batch) | {"席位": seats, "变动": [_row(line) for line in batch.lines]}


def announcement_values(batch: Adjustment) -> dict[str, Any]:
    """What the announcement says: who comes, moves or goes."""
    return {
        "标题": batch.title,
        "届次": batch.term.title,
        "文号": batch.document,
        "生效日期": batch.takes_effect_on,
        "变动": [_row(line) for line in batch.shown_lines],
    }


def form_of(line: AdjustmentLine) -> str | None:
    """The form that belongs to a line of this kind; none where nobody signs one."""
    if line.change in (ADDITION, CHANGE_OF_SECTOR):
        return RECOMMENDATION
    return RESIGNATION if line.change == "resignation" else None


def _row(line: AdjustmentLine) -> dict[str, Any]:
    values = person_values(line)
    columns = ("姓名", "性别", "党派", "界别", "单位职务")
    return {"类别": KINDS_ON_PAPER[line.change], **{name: values[name] for name in columns}}
