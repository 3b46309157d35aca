"""How rules end: abolished, declared lapsed, replaced by another; its last version ends on the same day."""

from datetime import date

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from portal.errors import PortalError
from portal.items import Change, Entry
from portal.records.writing import load, record, writing

from .life import RULE
from .models import Rule
from .periods import fit


class NotReplaced(PortalError):
    """A rule is replaced by another one that stands in the register."""

    status = 409


def end(rule_id: int, version: int, action: str, ended_on: date | None, entry: Entry, by: int | None = None) -> None:
    """End a rule, or enter that it was ended. `by` is the rule that replaces it.

    Raises NotThere, StaleRecord, NotReplaced, BeginsTooLate, and what the workflow and its conditions raise.
    """
    with writing() as tx, tx.session.no_autoflush:
        rule = load(Rule, rule_id, version)
        if action == "supersede":
            rule.replaced_by = _other(rule, by)
        end_rule(tx.session, rule, action, ended_on, entry)


def end_rule(session: Session, rule: Rule, action: str, ended_on: date | None, entry: Entry) -> None:
    """End a loaded rule. Call it inside writing() only, without autoflush: the database wants to see it whole.

    Raises BeginsTooLate, and what the workflow raises.
    """
    rule.ended_on = ended_on
    changed = fit(session, rule, rule.versions)
    RULE.move(rule, action, entry)
    for version in changed:
        record(Change(version, "ended", fields=("in_force_until",), public=version.is_public))


def _other(rule: Rule, by: int | None) -> Rule:
    if not by or by == rule.id:
        raise NotReplaced(_("Choose the rule that replaces this one."))
    return load(Rule, by)
