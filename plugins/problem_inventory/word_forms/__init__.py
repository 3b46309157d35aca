"""The forms of the ledger on paper: a later deadline is approved on one, an item is closed out on the other."""

from datetime import date
from pathlib import Path
from typing import Any

from flask_babel import lazy_gettext as _l

from portal.clock import local
from portal.items import FormField, RowGroup, WordForm

from ..models import ExtensionRequest, RectificationItem

HERE = Path(__file__).parent
EXTENSION, CLOSE_OUT = "problem_inventory.extension", "problem_inventory.close_out"

_ITEM = (
    FormField("编号", _l("Number of the item"), "整改〔2026〕1号"),
    FormField("整改事项", _l("Item"), "规范公务用车管理"),
    FormField("整改目标", _l("Goal"), "每次用车有审批单，每月5日前公开1次。"),
    FormField("责任领导", _l("Lead official"), "分管副主席"),
    FormField("责任单位", _l("Responsible unit"), "县政协办公室"),
    FormField("责任人", _l("Owner"), "办公室主任"),
    FormField("首次公布时限", _l("Deadline first published"), date(2026, 6, 30)),
    FormField("现行时限", _l("Present deadline"), date(2026, 7, 31)),
)
_WISH = (
    FormField("申请时限", _l("New deadline"), date(2026, 8, 31)),
    FormField("延期原因", _l("Why the deadline cannot be kept"), "定位设备招标流标一次，需重新公告。"),
    FormField("目前进展", _l("Progress so far"), "已完成措施2项，共3项。"),
    FormField("申请人", _l("Asked for by"), "办公室主任"),
    FormField("申请日期", _l("Asked for on"), date(2026, 6, 15)),
)
_PROMISE = (
    FormField("配合单位", _l("Supporting unit"), "县机关事务服务中心"),
    FormField("公开承诺", _l("Public promise"), "6月30日前完成，到期在网站公布结果。"),
)
_MEASURES = RowGroup(
    "措施",
    _l("Measures"),
    (
        FormField("序号", _l("No.")),
        FormField("内容", _l("Measure")),
        FormField("责任人", _l("Owner")),
        FormField("时限", _l("Deadline")),
        FormField("完成日期", _l("Day on which it was done")),
    ),
    (
        (1, "制定用车审批单", "车管员", date(2026, 4, 30), date(2026, 4, 20)),
        (2, "安装定位设备4台", "车管员", date(2026, 6, 15), date(2026, 6, 10)),
    ),
)
_PROGRESS = RowGroup(
    "进展",
    _l("Progress"),
    (
        FormField("日期", _l("Date")),
        FormField("内容", _l("What was done")),
        FormField("佐证材料", _l("Evidence")),
    ),
    ((date(2026, 4, 20), "审批单印发执行", "政协办发〔2026〕3号"), (date(2026, 6, 10), "4台设备安装完成", "验收单")),
)
FORMS = (
    WordForm(EXTENSION, _l("Approval of a later deadline"), HERE / "extension.docx", _ITEM + _WISH),
    WordForm(CLOSE_OUT, _l("Close-out of an item"), HERE / "close_out.docx", _ITEM + _PROMISE, (_MEASURES, _PROGRESS)),
)


def extension_values(request: ExtensionRequest) -> dict[str, str | date | None]:
    """What the form of a later deadline says of a request."""
    return _item_values(request.item) | {
        "现行时限": request.old_deadline,
        "申请时限": request.new_deadline,
        "延期原因": request.reason,
        "目前进展": request.progress,
        "申请人": request.requested_by,
        "申请日期": local(request.requested_at).date(),
    }


def close_out_values(item: RectificationItem) -> dict[str, Any]:
    """What the form of a close-out says of an item, with its measures and its progress."""
    measures = [
        {"序号": it.position, "内容": it.text, "责任人": it.owner, "时限": it.deadline, "完成日期": it.done_on}
        for it in item.measures
    ]
    progress = [{"日期": it.happened_on, "内容": it.text, "佐证材料": it.evidence} for it in item.progress]
    promise = {"配合单位": item.supporting_unit, "公开承诺": item.commitment}
    return {**_item_values(item), **promise, "措施": measures, "进展": progress}


def _item_values(item: RectificationItem) -> dict[str, str | date | None]:
    return {
        "编号": item.number,
        "整改事项": item.title,
        "整改目标": item.goal,
        "责任领导": item.lead_official,
        "责任单位": item.responsible_unit,
        "责任人": item.owner,
        "首次公布时限": item.original_deadline,
        "现行时限": item.deadline,
    }
