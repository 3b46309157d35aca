"""Papers of rules as files: Word in the office's form, and Akoma Ntoso for other systems."""

from collections.abc import Iterable
from io import BytesIO

from flask_babel import gettext as _

from portal.errors import NotThere, PortalError
from portal.office.official.blocks import OfficialDocument
from portal.office.official.writing import write_official

from .comparing import side_by_side
from .engine.akn import Identity, write_akn, write_decision_akn
from .engine.akn.identity import UNKNOWN
from .engine.decision import DecisionRefused, read_decision
from .engine.json_form import from_json
from .models import Outcome, RuleVersion
from .papers import collection_paper, comparison_paper, plain_paper, rule_paper


class Unreadable(PortalError):
    """The text of the decision is not written as decisions are."""

    status = 409


def word(paper: OfficialDocument) -> bytes:
    """A paper as a Word file."""
    target = BytesIO()
    write_official(paper, target)
    return target.getvalue()


def version_word(version: RuleVersion) -> bytes:
    """The full text of a version."""
    return word(rule_paper(from_json(version.tree)))


def comparison_word(old: RuleVersion, new: RuleVersion) -> bytes:
    """What changed between two versions (修改前后对照表)."""
    return word(comparison_paper(new.title, side_by_side(old, new)))


def version_akn(version: RuleVersion) -> bytes:
    """A version as Akoma Ntoso."""
    return write_akn(from_json(version.tree), identity_of(version))


def decision_word(outcome: Outcome) -> bytes:
    """The amending decision."""
    return word(plain_paper(outcome.decision))


def decision_akn(outcome: Outcome) -> bytes:
    """The amending decision as Akoma Ntoso. Raises Unreadable, NotThere."""
    if outcome.base is None:
        raise NotThere
    try:
        decision = read_decision(outcome.decision)
    except DecisionRefused:
        raise Unreadable(_("This decision cannot be read. Mend its text first.")) from None
    issued = outcome.issued
    days = (issued.adopted_on, issued.in_force_from) if issued else (UNKNOWN, UNKNOWN)
    identity = Identity(f"关于修改《{decision.title}》的决定", issued.adopted_by if issued else "", *days)
    return write_decision_akn(decision, identity, identity_of(outcome.base))


def collection_word(versions: Iterable[RuleVersion]) -> bytes:
    """Rules as one book with its contents (制度汇编), in this order."""
    return word(collection_paper("制度汇编", [from_json(it.tree) for it in versions]))


def identity_of(version: RuleVersion) -> Identity:
    """Which rule a version is of, by the register."""
    first = min((it.adopted_on for it in version.rule.versions if it.adopted_on), default=UNKNOWN)
    return Identity(version.title, version.rule.body, first, version.in_force_from or UNKNOWN)
