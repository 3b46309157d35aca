"""The tables of the rectification ledger."""

from .item import Measure, RectificationItem, RuleToRevise, item_problem
from .plan import MeasureGroup, Problem, RectificationPlan, ResponsiblePost, Stage
from .work import ExtensionRequest, ProgressEntry

__all__ = [
    "ExtensionRequest",
    "Measure",
    "MeasureGroup",
    "Problem",
    "ProgressEntry",
    "RectificationItem",
    "RectificationPlan",
    "ResponsiblePost",
    "RuleToRevise",
    "Stage",
    "item_problem",
]
