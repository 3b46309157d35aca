"""The tables of rules."""

from .cleanup import Cleanup, CleanupRow
from .execution import CheckFinding, CheckQuestion, ExecutionCheck
from .intake import Intake
from .outcome import IssuedDocument, Outcome
from .project import RevisionProject
from .rule import Rule
from .version import RuleClause, RuleVersion

__all__ = [
    "CheckFinding",
    "CheckQuestion",
    "Cleanup",
    "CleanupRow",
    "ExecutionCheck",
    "Intake",
    "IssuedDocument",
    "Outcome",
    "RevisionProject",
    "Rule",
    "RuleClause",
    "RuleVersion",
]
