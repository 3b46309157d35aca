"""The forms of rules and their versions."""

from dataclasses import fields
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, Form, IntegerField, SelectField, StringField, ValidationError
from wtforms.validators import Length, NumberRange, Optional

from portal.clock import today
from portal.records.disclosure import SCOPES
from portal.records.steps import start_up_closed
from portal.web.fields import line, one_line, options, says_so
from portal.web.forms import Versioned
from portal.web.upload_field import FolderField

from ..models import Intake, Rule, RuleVersion
from ..registering import RuleFacts, VersionFacts
from ..taking_in import Came, Usual
from ..terms import TEXT_KINDS
from .fields import Placed, day, rule_text

KINDS = [(kind, kind) for kind in TEXT_KINDS]


class AddedLater(Form):
    """Whether something happened before the portal was in use; gone once the start-up phase is over."""

    added_later = BooleanField(_l("Entered afterwards: this happened before the portal was in use"), default=True)

    def __init__(self, *arguments: Any, **values: Any) -> None:
        super().__init__(*arguments, **values)
        if start_up_closed():
            del self.added_later

    @property
    def is_later(self) -> bool:
        """What was ticked."""
        return bool("added_later" in self and self.added_later.data)


class TextForm(FlaskForm):
    """The words of a rule, in files or typed."""

    files = FolderField(
        _l("Files to read"), description=_l("Word (.docx) or text, any number, also a whole folder packed as .zip.")
    )
    text = rule_text()

    def came(self) -> Came:
        """What was chosen and typed."""
        return Came(self.files.checked, self.text.data, self.files.refused)


class IntakeForm(AddedLater, Placed, TextForm):
    """Rules that come in: their words, and what holds for all of them."""

    def usual(self) -> Usual:
        """What holds for all of them."""
        return Usual(self.domain.data, self.body.data, self.office.data, self.scope.data, self.is_later)


class RuleFields(Placed):
    """What the register says of a rule."""

    title = StringField(_l("Name of the rule"), [says_so, Length(max=120)], filters=[one_line])
    text_kind = SelectField(_l("Kind of text"), choices=options(KINDS))
    trial_until = day(_l("On trial until"), _l("For rules on trial: the day on which the trial ends."))

    def rule_facts(self) -> RuleFacts:
        """What was typed."""
        return RuleFacts(**{field.name: self[field.name].data for field in fields(RuleFacts)})


class VersionFields(AddedLater):
    """When and by whom the words were adopted."""

    number = IntegerField(_l("Number of the version"), [Optional(), NumberRange(1, 999)])
    document_number = line(_l("Document number"), hint=_l("As on the paper, say ×政协办发〔2026〕3号."))
    adopted_by = line(_l("Adopted by"), hint=_l("The meeting with its number."))
    adopted_on = day(_l("Adopted on"))
    in_force_from = day(_l("In force from"))

    def validate_adopted_on(self, field: DateField) -> None:
        """It has come."""
        if field.data and field.data > today():
            raise ValidationError(_("The day of the decision lies in the future."))

    def validate_document_number(self, field: StringField) -> None:
        """History from before needs its basis."""
        if self.is_later and self.adopted_by.data and self.adopted_on.data and not field.data:
            raise ValidationError(_("History from before needs its basis: the number of the document."))

    def version_facts(self) -> VersionFacts:
        """What was typed."""
        names = [field.name for field in fields(VersionFacts) if field.name != "added_later"]
        return VersionFacts(**{name: self[name].data for name in names}, added_later=self.is_later)


class RuleForm(RuleFields, Versioned):
    """The register's entry of a rule."""


class VersionForm(VersionFields, Versioned):
    """A version that nobody else reads yet."""

    text = rule_text(says_so)


class LookOverForm(VersionFields, RuleFields, Versioned):
    """A text that came in, with all it will be entered with."""

    text = rule_text(says_so)


class HandInForm(Versioned):
    """To whom a version shall be disclosed; the review approves it."""

    scope = SelectField(_l("Disclosed to"), choices=options(SCOPES.items()))


def values_of(record: Rule | RuleVersion | Intake, *shapes: type[RuleFacts | VersionFacts]) -> dict[str, Any]:
    """What a form of a record begins with: its version and the fields of these facts."""
    names = [field.name for shape in shapes for field in fields(shape) if field.name != "added_later"]
    return {"version": record.version} | {name: getattr(record, name) for name in names}
