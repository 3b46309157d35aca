"""The objects that the access matrix tries the pages of rules with."""

from flask import g
from sqlalchemy import select

from plugins.rules_revision.cleaning import begin
from plugins.rules_revision.models import Cleanup, Intake, Rule, RuleVersion
from plugins.rules_revision.tests import access_drafts
from plugins.rules_revision.tests.adoption.factories import FACTORIES as ADOPTION
from plugins.rules_revision.tests.making import (
    FACTS,
    TEXT,
    make_intake,
    make_published,
    make_rule,
    make_version,
    publish_all,
    rule,
    sign,
)
from plugins.rules_revision.tests.projects import access as projects
from portal.clock import today
from portal.extensions import db
from portal.people.models import UserRole
from portal.records.writing import writing
from portal.testing_access import Arguments, Factory, UserId

GONE = 987654321
PAPER = {"decided_by": "主席会议", "basis": "第3次会议纪要", "ended_on": "2026-01-05"}


def newest(model: type) -> object:
    """The record made last."""
    return db.session.scalars(select(model).order_by(model.id.desc())).first()


def a_rule(user_id: UserId) -> Arguments:
    """A rule that everybody reads."""
    g.portal_person = None
    return {"rule_id": make_published()}


def a_hidden_rule(user_id: UserId) -> Arguments:
    """A rule that was published to nobody, and is meant for the Party."""
    return {"rule_id": make_rule(scope="party")}


def an_unpublished_rule(user_id: UserId) -> Arguments:
    """A rule that was published to nobody."""
    return {"rule_id": make_rule()}


def two_versions(user_id: UserId) -> Arguments:
    """A rule that everybody reads in two versions."""
    number = make_rule()
    make_version(number, today())
    publish_all(number)
    return {"rule_id": number}


def a_version(user_id: UserId) -> Arguments:
    """A version that everybody reads."""
    return {"version_id": rule(make_published()).versions[0].id}


def an_unpublished_version(user_id: UserId) -> Arguments:
    """A version that was published to nobody."""
    return {"version_id": rule(make_rule()).versions[0].id}


def a_signed_version(user_id: UserId) -> Arguments:
    """A version that may be published."""
    found = an_unpublished_version(user_id)
    sign(found["version_id"])
    return found


def a_clause(user_id: UserId) -> Arguments:
    """A clause that everybody reads."""
    found = rule(make_published()).versions[0]
    return {"version_id": found.id, "node_id": found.clauses[0].node_id}


def a_hidden_clause(user_id: UserId) -> Arguments:
    """A clause of a version that was published to nobody."""
    found = rule(make_rule()).versions[0]
    return {"version_id": found.id, "node_id": found.clauses[0].node_id}


def a_text(user_id: UserId) -> Arguments:
    """A text that came in."""
    return {"intake_id": make_intake()}


def a_batch(user_id: UserId) -> Arguments:
    """What came in together."""
    return {"batch": db.session.get(Intake, make_intake()).batch}


def a_rule_to_end(user_id: UserId) -> Arguments:
    """A rule that is abolished next."""
    return a_rule(user_id) | {"action": "abolish"}


def a_cleanup(user_id: UserId) -> Arguments:
    """A review of rules."""
    g.portal_person = None
    make_published()
    return {"cleanup_id": begin("清理", "", today())}


def a_decided_cleanup(user_id: UserId) -> Arguments:
    """A review of rules that is closed next."""
    found = a_cleanup(user_id)
    with writing() as tx:
        for row in tx.session.get(Cleanup, found["cleanup_id"]).rows:
            row.decision = "keep"
    return found | {"action": "close"}


def decided(model: type) -> object:
    """What is typed with a move: a clerk says who decided, the others decide themselves."""

    def fields(user_id: UserId) -> Arguments:
        role = db.session.scalar(select(UserRole.role).where(UserRole.user_id == user_id))
        typed = PAPER | {"version": newest(model).version}
        return typed | {"decided_by": ""} if role == "leader" else typed

    return fields


def with_version(model: type, **fields: object) -> object:
    """These fields, and the version of the record made last."""
    return lambda user_id: fields | {"version": newest(model).version}


def a_model(user_id: UserId) -> Arguments:
    """The model text that the plugin on vehicles brings."""
    return {"code": "vehicles"}


NO_RULE, NO_VERSION, NO_TEXT = {"rule_id": GONE}, {"version_id": GONE}, {"intake_id": GONE}
NO_CLAUSE, NO_CLEANUP = NO_VERSION | {"node_id": "n1"}, {"cleanup_id": GONE}
VERSION = {"in_force_from": "2020-01-01", "text": TEXT}
READABLE = {
    "rule": Factory(own=a_rule, hidden=an_unpublished_rule, missing=NO_RULE),
    "version": Factory(own=a_version, hidden=an_unpublished_version, missing=NO_VERSION),
    "paper": Factory(own=a_version, hidden=an_unpublished_version, missing=NO_VERSION),
    "clause": Factory(own=a_clause, hidden=a_hidden_clause, missing=NO_CLAUSE),
    "compare": Factory(own=two_versions, hidden=an_unpublished_rule, missing=NO_RULE),
    "compare_file": Factory(own=two_versions, hidden=an_unpublished_rule, missing=NO_RULE),
}
INSIDE = {
    "rule": Factory(own=a_rule, missing=NO_RULE),
    "version": Factory(own=a_version, missing=NO_VERSION),
    "paper": Factory(own=a_version, missing=NO_VERSION),
    "compare_file": Factory(own=two_versions, missing=NO_RULE),
    "clause": Factory(own=a_clause, missing=NO_CLAUSE),
    "compare": Factory(own=two_versions, missing=NO_RULE),
}
FACTORIES = {
    **access_drafts.FACTORIES,
    **ADOPTION,
    **{f"rules_revision.{name}": factory for name, factory in READABLE.items()},
    **{f"rules_revision.inside_{name}": factory for name, factory in INSIDE.items()},
    "rules_revision.staff_rule": Factory(own=a_rule, missing=NO_RULE),
    "rules_revision.edit_rule": Factory(own=a_rule, missing=NO_RULE, fields=with_version(Rule, **FACTS)),
    "rules_revision.move": Factory(
        own=a_rule_to_end,
        missing=NO_RULE | {"action": "abolish"},
        fields=decided(Rule),
        declined=frozenset({"reviewer"}),
    ),
    "rules_revision.new_rules": Factory(fields=lambda user_id: FACTS | {"text": TEXT}),
    "rules_revision.new_version": Factory(own=a_rule, missing=NO_RULE, fields=lambda user_id: {"text": TEXT}),
    "rules_revision.edit_version": Factory(
        own=an_unpublished_version, missing=NO_VERSION, fields=with_version(RuleVersion, **VERSION)
    ),
    "rules_revision.review_version": Factory(
        own=an_unpublished_version, missing=NO_VERSION, fields=with_version(RuleVersion, scope="public")
    ),
    "rules_revision.publish_version": Factory(
        own=a_signed_version, missing=NO_VERSION, fields=with_version(RuleVersion)
    ),
    "rules_revision.model_text": Factory(own=a_model, missing={"code": "nothing"}),
    "rules_revision.use_model": Factory(own=a_model, missing={"code": "nothing"}),
    "rules_revision.intake_batch": Factory(own=a_batch, missing={"batch": "0000"}),
    "rules_revision.look_over": Factory(own=a_text, missing=NO_TEXT, fields=with_version(Intake, **FACTS, text=TEXT)),
    "rules_revision.throw_intake_away": Factory(own=a_text, missing=NO_TEXT, fields=with_version(Intake)),
    "rules_revision.new_cleanup": Factory(
        fields=lambda user_id: {"title": "清理", "as_of": today().isoformat(), "domain": ""}
    ),
    "rules_revision.cleanup": Factory(own=a_cleanup, missing=NO_CLEANUP),
    "rules_revision.set_cleanup_rows": Factory(
        own=a_cleanup, missing=NO_CLEANUP, fields=with_version(Cleanup, decision="keep")
    ),
    "rules_revision.new_cleanup_row": Factory(
        own=a_cleanup, missing=NO_CLEANUP, fields=with_version(Cleanup, title="新制度", reason="没有")
    ),
    "rules_revision.move_cleanup": Factory(
        own=a_decided_cleanup,
        missing=NO_CLEANUP | {"action": "close"},
        fields=decided(Cleanup),
        declined=frozenset({"reviewer"}),
    ),
    "rules_revision.cleanup_file": Factory(own=a_cleanup, missing=NO_CLEANUP),
    "rules_revision.paper_cleanup": Factory(own=a_cleanup, missing=NO_CLEANUP),
    **projects.FACTORIES,
}
