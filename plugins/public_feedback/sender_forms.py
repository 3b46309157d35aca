"""The forms on the page of one's own opinion. Each carries the ticket of the look-up; where that is over, the page asks
for number and code once more and keeps what was typed.
"""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, IntegerField, RadioField, StringField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.widgets import HiddenInput

from portal.records.texts import says_something
from portal.web.fields import tidied

from .contact_form import ContactForm
from .look_up_form import LookUpForm
from .states import RATINGS
from .terms import RATINGS as RATING_WORDS

LONGEST_ANSWER, LONGEST_REMARK = 5_000, 1_000


class ByReceipt(LookUpForm):
    """Who sends this shows a ticket, or number and query code."""

    ticket = HiddenField()

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What was typed, to be carried along while the sender shows the receipt once more."""
        apart = ("ticket", "number", "code")
        return [(field.name, _as_sent(field.data)) for field in self if field.name not in apart and field.data]


class AnswerForm(ByReceipt):
    """The answer to a question of the office."""

    question = IntegerField(widget=HiddenInput())
    answer = TextAreaField(_l("Your answer"), filters=[tidied])

    def validate_answer(self, field: TextAreaField) -> None:
        """Something is said, and it is not longer than can be read."""
        if not says_something(field.data):
            raise ValidationError(_("Write your answer"))
        check_most(field, LONGEST_ANSWER)


class RatingForm(ByReceipt):
    """How satisfying the reply is."""

    rating = RadioField(_l("How satisfied are you?"), validate_choice=False)
    remark = TextAreaField(_l("What would you like to add?"), filters=[tidied])

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.rating.choices = [SelectChoice(code, str(RATING_WORDS[code])) for code in RATINGS]

    def validate_rating(self, field: RadioField) -> None:
        """One of the three."""
        if field.data not in RATINGS:
            raise ValidationError(_("Choose how satisfied you are."))

    def validate_remark(self, field: TextAreaField) -> None:
        """It is not longer than can be read."""
        check_most(field, LONGEST_REMARK)


class RedoForm(ByReceipt):
    """A wish to have it handled once more."""


class OwnContactForm(ByReceipt, ContactForm):
    """Name and telephone number, mended or added."""


class WithdrawForm(ByReceipt):
    """Taking the whole opinion back."""

    withdrawal = BooleanField(_l("Yes, withdraw my opinion and erase all of it"))

    def validate_withdrawal(self, field: BooleanField) -> None:
        """It cannot be undone."""
        check_ticked(field)


class EraseContactForm(ByReceipt):
    """Erasing name and telephone number."""

    erasure = BooleanField(_l("Yes, erase my name and telephone number"))

    def validate_erasure(self, field: BooleanField) -> None:
        """It cannot be undone."""
        check_ticked(field)


def check_ticked(field: BooleanField) -> None:
    """Raises ValidationError where the box is not ticked."""
    if not field.data:
        raise ValidationError(_("Tick the box first: what is erased cannot be brought back"))


def check_most(field: StringField, most: int) -> None:
    """Raises ValidationError where a text is longer than it may be."""
    if len(field.data) > most:
        raise ValidationError(_("Shorten your text by %(over)s characters", over=len(field.data) - most))


def _as_sent(value: object) -> str:
    return "1" if value is True else str(value)
