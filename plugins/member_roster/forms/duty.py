"""The forms of the service record."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, IntegerField, RadioField, SelectField, SelectMultipleField, ValidationError
from wtforms.validators import InputRequired, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from portal.items import Decision
from portal.web.fields import line, options, says_so, words
from portal.web.forms import Versioned
from portal.web.upload_field import UploadField

from ..duty.entering import EntryFacts
from ..duty.gathering import EventFacts
from ..duty.people import Seated
from ..duty.terms import ATTENDANCE, CORRECTED, GATHERINGS, KINDS, REFUSED, ROLES, TRAINING
from .typed import is_phone

_DAY = InputRequired(_l("Enter the day."))
MOST_TITLE, MOST_NOTE, MOST = 200, 500, 999
DROPPED = "dropped"


class EntryForm(Versioned):
    """What an entry says."""

    activity = SelectField(_l("Kind"), choices=options(KINDS.items()))
    title = line(_l("What it was"), says_so, most=MOST_TITLE)
    happened_on = DateField(_l("Day"), [_DAY])
    amount = IntegerField(
        _l("Hours or number"), [Optional(), NumberRange(min=0, max=MOST)], default=1,
        description=_l("Hours of a training; else how many pieces. Mostly 1."),
    )  # fmt: skip
    role = SelectField(_l("As"), choices=options(ROLES.items()), default="", description=_l("For proposals."))
    attendance = SelectField(_l("Attendance"), choices=options(ATTENDANCE.items()), default="")
    note = line(
        _l("Note"), most=MOST_NOTE, hint=_l("The member reads it. A leave has its reason here, without details.")
    )

    def facts(self) -> EntryFacts:
        """What was typed."""
        names = ("activity", "happened_on", "title", "role", "attendance", "note")
        amount = 1 if self.amount.data is None else self.amount.data
        return EntryFacts(**{name: self[name].data for name in names}, amount=amount)


class NewEntryForm(EntryForm):
    """An entry with its evidence."""

    files = UploadField(_l("Evidence"))


class CorrectionForm(EntryForm):
    """What is right instead, and why."""

    reason = line(_l("Reason"), says_so, most=MOST_NOTE, hint=_l("The member reads it."))


class ReasonForm(Versioned):
    """Why an entry is taken out of the count."""

    reason = line(_l("Reason"), says_so, most=MOST_NOTE, hint=_l("The member reads it."))


class ContestForm(Versioned):
    """What a member says against an entry."""

    words = words(_l("What is wrong with it"), says_so, most=2000)


class ContestAnswerForm(EntryForm):
    """The office's answer; what is right instead only where the entry is corrected."""

    outcome = RadioField(
        _l("Outcome of the objection"), [InputRequired(_l("Choose what becomes of the entry."))],
        choices=options(
            (
                (CORRECTED, _l("The member is right: the entry is replaced by what stands below")),
                (DROPPED, _l("The member is right: the entry is only cancelled")),
                (REFUSED, _l("The entry stays as it is")),
            )
        ),
    )  # fmt: skip
    answer = words(_l("Reason, for the member"), says_so, most=2000)

    def validate(self, extra_validators: Any = None) -> bool:
        """What is right instead only has to stand there where the entry is replaced."""
        if self.outcome.data != CORRECTED:
            for name in ("title", "happened_on", "amount", "note"):
                self[name].validators = ()
        return bool(super().validate(extra_validators))


class EventForm(Versioned):
    """An activity, and who is expected at first."""

    activity = SelectField(
        _l("Kind"), choices=options((code, title) for code, title in KINDS.items() if code in GATHERINGS)
    )
    title = line(_l("Name of the activity"), says_so, most=MOST_TITLE)
    happened_on = DateField(_l("Day"), [_DAY])
    hours = IntegerField(_l("Hours"), [Optional(), NumberRange(min=0, max=MOST)], description=_l("Of a training."))
    place = line(_l("Place"))
    expected = SelectField(_l("Who is invited"), description=_l("Single members can be added afterwards."))

    def validate_hours(self, field: IntegerField) -> None:
        """A training says how long it is."""
        if self.activity.data == TRAINING and not field.data:
            raise ValidationError(_("Say how many hours the training has."))

    def facts(self, township_id: int | None = None) -> EventFacts:
        """What was typed."""
        names = ("activity", "title", "happened_on", "place")
        return EventFacts(
            **{name: self[name].data for name in names}, hours=self.hours.data or 0, township_id=township_id
        )


class MembersForm(Versioned):
    """A choice of members."""

    members = SelectMultipleField(
        _l("Members"), [InputRequired(_l("Choose somebody."))], coerce=int, widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )  # fmt: skip

    def offer(self, members: Iterable[Seated]) -> None:
        """Let these be chosen."""
        self.members.choices = options(
            (it.membership_id, " ".join((it.name, it.sector, it.township))) for it in members
        )


class PlanForm(Versioned):
    """What a plan for a member says, with its first step."""

    mentor = line(_l("Who looks after the member"), says_so, hint=_l("The post, or the name of who is responsible."))
    goals = words(_l("Goals"), says_so)
    begins_on = DateField(_l("First day"), [_DAY])
    ends_on = DateField(_l("Ends on"), [_DAY])


class StepForm(Versioned):
    """A step of a plan."""

    title = line(_l("Step"), says_so, most=MOST_TITLE)
    due_on = DateField(_l("Due on"), [_DAY])


class DoneForm(Versioned):
    """That a step was done, or a plan is finished."""

    day = DateField(_l("Day"), [_DAY])
    note = line(_l("What came of it"), most=MOST_NOTE)


class CloseForm(Versioned):
    """Who settled the scores of a year."""

    decided_by = line(_l("Decided by"), says_so, hint=_l("The post, or the meeting."))
    decided_on = DateField(_l("Decided on"), [_DAY])
    basis = line(_l("Basis"), hint=_l("The meeting with its number, or the document with its number."), most=200)

    def decision(self) -> Decision:
        """What was typed."""
        return Decision(self.decided_by.data, self.decided_on.data, self.basis.data)


class ContactForm(Versioned):
    """The own telephone number and address."""

    phone = line(_l("Telephone"), is_phone, most=40)
    address = line(_l("Address"), most=200)
