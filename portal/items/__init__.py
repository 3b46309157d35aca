"""The frozen dataclasses that hooks take and return. A hook never returns HTML."""

from .pages import Held, MenuItem, Place, Row, Tally, TodoItem, Tone, Widget
from .papers import FormField, Importer, RowGroup, WordForm
from .plugins import N_, Access, Job, Permission, Plugin, Setting, SignedIn, View
from .records import (
    Change,
    Decision,
    DutyCount,
    Entry,
    FilesSeen,
    ProblemSource,
    Recordable,
    Recorded,
    SearchDocument,
    Subject,
)

__all__ = [
    "N_",
    "Access",
    "Change",
    "Decision",
    "DutyCount",
    "Entry",
    "FilesSeen",
    "FormField",
    "Held",
    "Importer",
    "Job",
    "MenuItem",
    "Permission",
    "Place",
    "Plugin",
    "ProblemSource",
    "Recordable",
    "Recorded",
    "Row",
    "RowGroup",
    "SearchDocument",
    "Setting",
    "SignedIn",
    "Subject",
    "Tally",
    "TodoItem",
    "Tone",
    "View",
    "Widget",
    "WordForm",
]  # fmt: skip
