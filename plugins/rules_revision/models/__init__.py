"""The tables of rules."""

from .cleanup import Cleanup, CleanupRow
from .intake import Intake
from .project import RevisionProject
from .rule import Rule
from .version import RuleClause, RuleVersion

__all__ = ["Cleanup", "CleanupRow", "Intake", "RevisionProject", "Rule", "RuleClause", "RuleVersion"]
