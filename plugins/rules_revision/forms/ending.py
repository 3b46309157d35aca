"""The form of a rule's end."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import DateField, SelectField
from wtforms.validators import InputRequired

from portal.web.moves import MoveForm


class EndForm(MoveForm):
    """From which day a rule no longer holds."""

    ended_on = DateField(_l("No longer in force from"), [InputRequired(_l("Enter the day."))])


class ReplaceForm(EndForm):
    """From which day another rule holds instead."""

    replaced_by_id = SelectField(_l("Replaced by"), coerce=int)

    def __init__(self, *arguments: Any, others: list[tuple[int, str]], **values: Any) -> None:
        super().__init__(*arguments, **values)
        self.replaced_by_id.choices = others
