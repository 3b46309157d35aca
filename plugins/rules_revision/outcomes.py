"""What goes before the deciding body: the draft, the decision that makes it of the old text, the explanation."""

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from portal.errors import NotThere, PortalError
from portal.extensions import db
from portal.items import Change
from portal.records.writing import load, record, writing

from .drafting import new_tree
from .engine import Node, write_text
from .engine.decision import REFUSALS, DecisionRefused, decide, write_decision
from .engine.json_form import from_json, to_json
from .explaining import propose_explanation
from .models import Outcome, RevisionProject, RuleVersion
from .proofs import Proof, prove, seal
from .texts import digest_of

OPEN = ("consolidating", "review")  # where the papers may still be written


class NotPrepared(PortalError):
    """The papers for the meeting are not there."""

    status = 409


class Settled(PortalError):
    """What was adopted is not rewritten."""

    status = 409


class Overtaken(PortalError):
    """The draft revises a version that is not the newest any more."""

    status = 409


class NoDecision(PortalError):
    """What differs between the two texts cannot be said in a decision."""

    status = 409


@dataclass(frozen=True)
class Prepared:
    """The texts of an outcome, made outside of writing(): reading, comparing and proving take time."""

    form: str
    base_id: int | None
    tree: Node | None
    decision: str = ""
    explanation: str = ""
    proved: str = ""


def outcome_of(project: RevisionProject) -> Outcome | None:
    """The outcome that was prepared for a project."""
    found: Outcome | None = db.session.scalar(select(Outcome).where(Outcome.project_id == project.id))
    return found


def base_of(project: RevisionProject) -> RuleVersion | None:
    """The version that a project revises; None where a rule is to be established."""
    if project.draft and project.draft.revises:
        return project.draft.revises
    return project.rule.newest if project.rule else None


def is_overtaken(project: RevisionProject) -> bool:
    """Whether the rule got a further version after its draft had begun."""
    return project.rule is not None and base_of(project) is not project.rule.newest


def forms_for(project: RevisionProject) -> list[str]:
    """In which forms a project may end."""
    if project.revision == "abolish":
        return ["abolished"]
    return ["reissued", "decision"] if project.revision == "amend" else ["reissued"]


def prepare(project_id: int, form: str) -> None:
    """Take the draft as it is now and propose decision and explanation; what stood there before is replaced.

    Raises NotThere, also where drafting has not begun, Settled, Overtaken, and NoDecision where no decision can be
    written.
    """
    project = _read(project_id)
    if is_overtaken(project):
        raise Overtaken(
            _(
                "The rule got a further version after this draft had begun, and adopting the draft would undo it. "
                "Give up this project, list a new one and bring what you wrote over as a Word file."
            )
        )
    form = form if form in forms_for(project) else forms_for(project)[0]
    keep(project_id, propose(project, form, None if form == "abolished" else new_tree(project)))


def keep(project_id: int, made: Prepared) -> None:
    """Put prepared texts in the place of those of a project. Raises NotThere, Settled."""
    with writing() as tx:
        project = load(RevisionProject, project_id)
        _check_open(project)
        outcome = tx.session.scalar(select(Outcome).where(Outcome.project_id == project_id))
        if outcome is None:
            outcome = Outcome(project_id=project_id, form=made.form)
            tx.session.add(outcome)
        _write(outcome, made)
        record(Change(outcome, "prepared"))


def write_texts(outcome_id: int, version: int, decision: str, explanation: str) -> None:
    """Keep what a clerk wrote; a decision is proved anew. Raises NotThere, StaleRecord, Settled."""
    found = db.session.get(Outcome, outcome_id)
    if found is None:
        raise NotThere
    _check_open(found.project)
    proved = _seal(found.base, tree_of(found), decision, found.digest) if found.form == "decision" else ""
    with writing():
        outcome = load(Outcome, outcome_id, version)
        _check_open(outcome.project)
        outcome.explanation = explanation
        if outcome.form == "decision":
            outcome.decision, outcome.proved = decision, proved
        record(Change(outcome, "written"))


def tree_of(outcome: Outcome) -> Node | None:
    """The text of an outcome; None where a rule is abolished."""
    return from_json(outcome.tree) if outcome.tree else None


def text_of(outcome: Outcome) -> str:
    """The words of its text; none where a rule is abolished."""
    tree = tree_of(outcome)
    return write_text(tree) if tree else ""


def base_tree(outcome: Outcome) -> Node | None:
    """The text that it amends."""
    return from_json(outcome.base.tree) if outcome.base else None


def proof_of(outcome: Outcome) -> Proof | None:
    """The proof of its decision, made now; None where there is no decision. Not inside writing()."""
    old, new = base_tree(outcome), tree_of(outcome)
    if outcome.form != "decision" or old is None or new is None:
        return None
    return prove(old, new, outcome.decision)


def is_proved(outcome: Outcome) -> bool:
    """Whether the decision was proved for exactly these texts."""
    base = outcome.base
    return base is not None and outcome.proved == seal(base.digest, outcome.decision, outcome.digest)


def is_current(project: RevisionProject, outcome: Outcome) -> bool:
    """Whether the outcome holds the draft as it is, and amends what is the newest version now. Not inside writing()."""
    if outcome.form == "abolished":
        return True
    base = base_of(project)
    same_base = (base.id if base else None) == outcome.base_id
    return same_base and not is_overtaken(project) and digest_of(write_text(new_tree(project))) == outcome.digest


def _read(project_id: int) -> RevisionProject:
    project = db.session.get(RevisionProject, project_id)
    if project is None:
        raise NotThere
    return project


def propose(project: RevisionProject, form: str, new: Node | None) -> Prepared:
    """Propose the texts of an outcome, the decision with its proof. Not inside writing(). Raises NoDecision."""
    base = base_of(project)
    old, base_id = (from_json(base.tree), base.id) if base else (None, None)
    explanation = propose_explanation(project, old, new)
    if form != "decision" or old is None or new is None:
        return Prepared(form, base_id, new, explanation=explanation)
    decision = _decided(old, new)
    proved = _seal(base, new, decision, digest_of(write_text(new)))
    return Prepared(form, base_id, new, decision, explanation, proved)


def _decided(old: Node, new: Node) -> str:
    try:
        return write_decision(decide(old, new))
    except DecisionRefused as refused:
        raise NoDecision(
            _(
                "No amending decision can be written: %(why)s Issue the rule anew in full instead.",
                why=_(REFUSALS[refused.code]) % refused.facts,
            )
        ) from None


def _seal(base: RuleVersion | None, tree: Node | None, decision: str, digest: str) -> str:
    if base is None or tree is None:
        return ""
    return seal(base.digest, decision, digest) if prove(from_json(base.tree), tree, decision).holds else ""


def _write(outcome: Outcome, made: Prepared) -> None:
    outcome.form, outcome.base_id = made.form, made.base_id
    outcome.tree = to_json(made.tree) if made.tree else {}
    outcome.digest = digest_of(write_text(made.tree)) if made.tree else ""
    outcome.decision, outcome.explanation, outcome.proved = made.decision, made.explanation, made.proved


def _check_open(project: RevisionProject) -> None:
    if project.state not in OPEN:
        raise Settled(_("The papers are written while opinions are worked in, or before the deciding body."))
