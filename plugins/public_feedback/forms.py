"""The form of an opinion, through all its steps. Its signed token says that the page came from here."""

from collections.abc import Iterator
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, HiddenField, SelectField, StringField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice

from portal.records.texts import says_something
from portal.web.fields import one_line, tidied
from portal.web.receipted import ReceiptedForm, SealedAnswers
from portal.web.upload_field import UploadField

from .contact import CONTACT_FIELDS, NOTICE
from .contact_form import LONGEST_NAME, LONGEST_RELATION, ContactForm, check_length
from .photos import waiting
from .preferences import townships
from .receiving import RECEIPTS, TEXTS, TICKS

LONGEST_BODY, LONGEST_PLACE = 10_000, 100


class OpinionForm(ReceiptedForm, ContactForm):
    """What somebody says, where, and who."""

    receipts, texts, ticks = RECEIPTS, (*TEXTS, *CONTACT_FIELDS), TICKS
    notice = HiddenField(default=NOTICE)
    body = TextAreaField(_l("What would you like to say?"), filters=[tidied])
    township = SelectField(_l("Township"), filters=[one_line], validate_choice=False)
    place = StringField(_l("Where is it?"), filters=[one_line])
    photos = UploadField(_l("Photos"))
    for_whom = StringField(_l("For whom do you write?"), filters=[one_line])
    relation = StringField(_l("What are you to each other?"), filters=[one_line])
    guardian = BooleanField(_l("I am the guardian of a child under 14 and write on the child's behalf"))
    publication_consent = BooleanField(_l("The answer may be published, without my name and telephone number"))

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        names = (SelectChoice(name, name) for name in townships())
        self.township.choices = [SelectChoice("", _("Please choose")), *names]

    def __iter__(self) -> Iterator[Field]:
        """The fields in the order of the page, so that the error summary has it too: contact comes last."""
        return iter(sorted(super().__iter__(), key=lambda field: hasattr(ContactForm, field.short_name)))

    @property
    def answers(self) -> dict[str, str]:
        """What is kept, and what the receipt's codes follow from."""
        return super().answers | {"files": self.fingerprints}

    @property
    def fingerprints(self) -> str:
        """The files that wait for this form."""
        return waiting(self.issued.nonce)

    @property
    def leaves_contact(self) -> bool:
        """Whom one writes for is somebody's name too."""
        return bool(super().leaves_contact or self.for_whom.data)

    @property
    def writes_for_another(self) -> bool:
        """Whether the fields of those who write for somebody else are open."""
        return bool(self.for_whom.data or self.relation.data or self.guardian.data)

    def validate_body(self, field: TextAreaField) -> None:
        """Something is said, and it is not longer than can be read."""
        if not says_something(field.data):
            raise ValidationError(_("Write what you would like to say"))
        if len(field.data) > LONGEST_BODY:
            over = len(field.data) - LONGEST_BODY
            raise ValidationError(_("Shorten your text by %(over)s characters, or send it in two parts", over=over))

    def validate_township(self, field: SelectField) -> None:
        """One of those offered."""
        if field.data not in [it.value for it in field.choices]:
            raise ValidationError(_("Choose the township again: the list has changed"))

    def validate_place(self, field: StringField) -> None:
        """Short enough for one line."""
        if len(field.data) > LONGEST_PLACE:
            raise ValidationError(_("Describe the place in at most %(most)s characters", most=LONGEST_PLACE))

    def validate_for_whom(self, field: StringField) -> None:
        """A name, not a story."""
        check_length(field, LONGEST_NAME)

    def validate_relation(self, field: StringField) -> None:
        """A word or two."""
        check_length(field, LONGEST_RELATION)


class CheckedForm(SealedAnswers, OpinionForm):
    """The answers as they come back from the check page, where they travelled in hidden fields under a seal."""

    files = HiddenField()

    @property
    def fingerprints(self) -> str:
        """The files that the sender checked, whatever waits by now."""
        return self.files.data or ""
