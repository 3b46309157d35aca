"""Checks of a rule's text: what is missing, what is numbered wrongly, which reference leads nowhere.

    check(tree, Context(earlier={"车辆管理办法"})) → findings in reading order

A check is a plain function of a tree and a context that yields findings. A domain plugin adds its own:
check(tree, context, (*CHECKS, limits_overlap)), also made with `word_check`.
"""

from collections.abc import Sequence

from ..references import Places
from ..tree import Node
from .expected import effective_date, interpretation, purpose, repeal, trial_end
from .finding import Check, Context, Finding, Severity, found, sentence
from .numbering import item_numbers, numbers
from .places import in_words
from .pointing import dangling_references, own_words
from .structure import duplicates, empty_clauses, empty_groups
from .wording import brackets, half_width, vague_approval, word_check

CHECKS: tuple[Check, ...] = (
    effective_date,
    purpose,
    repeal,
    interpretation,
    trial_end,
    numbers,
    item_numbers,
    dangling_references,
    own_words,
    empty_clauses,
    duplicates,
    empty_groups,
    brackets,
    half_width,
)

__all__ = [
    "CHECKS",
    "Check",
    "Context",
    "Finding",
    "Severity",
    "check",
    "found",
    "in_words",
    "sentence",
    "vague_approval",
    "word_check",
]


def check(tree: Node, context: Context | None = None, checks: Sequence[Check] = CHECKS) -> list[Finding]:
    """Run checks over a rule; findings come in reading order, those of the whole rule first, each with its place."""
    context = context or Context()
    places = Places(tree)
    findings = [finding.at(in_words(places, finding.node)) for it in checks for finding in it(tree, context)]
    return sorted(findings, key=lambda it: (places.order.get(it.node, -1), it.span or (0, 0), it.code))
