"""A text as the tree that is kept of it, with the ids that its clauses have from the version before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from .engine import Node, read_text, write_text
from .engine.carry import carry_ids
from .engine.json_form import from_json, to_json
from .engine.tree import clauses, title_of, words_of
from .models import Rule, RuleClause, RuleVersion
from .texts import LONGEST, NoText, digest_of


@dataclass(frozen=True)
class Reading:
    """What a text says: its tree and what follows from it. Made outside of writing(), since reading takes time."""

    text: str
    tree: Node

    @property
    def title(self) -> str:
        """The name of the rule; empty where the text begins without one."""
        return title_of(self.tree)

    @property
    def stored(self) -> dict[str, Any]:
        """The tree as a version keeps it."""
        return to_json(self.tree)

    @property
    def clauses(self) -> list[Node]:
        """Its clauses in order."""
        return clauses(self.tree)


def read(text: str, trees: Sequence[dict[str, Any]] = ()) -> Reading:
    """Read a text; `trees` are those of the rule's other versions, whose ids live on, the nearest last.

    Raises NoText for what has no clause.
    """
    if len(text) > LONGEST:
        raise NoText(_("This text is too long for a rule. Enter each rule by itself."))
    tree = read_text(text)
    if not clauses(tree):
        raise NoText(_("No clause was found in this text. A clause begins with 第一条, 一、 or （一）."))
    if trees:
        others = [from_json(it) for it in trees]
        carry_ids(others[-1], tree, [node.id for other in others for node in other.walk()])
    return Reading(text, tree)


def trees_of(rule: Rule, nearest: RuleVersion | None = None) -> list[dict[str, Any]]:
    """The trees of a rule's versions for read(), that of the given one last, else that of the newest."""
    last = nearest or rule.newest
    return [it.tree for it in rule.versions if it is not last] + ([last.tree] if last else [])


def write_into(version: RuleVersion, reading: Reading) -> None:
    """Set a version's text, tree, digest and clauses. Inside writing() only."""
    version.text, version.tree = reading.text, reading.stored
    version.digest = digest_of(write_text(reading.tree))
    known = {clause.node_id: clause for clause in version.clauses}
    version.clauses = [known.get(node.id) or RuleClause(node_id=node.id) for node in reading.clauses]
    for place, (clause, node) in enumerate(zip(version.clauses, reading.clauses, strict=True), 1):
        clause.position, clause.label, clause.words = place, node.label.strip(), words_of(node)
