"""From the register to the reader: the review, the scope it approved, corrections and withdrawals."""

from datetime import date

import pytest
from sqlalchemy import select

from plugins.rules_revision.disclosing import NotDated, hand_in, publish
from plugins.rules_revision.drafted import read
from plugins.rules_revision.models import RuleClause, RuleVersion
from plugins.rules_revision.registering import AlreadyPublished, RuleFacts, VersionFacts, change_rule, change_version
from portal.extensions import db
from portal.items import Entry
from portal.records.public_log.models import Leaf
from portal.records.public_log.reading import CONTENT, read_leaf
from portal.records.review import reviews_of
from portal.records.review.asking import NotReviewed
from portal.records.search.models import SearchEntry
from portal.records.withdrawal import withdraw
from portal.testing import log_findings, submit

from .making import FACTS, HOME, TEXT, make_published, make_rule, rule, sign, version


def test_a_version_is_handed_in_signed_and_published(sign_in_as, client):
    number = make_rule()
    clerk, head = sign_in_as("staff"), sign_in_as("office_head")
    first = rule(number).versions[0].id
    assert submit(clerk, f"{HOME}/staff/versions/{first}/review", scope="public").status_code == 302
    (review,) = reviews_of(version(first))
    assert TEXT.strip() in [text.strip() for _label, text in review.texts]
    assert submit(head, f"{HOME}/staff/rules/{number}", to=f"{HOME}/staff/versions/{first}/publish").status_code == 409
    sign(first)
    assert submit(head, f"{HOME}/staff/rules/{number}", to=f"{HOME}/staff/versions/{first}/publish").status_code == 302
    assert "每日签到两次" in client.get(f"{HOME}/rules/{number}").text


def test_the_scope_is_that_of_the_review(in_charge, client):
    number = make_rule(scope="public")
    first = rule(number).versions[0].id
    sign(first, "members")
    publish(first, version(first).version)
    assert (version(first).scope, rule(number).scope, rule(number).is_public) == ("members", "members", False)
    assert client.get(f"{HOME}/rules/{number}").status_code == 404


def test_a_version_without_a_day_is_not_handed_in(in_charge):
    number = make_rule(start=None)
    with pytest.raises(NotDated):
        hand_in(rule(number).versions[0].id, 1, "public", "/")


def test_a_text_changed_after_the_signature_is_not_published(in_charge):
    first = rule(make_rule()).versions[0].id
    sign(first)
    facts = VersionFacts(1, in_force_from=date(2020, 1, 1))
    change_version(first, version(first).version, facts, read(TEXT.replace("两次", "四次"), [version(first).tree]))
    with pytest.raises(NotReviewed):
        publish(first, version(first).version)


def test_what_is_published_is_not_rewritten(in_charge):
    number = make_published()
    first = rule(number).versions[0]
    with pytest.raises(AlreadyPublished):
        change_version(first.id, first.version, VersionFacts(1), read(TEXT))
    with pytest.raises(AlreadyPublished):
        change_rule(number, rule(number).version, RuleFacts(**FACTS | {"title": "另一个名称"}))


def test_a_withdrawn_version_says_so(in_charge, client):
    number = make_published()
    first = rule(number).versions[0].id
    withdraw(RuleVersion.kind, first, "mistake", Entry(reason="错"), confirmed=True)
    assert client.get(f"{HOME}/rules/{number}").status_code == 410
    assert client.get(f"{HOME}/versions/{first}").status_code == 410
    assert "考勤制度" not in client.get(f"{HOME}/").text
    assert "没有找到与" in client.get("/search?q=每日签到两次").text


def test_the_public_log_tells_number_days_and_digest(app):
    number = make_published()
    leaf = newest_leaf(rule(number).versions[0])
    shown = {name: leaf["plain"][name] for name in ("number", "in_force_from", "scope", "digest")}
    assert shown == {"number": 1, "in_force_from": "2020-01-01", "scope": "public", "digest": version(1).digest}
    assert log_findings() == []


def test_the_public_log_keeps_what_is_for_members_closed(app):
    leaf = newest_leaf(rule(make_published("members")).versions[0])
    assert "digest" not in str(leaf.get("plain", {}))
    assert log_findings() == []


def newest_leaf(record):
    query = select(CONTENT).where(Leaf.kind == record.kind, Leaf.record_id == str(record.id)).order_by(Leaf.seq.desc())
    return read_leaf(db.session.scalars(query).first())


def test_a_clause_that_went_is_found_no_longer(in_charge):
    first = rule(make_rule()).versions[0].id
    shorter = TEXT.partition("第二条")[0] + "第二条　本制度由办公室负责解释。\n"
    change_version(first, version(first).version, VersionFacts(1), read(shorter, [version(first).tree]))
    entries = db.session.scalars(select(SearchEntry.normalised).where(SearchEntry.kind == RuleClause.kind)).all()
    assert [text.partition("\n")[0] for text in entries] == ["《考勤制度》第一条", "《考勤制度》第二条"]
