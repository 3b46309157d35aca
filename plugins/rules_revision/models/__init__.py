"""The tables of rules."""

from .adoption_report import AdoptionReport
from .cleanup import Cleanup, CleanupRow
from .comment import Comment
from .consultation import Consultation, ConsultedUnit
from .draft import Draft, DraftReturn, DraftSave
from .intake import Intake
from .project import RevisionProject
from .rule import Rule
from .version import RuleClause, RuleVersion

__all__ = [
    "AdoptionReport",
    "Cleanup",
    "CleanupRow",
    "Comment",
    "Consultation",
    "ConsultedUnit",
    "Draft",
    "DraftReturn",
    "DraftSave",
    "Intake",
    "RevisionProject",
    "Rule",
    "RuleClause",
    "RuleVersion",
]
