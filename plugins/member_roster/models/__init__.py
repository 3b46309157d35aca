"""The tables of the roster."""

from .batch import Adjustment, AdjustmentLine, RosterEvent
from .card import DirectoryCard, PublicationNotice
from .duty import DutyContest, DutyEntry, DutyEvent, DutyInvitation
from .duty_plans import NurturePlan, NurtureStep
from .duty_rules import DutyClosing, DutyResult, DutyRuleLine, DutyRules
from .lists import MemberGroup, Sector, Township
from .member import Member
from .standing import Membership, OfficeHeld, SeatDay, Standing
from .term import SeatQuota, Term

__all__ = [
    "Adjustment",
    "AdjustmentLine",
    "DirectoryCard",
    "DutyClosing",
    "DutyContest",
    "DutyEntry",
    "DutyEvent",
    "DutyInvitation",
    "DutyResult",
    "DutyRuleLine",
    "DutyRules",
    "Member",
    "MemberGroup",
    "Membership",
    "NurturePlan",
    "NurtureStep",
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
