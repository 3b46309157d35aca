"""Clauses without text, clauses that say the same, chapters without clauses."""

import re
from collections.abc import Iterator

from ..tree import CLAUSES, GROUPS, Node, clauses, words_of
from .finding import Context, Finding, Severity, found

_SHORTEST = 12  # short clauses such as 其他 may well occur twice


def empty_clauses(tree: Node, _: Context) -> Iterator[Finding]:
    """A clause with nothing after its number."""
    for clause in clauses(tree):
        if not words_of(clause):
            yield found("empty_clause", Severity.WARNING, clause, label=clause.label.strip())


def duplicates(tree: Node, _: Context) -> Iterator[Finding]:
    """A clause that says word by word what another says."""
    seen: dict[str, Node] = {}
    for clause in clauses(tree):
        words = re.sub(r"\s", "", words_of(clause))
        first = seen.setdefault(words, clause)
        if first is not clause and len(words) >= _SHORTEST:
            yield found(
                "duplicate_clause", Severity.WARNING, clause, label=clause.label.strip(), other=first.label.strip()
            )


def empty_groups(tree: Node, _: Context) -> Iterator[Finding]:
    """A part, chapter or section without a clause in it."""
    for node in tree.walk():
        if node.kind in GROUPS and not any(it.kind in CLAUSES for it in node.walk()):
            title = f"{node.label} {node.text}".strip()
            yield found("empty_group", Severity.WARNING, node, title=title)
