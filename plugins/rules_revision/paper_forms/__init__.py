"""The forms of a revision on paper: explanation, notice of issue, notice of abolition, list of a review of rules.

Not named word_forms: the module would take the place of the hook of that name in its package.
"""

from datetime import date
from pathlib import Path
from typing import Any

from flask_babel import lazy_gettext as _l

from portal.items import FormField, RowGroup, WordForm

from ..engine.tree import Kind
from ..models import Cleanup, IssuedDocument, Outcome
from ..outcomes import tree_of

HERE = Path(__file__).parent
EXPLANATION, PROMULGATION = "rules_revision.explanation", "rules_revision.promulgation"
ABOLITION, CLEANUP_LIST = "rules_revision.abolition", "rules_revision.cleanup_list"

_ISSUED = (
    FormField("文号", _l("Document number"), "×政协办发〔2026〕3号"),
    FormField("决定机关", _l("Adopted by"), "主席会议"),
    FormField("决定日期", _l("Adopted on"), date(2026, 3, 1)),
    FormField("会议依据", _l("Basis"), "第3次会议纪要"),
    FormField("印发日期", _l("Issued on"), date(2026, 3, 5)),
    FormField("施行日期", _l("In force from"), date(2026, 4, 1)),
    FormField("印发机关", _l("Issued by"), "政协×县委员会办公室"),
)
_RULE = (
    FormField("制度名称", _l("Name of the rule"), "公务车辆管理制度"),
    FormField("原文号", _l("Number of the document before"), "×政协办发〔2019〕8号"),
    FormField("全文", _l("Text"), "公务车辆管理制度\n第一条　为规范公务用车，制定本制度。"),
)
_ABOLISHED = RowGroup(
    "制度",
    _l("Rules that are abolished"),
    (
        FormField("序号", _l("No.")),
        FormField("名称", _l("Name of the rule")),
        FormField("文号", _l("Document number")),
        FormField("理由", _l("Reason")),
    ),
    ((1, "考勤制度", "×政协办发〔2012〕4号", "上级已有统一规定"), (2, "值班制度", "", "内容已并入工作规则")),
)
_CLEANUP = (
    FormField("名称", _l("Review of rules"), "2026年制度清理"),
    FormField("依据", _l("Basis"), "整改方案"),
    FormField("截止日期", _l("Rules in force on"), date(2026, 1, 1)),
)
_ROWS = RowGroup(
    "制度",
    _l("Rules of this review"),
    (
        FormField("序号", _l("No.")),
        FormField("名称", _l("Name of the rule")),
        FormField("文号", _l("Document number")),
        FormField("决定", _l("Decision")),
        FormField("理由", _l("Reason")),
        FormField("责任", _l("Responsible")),
        FormField("期限", _l("To be done by")),
    ),
    (
        (1, "公务车辆管理制度", "×政协办发〔2019〕8号", "修改", "限额已调整", "办公室", date(2026, 6, 30)),
        (2, "考勤制度", "×政协办发〔2012〕4号", "废止", "上级已有统一规定", "办公室", ""),
    ),
)
_EXPLAINED = (
    FormField("制度名称", _l("Name of the rule"), "公务车辆管理制度"),
    FormField("说明", _l("Explanation"), "一、修订的必要性\n用车审批流程与现行规定不符。"),
)
FORMS = (
    WordForm(EXPLANATION, _l("Explanation of a revision"), HERE / "explanation.docx", _EXPLAINED),
    WordForm(PROMULGATION, _l("Notice that issues a rule"), HERE / "promulgation.docx", _ISSUED + _RULE),
    WordForm(ABOLITION, _l("Notice of abolition"), HERE / "abolition.docx", _ISSUED, (_ABOLISHED,)),
    WordForm(CLEANUP_LIST, _l("List of a review of rules"), HERE / "cleanup_list.docx", _CLEANUP, (_ROWS,)),
)
_SHOWN = {"keep": "保留", "amend": "修改", "abolish": "废止", "lapse": "宣布失效", "establish": "新立", "": "未定"}


def explanation_values(outcome: Outcome) -> dict[str, Any]:
    """What the form of an explanation says: without the title, which the form has itself."""
    lines = [line for line in outcome.explanation.splitlines() if line.strip()]
    body = lines[1:] if lines and lines[0].endswith("的说明") else lines
    return {"制度名称": outcome.project.title.strip("《》"), "说明": "\n".join(body)}


def promulgation_values(document: IssuedDocument, outcome: Outcome, issuer: str) -> dict[str, Any]:
    """What the notice says that issues a rule, with its whole text."""
    tree, base = tree_of(outcome), outcome.base
    lines = [] if tree is None else [node for node in tree.children if node.kind is not Kind.COVER]
    text = "".join(part.own for node in lines for part in node.walk())
    rule = {"制度名称": outcome.project.title.strip("《》"), "原文号": base.document_number if base else ""}
    return _issued_values(document, issuer) | rule | {"全文": text.strip()}


def abolition_values(document: IssuedDocument, issuer: str) -> dict[str, Any]:
    """What the notice says that abolishes rules, all those of the document."""
    rows = [
        {
            "序号": place,
            "名称": it.project.title.strip("《》"),
            "文号": it.base.document_number if it.base else "",
            "理由": it.project.reason,
        }
        for place, it in enumerate(document.outcomes, 1)
    ]
    return _issued_values(document, issuer) | {"制度": rows}


def cleanup_values(cleanup: Cleanup) -> dict[str, Any]:
    """What the list of a review says of each rule."""
    rows = []
    for row in cleanup.rows:
        version = row.rule.version_on(cleanup.as_of) if row.rule else None
        number = version.document_number if version else ""
        told = {"序号": row.position, "名称": row.title, "文号": number, "决定": _SHOWN[row.decision]}
        rows.append(told | {"理由": row.reason, "责任": row.responsible, "期限": row.deadline})
    return {"名称": cleanup.title, "依据": cleanup.basis, "截止日期": cleanup.as_of, "制度": rows}


def _issued_values(document: IssuedDocument, issuer: str) -> dict[str, Any]:
    return {
        "文号": document.number,
        "决定机关": document.adopted_by,
        "决定日期": document.adopted_on,
        "会议依据": document.basis,
        "印发日期": document.issued_on,
        "施行日期": document.in_force_from,
        "印发机关": issuer,
    }
