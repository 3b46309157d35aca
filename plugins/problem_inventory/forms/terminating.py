"""The form of a termination, with the reason that the public reads."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField, TextAreaField, ValidationError

from portal.web.fields import options
from portal.web.moves import MoveForm

from ..terms import ENDINGS
from .fields import TEXT


class TerminationForm(MoveForm):
    """The end of a promise, with the reason that the public reads."""

    reason = TextAreaField(
        _l("Reason"), [TEXT], description=_l("For the office; the public reads the reason that you choose above.")
    )
    ending = SelectField(
        _l("Reason that the public reads"), choices=options([("", _l("Please choose")), *ENDINGS.items()])
    )

    def validate_ending(self, field: SelectField) -> None:
        """One is chosen."""
        if not field.data:
            raise ValidationError(_("Choose the reason that the public will read."))
