"""The draft of a revision project: its text, edited clause by clause, by several people at once.

draft_of(project)     the tree as it was saved last
old_tree(project)     the version it revises; None for a rule that is to be established
new_tree(project)     the draft with the ids of its clauses: those of the old version for what lives on
"""

from .trees import draft_of, new_tree, old_tree

__all__ = ["draft_of", "new_tree", "old_tree"]
