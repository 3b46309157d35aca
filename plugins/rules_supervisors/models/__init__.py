"""The tables of the dispatch of democratic supervisors."""

from .activity import GroupActivity, GroupAttendance
from .appraisal import BallotQuestion, UnitAppraisal
from .group import SupervisionGroup, Supervisor
from .letter import SuggestionLetter
from .report import GroupReport

__all__ = [
    "BallotQuestion",
    "GroupActivity",
    "GroupAttendance",
    "GroupReport",
    "SuggestionLetter",
    "SupervisionGroup",
    "Supervisor",
    "UnitAppraisal",
]
