"""What goes through the publication review: versions of rules, each to a scope."""

from flask_babel import gettext as _

from portal.clock import now
from portal.errors import PortalError
from portal.items import Change, Entry
from portal.records.disclosure import EVERYBODY
from portal.records.review import Review, approved, ask, must_be_approved, reviews_of
from portal.records.writing import load, record, writing

from .models import RuleVersion
from .registering import check_unpublished, index_clauses


class NotDated(PortalError):
    """What is published says from when it holds."""

    status = 409


def hand_in(version_id: int, version: int, scope: str, url: str) -> None:
    """Hand a version in for review. Raises NotThere, StaleRecord, AlreadyPublished, NotDated, Secret."""
    with writing():
        found = load(RuleVersion, version_id, version)
        _check(found)
        ask(found, scope, found.public_title, url)


def publish(version_id: int, version: int) -> None:
    """Publish a version to those whom the review approved; readers find it from now on.

    Raises NotThere, StaleRecord, AlreadyPublished, NotReviewed.
    """
    with writing() as tx:
        found = load(RuleVersion, version_id, version)
        _check(found)
        disclose(found, must_be_approved(found).scope)
        index_clauses(tx.session, found.rule)


def disclose(version: RuleVersion, scope: str, entry: Entry | None = None) -> None:
    """Open a version to a scope, with its rule. Call it inside writing() only, for what is approved."""
    rule, shown = version.rule, scope == EVERYBODY
    version.scope, version.published_at, version.withdrawn_for = scope, now(), ""
    if rule.newest is version:
        rule.scope, rule.title = scope, version.title
    if shown and rule.published_at is None:
        rule.published_at = version.published_at
    fields = ("scope", "published_at")
    record(Change(version, "published", fields=fields, public=shown, entry=entry or Entry()))
    record(Change(rule, "disclosed", fields=fields, public=shown))


def review_of(version: RuleVersion) -> tuple[Review | None, bool]:
    """The newest review of a version, and whether it approves the version as it is now."""
    return next(iter(reviews_of(version)), None), approved(version) is not None


def _check(version: RuleVersion) -> None:
    check_unpublished(version)
    if version.in_force_from is None:
        raise NotDated(_("Enter from which day this version is in force, then hand it in."))
