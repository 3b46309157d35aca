"""Papers of rules as files: Word in the office's form, and Akoma Ntoso for other systems."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO

from flask_babel import gettext as _

from portal.errors import NotThere, PortalError
from portal.items import SignedIn
from portal.office.official.blocks import OfficialDocument
from portal.office.official.writing import write_official

from .collecting import collect
from .engine.akn import Identity, write_akn, write_decision_akn
from .engine.akn.identity import UNKNOWN
from .engine.decision import DecisionRefused, read_decision
from .engine.json_form import from_json
from .models import Outcome, RuleVersion
from .papers import collection_paper, plain_paper, rule_paper


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


def collection_word(title: str, user: SignedIn | None, day: date, chosen: Iterable[int] = ()) -> bytes:
    """The rules in force that somebody reads, or the chosen ones of them, as one book (制度汇编)."""
    wanted = set(chosen)
    versions = [version for chapter in collect(user, day) for version, _sheet in chapter.rules]
    shown = [it for it in versions if not wanted or it.rule_id in wanted]
    return word(collection_paper(title, [from_json(it.tree) for it in shown]))


def identity_of(version: RuleVersion) -> Identity:
    """Which rule a version is of, by the register."""
    first = min((it.adopted_on for it in version.rule.versions if it.adopted_on), default=UNKNOWN)
    return Identity(version.title, version.rule.body, first, version.in_force_from or UNKNOWN)
