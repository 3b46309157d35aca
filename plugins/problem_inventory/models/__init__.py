"""The tables of the rectification ledger."""

from .item import Measure, RectificationItem, RuleToRevise, item_problem
from .plan import MeasureGroup, Problem, RectificationPlan, ResponsiblePost, Stage

__all__ = [
    "Measure",
    "MeasureGroup",
    "Problem",
    "RectificationItem",
    "RectificationPlan",
    "ResponsiblePost",
    "RuleToRevise",
    "Stage",
    "item_problem",
]
