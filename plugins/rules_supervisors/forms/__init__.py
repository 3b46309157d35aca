"""The forms of the dispatch of supervisors."""

from .groups import GroupForm, PersonForm, ReplaceForm
from .letters import AnswerForm, DeliverForm, LetterForm, LookBackForm
from .work import ActivityForm, AppraisalForm, ReportForm

__all__ = [
    "ActivityForm", "AnswerForm", "AppraisalForm", "DeliverForm", "GroupForm", "LetterForm", "LookBackForm",
    "PersonForm", "ReplaceForm", "ReportForm",
]  # fmt: skip
