"""The tables of the roster."""

from .batch import Adjustment, AdjustmentLine, RosterEvent
from .lists import MemberGroup, Sector, Township
from .member import Member
from .standing import Membership, OfficeHeld, SeatDay, Standing
from .term import SeatQuota, Term

__all__ = [
    "Adjustment",
    "AdjustmentLine",
    "Member",
    "MemberGroup",
    "Membership",
    "OfficeHeld",
    "RosterEvent",
    "SeatDay",
    "SeatQuota",
    "Sector",
    "Standing",
    "Term",
    "Township",
]
