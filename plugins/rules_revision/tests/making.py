"""Rules for tests, entered and published as the services do it."""

from datetime import date

from plugins.rules_revision import example
from plugins.rules_revision.disclosing import disclose
from plugins.rules_revision.drafted import read, trees_of
from plugins.rules_revision.models import Intake, Rule, RuleVersion
from plugins.rules_revision.registering import RuleFacts, VersionFacts, add_loaded, enter, index_clauses
from plugins.rules_revision.rights import PERMISSIONS
from plugins.rules_revision.taking_in import Came, Usual, take_in
from portal.extensions import db
from portal.items import SignedIn
from portal.records import review
from portal.records.writing import writing

HOME = "/rules_revision"
TEXT = "考勤制度\n第一条　为规范考勤，制定本制度。\n第二条　每日签到两次。\n第三条　本制度由办公室负责解释。\n"
LATER = (
    "考勤制度\n第一条　为规范考勤，制定本制度。\n第二条　迟到的，说明理由。\n"
    "第三条　每日签到三次。\n第四条　本制度由办公室负责解释。\n"
)
FACTS = {
    "title": "考勤制度",
    "text_kind": "制度",
    "domain": "other",
    "body": "主席会议",
    "office": "办公室",
    "scope": "public",
}
USUAL = Usual("other", "主席会议", "办公室", "office")


def load_examples() -> None:
    """The example rules, loaded once."""
    if db.session.query(Rule.id).first() is None:
        example.load()


def make_rule(start: date | None = date(2020, 1, 1), text: str = TEXT, **facts: object) -> int:
    """A rule with one version that nobody but the office reads. Returns the rule's number."""
    version = VersionFacts(1, "×政协办发〔2019〕8号", date(2019, 12, 1), "主席会议", start)
    told = RuleFacts(**FACTS | facts)
    return enter(told, version, read(text.replace("考勤制度", told.title, 1)))


def make_version(rule_id: int, start: date | None, text: str = LATER, number: int | None = None) -> int:
    """A further version. Returns its number in the database."""
    reading = read(text, trees_of(rule(rule_id)))
    with writing() as tx:
        found = tx.session.get(Rule, rule_id)
        return add_loaded(tx.session, found, VersionFacts(number, in_force_from=start), reading).id


def publish_all(rule_id: int, scope: str = "public") -> None:
    """Open all versions of a rule to a scope, as if each had passed its review."""
    with writing() as tx:
        found = tx.session.get(Rule, rule_id)
        for version in found.versions:
            disclose(version, scope)
        index_clauses(tx.session, found)


def make_published(opened: str = "public", **facts: object) -> int:
    """A rule in force that a scope reads. Returns its number."""
    number = make_rule(**facts)
    publish_all(number, opened)
    return number


def make_intake(text: str = TEXT, rule_id: int | None = None) -> int:
    """A text that came in. Returns its number."""
    return take_in(Came(typed=text), USUAL, rule_id)[0]


def sign(version_id: int, scope: str = "public") -> None:
    """Have a version reviewed and signed as it is."""
    with writing() as tx:
        review.ask(tx.session.get(RuleVersion, version_id), scope, "试", "/").state = "signed"


def rule(number: int) -> Rule:
    """The rule as it stands."""
    db.session.expire_all()
    return db.session.get(Rule, number)


def version(number: int) -> RuleVersion:
    """The version as it stands."""
    db.session.expire_all()
    return db.session.get(RuleVersion, number)


def intake(number: int) -> Intake:
    """The text as it stands."""
    db.session.expire_all()
    return db.session.get(Intake, number)


def person(*permissions: str) -> SignedIn:
    """Somebody with exactly these permissions."""
    return SignedIn(5, "li", "李某 办公室", 1, frozenset(permissions), frozenset())


def everything() -> SignedIn:
    """Somebody who may do all there is."""
    return person(*(it.name for it in PERMISSIONS))
