"""Editing a rule: each operation takes a tree and returns a new one, numbered anew, its references following.

The tree it was given stays as it was. Ids stay with what they name; new nodes get ids no node had before.
"""

from .clauses import delete_clause, insert_clause, merge_clauses, move_clause, set_text, split_clause
from .edit import Edited, EditRefused, Left
from .groups import delete_group, insert_group, rename_group
from .numbering import renumber

__all__ = [
    "EditRefused",
    "Edited",
    "Left",
    "delete_clause",
    "delete_group",
    "insert_clause",
    "insert_group",
    "merge_clauses",
    "move_clause",
    "rename_group",
    "renumber",
    "set_text",
    "split_clause",
]
