"""The tables of rules."""

from .adoption_report import AdoptionReport
from .cleanup import Cleanup, CleanupRow
from .comment import Comment
from .consultation import Consultation, ConsultedUnit
from .draft import Draft, DraftReturn, DraftSave
from .execution import CheckFinding, CheckQuestion, ExecutionCheck
from .intake import Intake
from .outcome import IssuedDocument, Outcome
from .project import RevisionProject
from .rule import Rule
from .version import RuleClause, RuleVersion

__all__ = [
    "AdoptionReport",
    "CheckFinding",
    "CheckQuestion",
    "Cleanup",
    "CleanupRow",
    "Comment",
    "Consultation",
    "ConsultedUnit",
    "Draft",
    "DraftReturn",
    "DraftSave",
    "ExecutionCheck",
    "Intake",
    "IssuedDocument",
    "Outcome",
    "RevisionProject",
    "Rule",
    "RuleClause",
    "RuleVersion",
]
