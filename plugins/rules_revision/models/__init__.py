"""The tables of rules."""

from .cleanup import Cleanup, CleanupRow
from .draft import Draft, DraftReturn, DraftSave
from .intake import Intake
from .project import RevisionProject
from .rule import Rule
from .version import RuleClause, RuleVersion

__all__ = [
    "Cleanup",
    "CleanupRow",
    "Draft",
    "DraftReturn",
    "DraftSave",
    "Intake",
    "RevisionProject",
    "Rule",
    "RuleClause",
    "RuleVersion",
]
