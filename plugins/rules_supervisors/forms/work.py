"""The forms of activities, reports, appraisals."""

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FieldList, Form, FormField, IntegerField, SelectField, SelectMultipleField, ValidationError
from wtforms.validators import NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from portal.web.fields import line, options, says_so, words
from portal.web.forms import Versioned

from ..ballots import Answers
from ..models import Supervisor, UnitAppraisal
from ..terms import PERIODS, WAYS
from ..working import ActivityFacts, Ballots, ReportText
from .fields import MOST_WORDS, count, day, has_come, year

ROWS = 6
# Ballots are Chinese in both editions.
ASKED = ("自觉接受监督", "为监督员提供情况和材料", "按期答复建议书", "落实采纳的建议")
_COUNT = (Optional(), NumberRange(0, 100_000, _l("Enter a whole number.")))


class ActivityForm(Versioned):
    """An activity of a group."""

    happened_on = day(_l("Date"), has_come)
    place = line(_l("Place"), says_so)
    way = SelectField(_l("Kind"), choices=options(WAYS.items()))
    minutes = words(_l("Record of the activity"), says_so, most=MOST_WORDS)
    attended = SelectMultipleField(
        _l("Who was there"), coerce=int, widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )

    def offer(self, supervisors: Iterable[Supervisor]) -> None:
        """Fill the choices."""
        self.attended.choices = [(it.id, it.name) for it in supervisors]

    def validate_attended(self, field: SelectMultipleField) -> None:
        """Somebody was there."""
        if not field.data:
            raise ValidationError(_("Say who of the group was there."))

    def facts(self) -> ActivityFacts:
        """What was typed."""
        return ActivityFacts(**{name: self[name].data for name in ActivityFacts.__dataclass_fields__})


class ReportForm(Versioned):
    """A half-year note or a yearly summary."""

    year = year(_l("Year"))
    period = SelectField(_l("Period"), choices=options(PERIODS.items()))
    text = words(_l("Report"), says_so, most=MOST_WORDS)
    handed_in_on = day(_l("Handed in on"), has_come)

    def report(self) -> ReportText:
        """What was typed."""
        return ReportText(**{name: self[name].data for name in ReportText.__dataclass_fields__})


class QuestionForm(Form):
    """One question with its answers; a row without a question is left out."""

    text = line(_l("Question"))
    satisfied = IntegerField(_l("Satisfied"), _COUNT)
    basically = IntegerField(_l("Basically satisfied"), _COUNT)
    dissatisfied = IntegerField(_l("Dissatisfied"), _COUNT)

    def answers(self) -> Answers:
        """What was typed; an empty number is 0."""
        return Answers(self.text.data, *(self[name].data or 0 for name in ("satisfied", "basically", "dissatisfied")))


class AppraisalForm(Versioned):
    """The ballots of an appraisal."""

    year = year(_l("Year"))
    held_on = day(_l("Held on"), has_come)
    sent = count(_l("Ballots handed out"), least=1)
    returned = count(_l("Ballots returned"))
    valid = count(_l("Valid ballots"))
    questions = FieldList(FormField(QuestionForm), min_entries=ROWS, max_entries=ROWS)

    def ballots(self) -> Ballots:
        """What was typed."""
        asked = [row.form.answers() for row in self.questions if row.form.text.data]
        names = ("year", "held_on", "sent", "returned", "valid")
        return Ballots(**{name: self[name].data for name in names}, questions=asked)


def first_questions() -> list[dict[str, str]]:
    """What an appraisal asks unless the office asks something else."""
    return [{"text": it} for it in ASKED]


def rows_of(appraisal: UnitAppraisal) -> list[dict[str, object]]:
    """The questions of an appraisal as the form has them."""
    names = ("text", "satisfied", "basically", "dissatisfied")
    return [{name: getattr(it, name) for name in names} for it in appraisal.questions]
