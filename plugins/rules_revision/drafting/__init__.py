"""The draft of a revision project. Until drafts are kept it is the text of the rule's newest version."""

from portal.errors import NotThere

from ..engine import Node
from ..engine.json_form import from_json
from ..models import RevisionProject


def draft_of(project: RevisionProject) -> Node:
    """The tree as it was saved last. Raises NotThere where there is none yet."""
    version = project.rule.newest if project.rule else None
    if version is None:
        raise NotThere
    return from_json(version.tree)
