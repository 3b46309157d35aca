"""The forms of execution checks and their findings."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, SelectField, StringField, TextAreaField, ValidationError
from wtforms.validators import InputRequired, Length

from portal.clock import today
from portal.web.fields import line, one_line, options, says_so, tidied, words
from portal.web.forms import Versioned
from portal.web.moves import MoveForm
from portal.web.upload_field import UploadField

from ..execution import CheckFacts, FindingFacts
from ..models import ExecutionCheck
from ..outcome_terms import SEVERITIES
from .fields import day

SEVERE = options(SEVERITIES.items())


def _a_day(label: Any) -> DateField:
    return DateField(label, [InputRequired(_l("Enter the day."))])


class CheckForm(FlaskForm):
    """What a check is about."""

    title = StringField(_l("Name of the check"), [says_so, Length(max=100)], filters=[one_line])
    units = words(_l("Units that are checked"), says_so)
    scope = words(_l("What is looked at"))
    period_from = _a_day(_l("Period from"))
    period_until = _a_day(_l("Period until"))
    checked_by = line(_l("Checked by"), says_so)
    checked_on = _a_day(_l("Checked on"))
    questions = words(
        _l("Questions of the check"),
        hint=_l("One a line. 第三条：… belongs to that clause, any other line to the whole rule."),
    )

    def validate_period_until(self, field: DateField) -> None:
        """A period goes forward."""
        if field.data and self.period_from.data and field.data < self.period_from.data:
            raise ValidationError(_("The period ends before it begins."))

    def facts(self, labels: Mapping[str, str]) -> CheckFacts:
        """What was typed; `labels` are those of the rule's clauses, by node id."""
        names = ("title", "units", "period_from", "period_until", "checked_by", "checked_on", "scope")
        questions = read_questions(self.questions.data, labels)
        return CheckFacts(**{name: self[name].data for name in names}, questions=questions)


class ChangeForm(Versioned, CheckForm):
    """The same, with the summary."""

    summary = words(_l("Summary of the check"), hint=_l("What the notice says before the list of findings."))


class FindingForm(FlaskForm):
    """What was found."""

    unit = line(_l("Unit"), says_so)
    node_id = SelectField(_l("Clause"))
    found = words(_l("The finding"), says_so)
    severity = SelectField(_l("Severity"), choices=SEVERE, default="moderate")
    due_on = day(_l("To be put right by"))
    files = UploadField(_l("Photos and papers"))

    def offer(self, labels: Mapping[str, str]) -> None:
        """Fill the choices."""
        self.node_id.choices = options([("", _("The whole rule")), *labels.items()])

    def validate_due_on(self, field: DateField) -> None:
        """It lies ahead."""
        if field.data and field.data < today():
            raise ValidationError(_("This day is past."))

    def facts(self) -> FindingFacts:
        """What was typed."""
        names = ("unit", "found", "severity", "node_id", "due_on")
        return FindingFacts(**{name: self[name].data for name in names})


class AnswerForm(MoveForm):
    """What the unit answered."""

    answer = TextAreaField(_l("Answer of the unit"), [says_so, Length(max=2000)], filters=[tidied])


def read_questions(text: str, labels: Mapping[str, str]) -> list[tuple[str, str]]:
    """Read the questions, one a line; one that begins with a clause's label and a colon belongs to the clause."""
    nodes = {label: node_id for node_id, label in labels.items()}
    questions = []
    for said in filter(None, map(str.strip, text.splitlines())):
        label, colon, question = said.replace(":", "：", 1).partition("：")
        belongs = bool(colon) and label.strip() in nodes
        questions.append((nodes[label.strip()], question.strip()) if belongs else ("", said))
    return questions


def write_questions(check: ExecutionCheck, labels: Mapping[str, str]) -> str:
    """Write the questions of a check as read_questions() reads them."""
    lines = [(labels.get(it.node_id, ""), it.question) for it in check.questions]
    return "\n".join(f"{label}：{question}" if label else question for label, question in lines)
