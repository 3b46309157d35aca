"""The letter of suggestions (《民主监督建议书》) on paper."""

from datetime import date
from pathlib import Path

from flask_babel import lazy_gettext as _l

from portal.items import FormField, WordForm
from portal.records.steps import steps_of

from ..models import SuggestionLetter

HERE = Path(__file__).parent
LETTER_FORM = "rules_supervisors.letter"

_FIELDS = (
    FormField("编号", _l("Letter no."), "监督建议〔2026〕1号"),
    FormField("被派驻单位", _l("Unit"), "县行政审批局"),
    FormField("标题", _l("Subject"), "中午时段窗口无人值守"),
    FormField("发现的问题", _l("Problems found"), "走访中3位群众反映中午窗口无人。"),
    FormField("意见建议", _l("What is suggested"), "中午安排2个综合窗口轮流值守。"),
    FormField("组长", _l("Head of the group"), "周明远"),
    FormField("审核人", _l("Examined by the committee"), "提案委员会主任"),
    FormField("签发日期", _l("Issued"), date(2026, 5, 20)),
    FormField("签收日期", _l("Signed for on"), date(2026, 5, 22)),
    FormField("答复期限", _l("Answer due"), date(2026, 6, 22)),
)
FORMS = (WordForm(LETTER_FORM, _l("Letter of suggestions"), HERE / "letter.docx", _FIELDS),)


def letter_values(letter: SuggestionLetter) -> dict[str, str | date | None]:
    """What the form says of a letter; who has not decided yet stays empty, with space to sign."""
    decided = {it.action: it.decided_by for it in steps_of(letter)}
    return {
        "编号": letter.number,
        "被派驻单位": letter.group.unit,
        "标题": letter.subject,
        "发现的问题": letter.findings,
        "意见建议": letter.suggestions,
        "组长": None if letter.state == "draft" else decided.get("sign"),
        "审核人": None if letter.number is None else decided.get("issue"),
        "签发日期": letter.issued_on,
        "签收日期": letter.delivered_on,
        "答复期限": letter.due_on,
    }
