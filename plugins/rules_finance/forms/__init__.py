"""The forms of finance."""

from .disclosures import AnswerForm, DisclosureForm, NewDisclosureForm, QuestionForm
from .limits import LimitForm, values_of

__all__ = ["AnswerForm", "DisclosureForm", "LimitForm", "NewDisclosureForm", "QuestionForm", "values_of"]
