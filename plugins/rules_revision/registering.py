"""Entering rules and their versions in the register, and mending what was entered before anybody else reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from portal.errors import PortalError
from portal.items import Change, Decision, Entry
from portal.records.attachments import attach
from portal.records.file_store import CheckedFile
from portal.records.search.index import index_record
from portal.records.writing import load, record, writing

from .drafted import Reading, write_into
from .models import Rule, RuleVersion
from .periods import fit

SOURCE = "source"  # the role of the file that a version was read from


class AlreadyPublished(PortalError):
    """What others read is not rewritten."""

    status = 409


class NumberGiven(PortalError):
    """The rule has a version of this number."""

    status = 409


@dataclass(frozen=True)
class RuleFacts:
    """What the register says of a rule besides its words."""

    title: str
    text_kind: str
    domain: str
    body: str
    office: str
    scope: str
    trial_until: date | None = None


@dataclass(frozen=True)
class VersionFacts:
    """When, by whom and under which number the words of a version were adopted. Without a number it is the next one."""

    number: int | None = None
    document_number: str = ""
    adopted_on: date | None = None
    adopted_by: str = ""
    in_force_from: date | None = None
    added_later: bool = False


def enter(facts: RuleFacts, version: VersionFacts, reading: Reading, source: CheckedFile | None = None) -> int:
    """Enter a rule with one version; returns the rule's number in the database.

    Raises EntryRefused where the day lies in the future or history can no longer be entered, TooManyFiles.
    """
    with writing() as tx:
        return enter_loaded(tx.session, facts, version, reading, source).rule_id


def add_version(rule_id: int, version: VersionFacts, reading: Reading, source: CheckedFile | None = None) -> int:
    """Enter a further version of a rule; returns its number in the database.

    Raises NotThere, NumberGiven, TwoInForce, BeginsTooLate, EntryRefused.
    """
    with writing() as tx:
        return add_loaded(tx.session, load(Rule, rule_id), version, reading, source).id


def change_rule(rule_id: int, version: int, facts: RuleFacts) -> None:
    """Change what the register says of a rule; its title only until it is public.

    Raises NotThere, StaleRecord, AlreadyPublished.
    """
    with writing():
        rule = load(Rule, rule_id, version)
        changed = tuple(name for name, value in vars(facts).items() if getattr(rule, name) != value)
        if rule.is_public and "title" in changed:
            raise AlreadyPublished(_("This rule is public under its title. A new version may bring another one."))
        for name in changed:
            setattr(rule, name, getattr(facts, name))
        record(Change(rule, "changed", fields=changed, public=rule.is_public))


def change_version(version_id: int, version: int, facts: VersionFacts, reading: Reading) -> None:
    """Change a version that was published to nobody yet.

    Raises NotThere, StaleRecord, AlreadyPublished, NumberGiven, TwoInForce, BeginsTooLate.
    """
    with writing() as tx:
        found = load(RuleVersion, version_id, version)
        check_unpublished(found)
        _describe(found, facts, found.rule.versions)
        before = list(found.clauses)
        write_into(found, reading)
        _fit_in(tx.session, found.rule, found)
        record(Change(found, "changed"))
        index_clauses(tx.session, found.rule)
        for clause in before:
            if clause not in found.clauses:
                index_record(tx.session, clause)  # takes out what is gone


def check_unpublished(version: RuleVersion) -> None:
    """Raise AlreadyPublished for what others read."""
    if version.published_at is not None:
        raise AlreadyPublished(_("This version is published. A slip of the pen is mended as a correction."))


def index_clauses(session: Session, rule: Rule) -> None:
    """Bring the search index up to which version is the newest now. Inside writing() only."""
    for version in rule.versions:
        for clause in version.clauses:
            index_record(session, clause)


def entry_of(facts: VersionFacts) -> Entry:
    """The decision by which a version was adopted, for its history."""
    if not (facts.adopted_by and facts.adopted_on):
        return Entry()
    decision = Decision(facts.adopted_by, facts.adopted_on, facts.document_number)
    return Entry(decision=decision, added_later=facts.added_later)


def enter_loaded(
    session: Session, facts: RuleFacts, version: VersionFacts, reading: Reading, source: CheckedFile | None = None
) -> RuleVersion:
    """Enter a rule with one version. Call it inside writing() only."""
    rule = Rule(**vars(facts))
    session.add(rule)
    record(Change(rule, "entered"))
    return add_loaded(session, rule, version, reading, source)


def add_loaded(
    session: Session, rule: Rule, facts: VersionFacts, reading: Reading, source: CheckedFile | None = None
) -> RuleVersion:
    """Enter a further version of a loaded rule. Call it inside writing() only."""
    others = list(rule.versions)
    version = RuleVersion(rule_id=rule.id, title=reading.title or rule.title, scope=rule.scope)
    _describe(version, facts, others)
    write_into(version, reading)
    # The one before ends first: the database holds no two versions without an end.
    ended = [it for it in fit(session, rule, [*others, version]) if it is not version]
    session.flush()
    session.add(version)
    session.flush()
    session.refresh(rule, ["versions"])
    record(Change(version, "entered", entry=entry_of(facts)))
    _tell_ended(ended)
    index_clauses(session, rule)
    if source is not None:
        attach(version, source, SOURCE)
    return version


def _describe(version: RuleVersion, facts: VersionFacts, others: Sequence[RuleVersion]) -> None:
    number = facts.number or version.number or max((it.number for it in others), default=0) + 1
    if any(it.number == number for it in others if it is not version):
        raise NumberGiven(_("There is a version %(number)s already. Give another number.", number=number))
    version.number, version.document_number = number, facts.document_number
    version.adopted_on, version.adopted_by = facts.adopted_on, facts.adopted_by
    version.in_force_from = facts.in_force_from


def _fit_in(session: Session, rule: Rule, version: RuleVersion) -> None:
    _tell_ended([it for it in fit(session, rule, rule.versions) if it is not version])


def _tell_ended(versions: Sequence[RuleVersion]) -> None:
    for version in versions:
        record(Change(version, "ended", fields=("in_force_until",), public=version.is_public))
