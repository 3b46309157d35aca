"""The texts of a project as trees."""

from portal.errors import NotThere

from ..engine import Node
from ..engine.json_form import from_json
from ..models import Draft, RevisionProject


def draft(project: RevisionProject) -> Draft:
    """The draft of a project. Raises NotThere where drafting has not begun."""
    if project.draft is None:
        raise NotThere
    return project.draft


def draft_of(project: RevisionProject) -> Node:
    """The text as it was saved last. Raises NotThere where drafting has not begun."""
    return from_json(draft(project).tree)


def old_tree(project: RevisionProject) -> Node | None:
    """The version that the draft revises; None for a rule that is to be established."""
    revises = draft(project).revises
    return from_json(revises.tree) if revises else None


def new_tree(project: RevisionProject) -> Node:
    """The draft; editing kept the ids of what lives on from the old version."""
    return draft_of(project)
