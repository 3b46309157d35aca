"""The rule in force of a field, for the plugins of that field."""

from .engine import Node


def tree_in_force(domain: str) -> Node | None:
    """The rule of a field that is in force today as a tree; None while the register has none."""
    return None
