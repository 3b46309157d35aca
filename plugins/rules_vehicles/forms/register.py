"""The forms of vehicles and their costs."""

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, IntegerField, SelectField, ValidationError
from wtforms.validators import InputRequired, NumberRange, Optional

from portal.clock import today
from portal.web.fields import amount, hundredths, line, options, says_so, words
from portal.web.forms import Versioned

from ..garage import VehicleFacts
from ..models import Vehicle
from ..spending import Bill
from ..terms import COSTS, PURPOSES, VEHICLE_STATES
from .fields import KM, MOST_AMOUNT, MOST_WORDS

_DAY = InputRequired(_l("Enter the day."))
_KM = InputRequired(_l("Enter the reading of the odometer."))


class VehicleForm(Versioned):
    """What is known of a vehicle."""

    plate = line(_l("Plate"), says_so, hint=_l("Stays inside the office, never published."))
    model = line(_l("Make and model"), says_so)
    seats = IntegerField(
        _l("Seats"), [InputRequired(_l("Enter the number of seats.")), NumberRange(min=1, max=60)],
        description=_l("With the driver's."),
    )  # fmt: skip
    purpose = SelectField(_l("Purpose of the vehicle"), choices=options(PURPOSES.items()))
    bought_on = DateField(_l("Bought on"), [Optional()])
    state = SelectField(_l("State"), choices=options(VEHICLE_STATES.items()))
    start_km = IntegerField(
        _l("Odometer when entered"), [_KM, KM], description=_l("The reading from which the register goes on.")
    )

    def facts(self) -> VehicleFacts:
        """What was typed."""
        return VehicleFacts(**{name: self[name].data for name in VehicleFacts.__dataclass_fields__})


class CostForm(Versioned):
    """One bill of a vehicle."""

    vehicle_id = SelectField(_l("Vehicle"), coerce=int)
    category = SelectField(_l("Kind of cost"), choices=options(COSTS.items()))
    happened_on = DateField(_l("Date"), [_DAY])
    yuan = amount(_l("Amount in yuan"), InputRequired(_l("Enter the amount.")), most=MOST_AMOUNT)
    litres = amount(_l("Litres"), Optional(), hint=_l("For fuel only."), most=MOST_AMOUNT)
    odometer = IntegerField(_l("Odometer"), [Optional(), KM], description=_l("As it stood on that day."))
    place = line(_l("Place"), hint=_l("The station, the workshop."))
    approved_by = line(_l("Approved by"), hint=_l("The post, as the rule names it."))
    note = words(_l("Note"), hint=_l("Say, the parts that were replaced."), most=MOST_WORDS)

    def offer(self, vehicles: Iterable[Vehicle]) -> None:
        """Fill the choices."""
        self.vehicle_id.choices = options((it.id, f"{it.plate} {it.model}") for it in vehicles)

    def validate_happened_on(self, field: DateField) -> None:
        """Not in the future."""
        if field.data and field.data > today():
            raise ValidationError(_("This day lies in the future. Enter it when it has come."))

    def validate_litres(self, field: object) -> None:
        """Only of fuel."""
        if self.litres.data and self.category.data != "fuel":
            raise ValidationError(_("Litres are for fuel only."))

    def bill(self) -> Bill:
        """What was typed."""
        names = ("vehicle_id", "category", "happened_on", "odometer", "place", "note", "approved_by")
        values = {name: self[name].data for name in names}
        cents, centilitres = hundredths(self.yuan.data) or 0, hundredths(self.litres.data)
        return Bill(**values, cents=cents, centilitres=centilitres)
