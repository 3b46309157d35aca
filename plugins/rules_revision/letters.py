"""The forms of rules revision on paper: the letter that asks units for their comments (征求意见函)."""

from datetime import date
from pathlib import Path
from typing import Any

from flask_babel import lazy_gettext as _l

from portal.items import FormField, RowGroup, WordForm

from .models import Consultation

TEMPLATE = Path(__file__).parent / "paper_forms" / "letter.docx"
LETTER = "rules_revision.letter_to_units"
_FIELDS = (
    FormField("制度名称", _l("Name of the rule"), "公务车辆管理制度"),
    FormField("公告", _l("Announcement"), "现行制度2012年印发，已不适应工作需要，拟作修订。"),
    FormField("截止日期", _l("To be answered by"), date(2026, 11, 30)),
    FormField("联系人", _l("Where to write instead"), "县政协办公室，人民路1号"),
    FormField("发函日期", _l("Date"), date(2026, 11, 16)),
)
_UNITS = RowGroup(
    "征求意见单位",
    _l("Units that are asked"),
    (FormField("序号", _l("No.")), FormField("名称", _l("Unit")), FormField("截止日期", _l("To be answered by"))),
    ((1, "县财政局", date(2026, 11, 30)), (2, "县机关事务服务中心", date(2026, 11, 30))),
)
FORMS = (WordForm(LETTER, _l("Letter that asks units for comments"), TEMPLATE, _FIELDS, (_UNITS,)),)


def letter_values(consultation: Consultation, day: date) -> dict[str, Any]:
    """What the letter says of a consultation and of the units that are asked."""
    units = [{"序号": at, "名称": it.name, "截止日期": it.due_on} for at, it in enumerate(consultation.units, 1)]
    return {
        "制度名称": consultation.title,
        "公告": consultation.announcement,
        "截止日期": max((it.due_on for it in consultation.units), default=consultation.closes_on),
        "联系人": consultation.contact,
        "发函日期": day,
        "征求意见单位": units,
    }
