"""The forms of those who comment on a draft. They have no account."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectField, StringField, TextAreaField, ValidationError
from wtforms.validators import Length

from portal.records.receipts import TokenRefused, read_code
from portal.records.texts import says_something
from portal.web.fields import one_line, options, tidied
from portal.web.receipted import AnonymousForm, ReceiptedForm, SealedAnswers

from ..consulting.receiving import NOTICE, RECEIPTS
from ..consulting.terms import WHOLE
from ..models import Consultation
from ..outline import sheet_of

LONGEST = 10_000
TEXTS, TICKS = ("clause", "body", "name", "phone", "notice"), ("contact_consent", "publication_consent")


class CommentForm(ReceiptedForm):
    """What somebody says of a clause or of the whole."""

    receipts, texts, ticks = RECEIPTS, TEXTS, TICKS
    notice = HiddenField(default=NOTICE)
    clause = SelectField(_l("Which clause is it about?"), validate_choice=False)
    body = TextAreaField(_l("Your comment"), filters=[tidied])
    name = StringField(_l("What may we call you?"), [Length(max=20)], filters=[one_line])
    phone = StringField(_l("Telephone"), [Length(max=40)], filters=[one_line])
    contact_consent = BooleanField(_l("You may keep my name and telephone number to ask me about this comment"))
    publication_consent = BooleanField(_l("My comment may be shown to others, without my name and telephone number"))

    def offer(self, consultation: Consultation) -> None:
        """Fill the clauses of the draft in."""
        self.clause.choices = options([("", str(WHOLE)), *clauses_of(consultation)])

    def renew(self) -> None:
        """Give the page a token that holds."""
        try:
            fresh = not self.issued.expired
        except TokenRefused:
            fresh = False
        if not fresh:
            self.token.data = RECEIPTS.issue()
        self.notice.data = NOTICE

    def validate_clause(self, field: SelectField) -> None:
        """One of those of the draft."""
        if (field.data or "") not in [choice.value for choice in field.choices]:
            raise ValidationError(_("Choose the clause again."))

    def validate_body(self, field: TextAreaField) -> None:
        """Something is said, and it is not longer than can be read."""
        if not says_something(field.data):
            raise ValidationError(_("Write your comment"))
        if len(field.data) > LONGEST:
            over = len(field.data) - LONGEST
            raise ValidationError(_("Shorten your text by %(over)s characters, or send it in two parts", over=over))

    def validate_contact_consent(self, field: BooleanField) -> None:
        """Nothing about a person is kept without consent."""
        if (self.name.data or self.phone.data) and not field.data:
            raise ValidationError(_("Tick that we may keep name and telephone number, or leave both empty"))


class CheckedComment(SealedAnswers, CommentForm):
    """The answers as they come back from the check page."""


class ReceiptForm(AnonymousForm):
    """Number and query code of a receipt; `act` is what the sender asks for, `sure` that it is meant."""

    number = StringField(_l("Number of the comment"), filters=[one_line])
    code = StringField(_l("Query code"), filters=[one_line])
    act = HiddenField()
    sure = BooleanField(_l("Yes, I am sure: what is erased cannot be brought back"))

    def __init__(self, *arguments: Any, **values: Any) -> None:
        super().__init__(*arguments, **values)
        self.number.data, self.code.data = self.number.data or "", self.code.data or ""

    def say_what_is_wrong(self) -> None:
        """Put one sentence beside the field to look at; it does not tell whether the number exists."""
        if read_code(self.code.data) is None:
            self.code.errors = [_("A query code has 8 letters and digits. Compare it with your receipt.")]
        else:
            self.code.errors = [_("Number and query code do not fit together. Compare both with your receipt.")]


def clauses_of(consultation: Consultation) -> list[tuple[str, str]]:
    """The clauses of a draft for a choice."""
    lines = sheet_of(consultation.tree).contents
    return [(it.id, f"{it.label}　{it.words}") for it in lines if not it.is_group]
