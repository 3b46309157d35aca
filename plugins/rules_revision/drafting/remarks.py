"""What the checks find in a draft: those of the engine, and those of the plugin of its field."""

from dataclasses import dataclass

from flask_babel import gettext as _

from portal.extensions import db
from portal.items import SignedIn

from ..domains import domain_of
from ..engine import Node
from ..engine.checks import CHECKS, Context, Finding, Severity, check, sentence
from ..engine.tree import clauses
from ..models import RevisionProject, Rule

_TONES = {Severity.ERROR: "late", Severity.WARNING: "due", Severity.HINT: ""}


@dataclass(frozen=True)
class Remark:
    """One sentence about a draft: its place in words, how grave it is, and the clause it leads to."""

    words: str
    place: str
    tone: str
    clause_id: str = ""


def remarks_on(project: RevisionProject, tree: Node, user: SignedIn) -> list[Remark]:
    """What the checks find, in reading order."""
    findings = check(tree, _context(project, user), (*CHECKS, *domain_of(project.described.domain).checks))
    around = {node.id: clause.id for clause in clauses(tree) for node in clause.walk()}
    return [_remark(it, around.get(it.node, "")) for it in findings]


def _context(project: RevisionProject, user: SignedIn) -> Context:
    """The names of the other rules in the register, which a new one may have to repeal."""
    query = Rule.visible_to(user).with_only_columns(Rule.title).where(Rule.state == "in_force")
    query = query.where(Rule.id != project.rule_id) if project.rule_id else query
    return Context(frozenset(db.session.scalars(query)))


def _remark(finding: Finding, clause_id: str) -> Remark:
    return Remark(sentence(finding, _), finding.place, _TONES[finding.severity], clause_id)
