"""The tables of the register of vehicles."""

from .cost import Cost
from .quarter import QuarterTotals
from .slip import Slip
from .vehicle import Vehicle

__all__ = ["Cost", "QuarterTotals", "Slip", "Vehicle"]
