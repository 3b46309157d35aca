"""The forms of those who open drafts to comment and answer what was said."""

import re

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import HiddenInput

from portal.clock import today
from portal.records.disclosure import SCOPES
from portal.web.fields import one_line, options, says_so, tidied
from portal.web.forms import Versioned

from ..consulting.answering import Answer
from ..consulting.preparing import Announcement
from ..consulting.receiving import Came
from ..consulting.terms import OUTCOMES, UNIT_ANSWERS, WAYS, WHOLE
from ..consulting.units import Reply
from ..models import Consultation
from .comments import LONGEST, clauses_of

LONG = Length(max=20_000)
AS_IT_IS = ("", _l("None"))


class AnnouncementForm(FlaskForm):
    """What is announced besides the draft."""

    title = StringField(_l("Name of the rule"), [says_so, Length(max=120)], filters=[one_line])
    announcement = TextAreaField(_l("Announcement"), [says_so, LONG], filters=[tidied])
    explanation = TextAreaField(
        _l("Explanation"), [LONG], filters=[tidied], description=_l("Why the rule is revised, and what is new in it.")
    )
    contact = TextAreaField(
        _l("Where to write instead"),
        [says_so, Length(max=500)],
        filters=[tidied],
        description=_l("For those who cannot write online: address, telephone, and whom to ask for."),
    )
    scope = SelectField(_l("Disclosed to"), choices=options(SCOPES.items()), default="office")
    opens_on = DateField(_l("Comments are taken from"), [InputRequired(_l("Enter the day."))])
    closes_on = DateField(_l("Comments are taken until"), [InputRequired(_l("Enter the day."))])

    def validate_closes_on(self, field: DateField) -> None:
        """It comes after the first day."""
        if field.data and self.opens_on.data and field.data < self.opens_on.data:
            raise ValidationError(_("The last day lies before the first one."))

    def facts(self) -> Announcement:
        """What was typed."""
        return Announcement(**{name: self[name].data for name in Announcement.__dataclass_fields__})


class ChangedAnnouncementForm(Versioned, AnnouncementForm):
    """What is announced, while nobody else reads it."""


class AnswerForm(FlaskForm):
    """What becomes of all comments that are chosen."""

    outcome = RadioField(
        _l("What becomes of it"), [InputRequired(_l("Choose one."))], choices=options(OUTCOMES.items())
    )
    reason = TextAreaField(_l("Why"), [says_so, Length(max=2000)], filters=[tidied])
    changed_node = SelectField(_l("Clause that was changed"), default="")
    summary = TextAreaField(
        _l("The comment in short"),
        [Length(max=1000)],
        filters=[tidied],
        description=_l("For the report that others read: without anything that points to its sender."),
    )

    def offer(self, consultation: Consultation) -> None:
        """Fill the clauses of the draft in."""
        self.changed_node.choices = options([AS_IT_IS, *clauses_of(consultation)])

    def answer(self) -> Answer:
        """What was typed."""
        return Answer(self.outcome.data, self.reason.data, self.changed_node.data or "", self.summary.data)


class OneAnswerForm(Versioned, AnswerForm):
    """What becomes of one comment."""


class ReleaseForm(Versioned):
    """The words that others read."""

    public_text = TextAreaField(_l("The words that others read"), [Length(max=LONGEST)], filters=[tidied])


class RevealForm(FlaskForm):
    """Why name and telephone number are looked at."""

    reason = StringField(_l("Why do you need it?"), [says_so, Length(max=200)], filters=[one_line])


class EntryForm(FlaskForm):
    """What came by letter, by telephone, at a meeting or from a unit; the token makes the same form sent twice one."""

    token = HiddenField()
    way = SelectField(_l("How it came"), choices=options(it for it in WAYS.items() if it[0] != "web"))
    unit = StringField(
        _l("Unit"), [Length(max=100)], filters=[one_line], description=_l("For the written reply of a unit.")
    )
    received_on = DateField(_l("Received on"), [InputRequired(_l("Enter the day."))], default=today)
    clause = SelectField(_l("Which clause is it about?"), default="")
    body = TextAreaField(_l("The comment"), [says_so, Length(max=LONGEST)], filters=[tidied])
    name = StringField(_l("Name of the sender"), [Length(max=20)], filters=[one_line])
    phone = StringField(_l("Telephone"), [Length(max=40)], filters=[one_line])
    publication_consent = BooleanField(_l("The sender agrees that the comment is shown to others without names"))

    def offer(self, consultation: Consultation) -> None:
        """Fill the clauses of the draft in."""
        self.clause.choices = options([("", WHOLE), *clauses_of(consultation)])

    def validate_unit(self, field: StringField) -> None:
        """A unit's reply has its name, anything else has none."""
        if (self.way.data == "unit") != bool(field.data):
            raise ValidationError(_("Name the unit for a unit's written reply, and for nothing else."))

    @property
    def answers(self) -> dict[str, str]:
        """What is kept, and what the receipt's codes follow from."""
        texts = {name: self[name].data or "" for name in ("clause", "body", "name", "phone", "unit", "way")}
        return texts | {"publication_consent": "1" if self.publication_consent.data else ""}

    @property
    def came(self) -> Came:
        """How, when and from whom."""
        return Came(self.way.data, self.received_on.data, self.unit.data)


class UnitsForm(Versioned):
    """The units that are asked, one a line."""

    names = TextAreaField(
        _l("Units that are asked"), [says_so, Length(max=5000)], filters=[tidied], description=_l("One a line.")
    )
    due_on = DateField(_l("To be answered by"), [InputRequired(_l("Enter the day."))])

    @property
    def units(self) -> list[str]:
        """Their names."""
        return [name.strip() for name in re.split("[\n、]", self.names.data) if name.strip()]


class SentForm(Versioned):
    """On which day the letters went out."""

    sent_on = DateField(_l("Letters sent on"), [InputRequired(_l("Enter the day."))], default=today)


class ReplyForm(Versioned):
    """What a unit answered, and when."""

    unit_id = IntegerField(widget=HiddenInput())
    answer = SelectField(_l("Answer of the unit"), choices=options([("", _l("No answer yet")), *UNIT_ANSWERS.items()]))
    answered_on = DateField(_l("Answered on"), [Optional()], default=today)

    def reply(self) -> Reply:
        """What was typed."""
        return Reply(self.answer.data, self.answered_on.data)


class ReportForm(FlaskForm):
    """What the report says before its table."""

    introduction = TextAreaField(_l("Introduction"), [says_so, LONG], filters=[tidied])
