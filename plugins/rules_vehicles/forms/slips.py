"""The forms of dispatch slips."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, RadioField, SelectField
from wtforms.validators import InputRequired, NumberRange

from portal.web.fields import line, options, says_so, words
from portal.web.forms import Versioned
from portal.web.moves import MoveForm

from ..dispatching import Return, Start, Wish
from ..terms import REACHES
from .fields import KM, MOST_WORDS, instant, moment_field

_MOMENT = InputRequired(_l("Enter day and time."))
_KM = InputRequired(_l("Enter the reading of the odometer."))


class SlipForm(Versioned):
    """A slip that is asked for."""

    applicant = line(_l("Asked for by"), says_so)
    office = line(_l("Section of the office"), says_so)
    reason = words(_l("Official business"), says_so, hint=_l("The official business."), most=MOST_WORDS)
    people = IntegerField(
        _l("People"), [InputRequired(_l("Enter how many people ride.")), NumberRange(min=1, max=60)],
        description=_l("Without the driver."),
    )  # fmt: skip
    leaves_at = moment_field(_l("Leaves at"), _MOMENT)
    returns_at = moment_field(_l("Expected back at"), _MOMENT)
    reach = RadioField(_l("Reach"), [InputRequired(_l("Choose how far."))], choices=options(REACHES.items()))
    destination = line(_l("Destination"), says_so)

    def wish(self) -> Wish:
        """What was typed."""
        names = ("applicant", "office", "reason", "people", "reach", "destination")
        values = {name: self[name].data for name in names}
        return Wish(**values, leaves_at=instant(self.leaves_at), returns_at=instant(self.returns_at))


class GoOutForm(MoveForm):
    """Which vehicle leaves with whom, and what its odometer shows."""

    vehicle_id = SelectField(_l("Vehicle"), coerce=int)
    driver = line(_l("Driver"), says_so)
    left_at = moment_field(_l("Left at"), _MOMENT)
    start_km = IntegerField(_l("Odometer when leaving"), [_KM, KM])

    def __init__(self, *arguments: Any, vehicles: list[tuple[int, str]], **values: Any) -> None:
        super().__init__(*arguments, **values)
        self.vehicle_id.choices = options(vehicles)

    def start(self) -> Start:
        """What was typed."""
        return Start(self.vehicle_id.data, self.driver.data, instant(self.left_at), self.start_km.data)


class ReturnForm(MoveForm):
    """When the vehicle is back, and what its odometer shows."""

    back_at = moment_field(_l("Back at"), _MOMENT)
    end_km = IntegerField(_l("Odometer when back"), [_KM, KM])

    def back(self) -> Return:
        """What was typed."""
        return Return(instant(self.back_at), self.end_km.data)
