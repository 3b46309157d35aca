"""The tables of the roster."""

from .batch import Adjustment, AdjustmentLine, RosterEvent
from .card import DirectoryCard, PublicationNotice
from .lists import MemberGroup, Sector, Township
from .member import Member
from .standing import Membership, OfficeHeld, SeatDay, Standing
from .term import SeatQuota, Term

__all__ = [
    "Adjustment",
    "AdjustmentLine",
    "DirectoryCard",
    "Member",
    "MemberGroup",
    "Membership",
    "OfficeHeld",
    "PublicationNotice",
    "RosterEvent",
    "SeatDay",
    "SeatQuota",
    "Sector",
    "Standing",
    "Term",
    "Township",
]
