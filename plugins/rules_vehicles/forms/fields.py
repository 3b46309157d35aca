"""Fields that the forms of the register share."""

from datetime import datetime
from typing import Any

from wtforms import DateTimeLocalField, Field
from wtforms.validators import NumberRange

from portal.clock import OFFICE

MOST_KM, MOST_AMOUNT, MOST_WORDS = 2_000_000, 10_000_000, 500
KM = NumberRange(min=0, max=MOST_KM)


def moment_field(label: Any, *checks: Any, hint: Any = "") -> DateTimeLocalField:
    """A day and a time on the office's clock."""
    return DateTimeLocalField(label, [*checks], format=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"], description=hint)


def instant(field: Field) -> datetime:
    """What was entered, as a moment that says its zone."""
    typed: datetime = field.data
    return typed.replace(tzinfo=OFFICE)
