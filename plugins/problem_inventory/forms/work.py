"""The forms of what is said about an item: progress, a later deadline, and handing in for review."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, SelectField, ValidationError
from wtforms.validators import InputRequired

from portal.clock import today
from portal.records.disclosure import EVERYBODY, SCOPES
from portal.records.steps import start_up_closed
from portal.web.fields import line, options, says_so, words
from portal.web.forms import Versioned
from portal.web.upload_field import UploadField

from ..extending import Wish
from ..models import ExtensionRequest, ProgressEntry, RectificationItem
from ..progress import Done
from .fields import Checkboxes


class ProgressForm(Versioned):
    """What was done on a day, which measures it completes, and what proves it."""

    happened_on = DateField(_l("Day on which it happened"), [InputRequired(_l("Enter the day."))])
    text = words(_l("What was done"), says_so, hint=_l("The public will read this once it is published."))
    measure_ids = Checkboxes(_l("Measures that are done with it"), coerce=int)
    evidence = line(
        _l("Evidence"),
        hint=_l("A document with its number, a page, a record. A measure that is done needs it, or a file."),
    )
    files = UploadField(_l("Evidence as files"))
    added_later = BooleanField(_l("Entered afterwards: this happened before the portal was in use"))

    def offer(self, item: RectificationItem) -> None:
        """Fill the choices with the measures that are not done yet."""
        open_ones = [measure for measure in item.measures if measure.done_on is None]
        self.measure_ids.choices = options((it.id, f"{it.position}. {it.text}") for it in open_ones)
        if not open_ones:
            del self.measure_ids
        if start_up_closed():
            del self.added_later

    def validate_happened_on(self, field: DateField) -> None:
        """Not in the future."""
        if field.data and field.data > today():
            raise ValidationError(_("This day lies in the future. Enter what was done when it is done."))

    def validate_evidence(self, field: Any) -> None:
        """A measure is done when something proves it."""
        if "measure_ids" in self and self.measure_ids.data and not (field.data or self.files.data):
            raise ValidationError(_("Say what proves that the measure is done."))

    def done(self) -> Done:
        """What was typed."""
        measures = self.measure_ids.data if "measure_ids" in self else []
        later = bool("added_later" in self and self.added_later.data)
        return Done(
            self.happened_on.data, self.text.data, self.evidence.data, measures or [], later, self.files.checked
        )


class ExtensionForm(Versioned):
    """A later deadline, why, and how far the work is."""

    new_deadline = DateField(_l("New deadline"), [InputRequired(_l("Enter the day."))])
    reason = words(_l("Why the deadline cannot be kept"), says_so, hint=_l("The public will read this."))
    progress = words(_l("Progress so far"), says_so, hint=_l("The public will read this."))

    def wish(self) -> Wish:
        """What was typed."""
        return Wish(self.new_deadline.data, self.reason.data, self.progress.data)


class HandInForm(Versioned):
    """To whom the item shall be disclosed; the review approves it."""

    scope = SelectField(_l("Disclosed to"), choices=options(SCOPES.items()), default=EVERYBODY)


class WordsForm(Versioned):
    """What is said with progress or a later deadline, before it is published."""

    first = words("", says_so)
    second = words("")

    def name(self, said: ProgressEntry | ExtensionRequest) -> None:
        """Give the fields the labels of what is said."""
        for field, name in zip((self.first, self.second), said.said, strict=True):
            field.label.text = said.correctable[name]
