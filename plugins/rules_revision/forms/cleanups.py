"""The forms of a review of many rules."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from portal.web.fields import line, one_line, options, says_so, words
from portal.web.forms import Versioned

from ..cleaning import RowTexts
from ..domains import domains
from ..terms import DECISIONS
from .ending import EndForm
from .fields import day

CHOICES = [("", _l("As it is")), *((code, title) for code, title in DECISIONS.items() if code != "establish")]


class BeginForm(FlaskForm):
    """A new review."""

    title = StringField(_l("Name of the rule"), [says_so, Length(max=120)], filters=[one_line])
    basis = line(_l("Basis"), hint=_l("The document that asks for the review."))
    as_of = DateField(_l("Rules in force on"), [InputRequired(_l("Enter the day."))])
    domain = SelectField(_l("Area"))

    def offer(self) -> None:
        """Fill the choices."""
        self.domain.choices = options([("", _l("All")), *domains().items()])


class RowsForm(Versioned):
    """What is set for the chosen rows."""

    decision = SelectField(_l("Decision"), choices=options(CHOICES))
    reason = words(_l("Why it no longer fits"))
    responsible = line(_l("Responsible"))
    deadline = day(_l("To be done by"))

    def texts(self) -> RowTexts:
        """What was typed."""
        return RowTexts(self.decision.data, self.reason.data, self.responsible.data, self.deadline.data)


class NewRowForm(Versioned):
    """A rule that is to be established."""

    title = StringField(_l("Name of the rule"), [says_so, Length(max=120)], filters=[one_line])
    reason = words(_l("Why it is needed"), says_so)
    responsible = line(_l("Responsible"))
    deadline = day(_l("To be done by"))

    def texts(self) -> RowTexts:
        """What was typed."""
        return RowTexts("", self.reason.data, self.responsible.data, self.deadline.data)


class CloseForm(EndForm):
    """From which day the rules end that are abolished or lapse."""
