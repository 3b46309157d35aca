"""The forms of quarterly disclosures and of questions about them."""

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, RadioField, SelectField, TextAreaField, ValidationError
from wtforms.validators import InputRequired, Length, NumberRange

from portal.web.fields import options, says_so, words
from portal.web.forms import Versioned

from ..disclosing import Spending
from ..pasted import LineWrong, read_lines
from ..terms import QUESTIONS

_LINES = _l(
    "One line each: kind of spending, budget, amount spent, in yuan. Lines copied from a spreadsheet can be pasted."
)


class DisclosureForm(Versioned):
    """The lines of a disclosure, and remarks."""

    lines = TextAreaField(_l("Spending"), [says_so, Length(max=20_000)], description=_LINES)
    note = words(_l("Remarks"))

    def validate_lines(self, field: TextAreaField) -> None:
        """Each line can be read."""
        try:
            read_lines(field.data or "")
        except LineWrong as error:
            raise ValidationError(error.message) from None

    def spending(self) -> list[Spending]:
        """What was typed."""
        return read_lines(self.lines.data)


class NewDisclosureForm(DisclosureForm):
    """The quarter besides."""

    year = IntegerField(_l("Year"), [InputRequired(_l("Enter the year.")), NumberRange(min=2000, max=2999)])
    quarter = SelectField(_l("Quarter"), coerce=int, choices=options((it, str(it)) for it in range(1, 5)))


class QuestionForm(Versioned):
    """What somebody asks or objects."""

    nature = RadioField(_l("What it is"), choices=options(QUESTIONS.items()), default="question")
    text = words(_l("Your words"), says_so)


class AnswerForm(Versioned):
    """The answer to a question."""

    answer = words(_l("Answer"), says_so)
