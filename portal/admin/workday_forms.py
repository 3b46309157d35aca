"""The forms of the working calendar."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, RadioField, StringField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from ..records.workdays.pasted import LONGEST_NAME, Pasted, read_lines
from .forms import Versioned

OFF, WORKED = "off", "worked"


def _trimmed(value: str | None) -> str:
    return (value or "").strip()


class CalendarReason(Versioned):
    """Every change says why."""

    reason = StringField(
        _l("Reason"),
        [InputRequired(_l("Say why: the reason stays in the audit list.")), Length(max=200)],
        [_trimmed],
        description=_l("One line, such as the number of the State Council's notice; it stays in the audit list."),
    )


class NamesForm(CalendarReason):
    """What a day is called."""

    name_zh = StringField(
        _l("Holiday"), [InputRequired(_l("Type the name of the holiday.")), Length(max=LONGEST_NAME)], [_trimmed]
    )
    name_en = StringField(_l("Name in English"), [Length(max=100)], [_trimmed])


class DayForm(NamesForm):
    """A day that departs from the week."""

    day = DateField(_l("Date"), [InputRequired(_l("Type a date."))])
    way = RadioField(
        _l("What departs from the week"),
        [InputRequired(_l("Choose one."))],
        choices=[
            SelectChoice(OFF, _l("A weekday is off")),
            SelectChoice(WORKED, _l("A Saturday or Sunday is worked")),
        ],
    )


class PasteForm(Versioned):
    """The lines of a year; a fault is told with the number of its line."""

    lines = TextAreaField(
        _l("The days of the year, one a line"),
        [InputRequired(_l("Paste the lines."))],
        description=_l(
            "A date, 休 (off) or 班 (worked), and the name of the holiday: 2027-01-01 休 元旦. Days off that fall on a "
            "weekend may be listed, too."
        ),
    )

    def __init__(self, year: int, **options: Any) -> None:
        super().__init__(**options)
        self.year = year
        self.pasted = Pasted([], [], [])

    def validate_lines(self, field: TextAreaField) -> None:
        """Read all lines, so that all faults are told at once."""
        self.pasted = read_lines(field.data or "", self.year)
        self.form_errors.extend(self.pasted.faults)
        if self.pasted.faults:
            raise ValidationError(_("Correct the lines named above. Nothing was changed."))
        if not self.pasted.departures:
            raise ValidationError(_("There is no day in these lines that departs from the week. Nothing was changed."))


class ImportForm(PasteForm, CalendarReason):
    """The lines again, after the check."""
