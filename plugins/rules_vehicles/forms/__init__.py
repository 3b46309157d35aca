"""The forms of the register of vehicles."""

from .register import CostForm, VehicleForm
from .slips import GoOutForm, ReturnForm, SlipForm

__all__ = ["CostForm", "GoOutForm", "ReturnForm", "SlipForm", "VehicleForm"]
