"""The draft and its comparison as Word files in the form of official papers."""

from ..engine import Node
from ..engine.tree import title_of
from ..filing import word
from ..models import RevisionProject
from ..papers import comparison_paper, rule_paper
from .comparing import comparison
from .trees import draft_of


def draft_as_word(tree: Node) -> bytes:
    """The full text."""
    return word(rule_paper(tree))


def comparison_as_word(project: RevisionProject) -> bytes:
    """The table of old and new, 修改前后对照表."""
    return word(comparison_paper(title_of(draft_of(project)) or project.title, comparison(project)))
