"""The form of an opinion, through all its steps, and the form to look one up.

None carries the session's CSRF token, since none needs a session: whoever sends one acts as nobody in particular, and
people whose browser refuses cookies must be heard too. The form's own signed token says that the page came from here,
and what other sites send is refused before any view (portal.web.security).
"""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, SelectField, StringField, TextAreaField, ValidationError

from portal.records.receipts import FormToken, TokenRefused, read_code
from portal.records.texts import says_something, tidy

from .preferences import least_seconds, townships
from .receiving import RECEIPTS

LONGEST_BODY, LONGEST_PLACE = 10_000, 100


def tidied(text: str | None) -> str:
    """A filter for texts."""
    return tidy(text or "")


def one_line(text: str | None) -> str:
    """A filter for fields of one line."""
    return tidied(text).replace("\n", " ")


class OpinionForm(FlaskForm):
    """What somebody says, and where. `website` is a trap: people do not see it, machines fill it in."""

    class Meta:
        csrf = False

    token = HiddenField()
    body = TextAreaField(_l("What would you like to say?"), filters=[tidied])
    township = SelectField(_l("Township"), filters=[one_line], validate_choice=False)
    place = StringField(_l("Where is it?"), filters=[one_line])
    website = StringField(_l("Please leave this field empty"))

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.township.choices = [("", _("Please choose")), *((name, name) for name in townships())]

    @property
    def answers(self) -> dict[str, str]:
        """What is kept, and what the receipt's codes follow from."""
        return {"body": self.body.data, "township": self.township.data, "place": self.place.data}

    @property
    def issued(self) -> FormToken:
        """The token of the page. Raises TokenRefused when it is not ours."""
        return RECEIPTS.read(self.token.data or "")

    def validate_token(self, field: HiddenField) -> None:
        """The page came from here, within the last day."""
        try:
            expired = self.issued.expired
        except TokenRefused as error:
            raise ValidationError(_("Your words are all still here. Please check them and send them again.")) from error
        if expired:
            raise ValidationError(
                _("The page was open for more than a day. Your words are all still here: please send them again.")
            )

    def validate_body(self, field: TextAreaField) -> None:
        """Something is said, and it is not longer than can be read."""
        if not says_something(field.data):
            raise ValidationError(_("Write what you would like to say"))
        if len(field.data) > LONGEST_BODY:
            over = len(field.data) - LONGEST_BODY
            raise ValidationError(_("Shorten your text by %(over)s characters, or send it in two parts", over=over))

    def validate_township(self, field: SelectField) -> None:
        """One of those offered."""
        if field.data not in dict(field.choices):
            raise ValidationError(_("Choose the township again: the list has changed"))

    def validate_place(self, field: StringField) -> None:
        """Short enough for one line."""
        if len(field.data) > LONGEST_PLACE:
            raise ValidationError(_("Describe the place in at most %(most)s characters", most=LONGEST_PLACE))


class CheckedForm(OpinionForm):
    """The answers as they come back from the check page, where they travelled in hidden fields under a seal."""

    seal = HiddenField()

    def validate_seal(self, field: HiddenField) -> None:
        """These are the answers that the sender saw and checked."""
        if not self.token.errors and not self.sealed:
            raise ValidationError(_("This is not what you checked on the last page. Please check it once more."))

    @property
    def sealed(self) -> bool:
        """Whether token and answers are those of the check page."""
        try:
            return RECEIPTS.sealed(self.issued, self.answers, self.seal.data or "")
        except TokenRefused:
            return False

    @property
    def suspicion(self) -> str:
        """Why this looks like the work of a machine; empty for people."""
        if self.website.data:
            return "trap"
        return "haste" if self.issued.age.total_seconds() < least_seconds() else ""


class LookUpForm(FlaskForm):
    """Number and query code; the long code of the QR code needs no number."""

    class Meta:
        csrf = False

    number = StringField(_l("Opinion number"), filters=[one_line])
    code = StringField(_l("Query code"), filters=[one_line])

    def say_what_is_wrong(self) -> None:
        """Put one sentence beside the field to look at; it does not tell whether the number exists."""
        if not self.code.data:
            self.code.errors = [_("Enter the query code from your receipt")]
        elif read_code(self.code.data) is None:
            self.code.errors = [_("A query code has 8 letters and digits. Compare it with your receipt.")]
        elif not self.number.data:
            self.number.errors = [_("Enter the number from your receipt as well")]
        else:
            self.code.errors = [_("Number and query code do not fit together. Compare both with your receipt.")]
