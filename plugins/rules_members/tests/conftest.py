"""The model text as the code in force, and what a roster would tell."""

from datetime import timedelta

import pytest
from flask import g

from plugins.rules_members import counts
from plugins.rules_members.parameters import MODEL
from plugins.rules_revision.drafted import read
from plugins.rules_revision.models import RuleVersion
from plugins.rules_revision.registering import RuleFacts, VersionFacts, enter
from portal.clock import now, today
from portal.records.writing import writing

TEXT = MODEL.read_text("utf-8")


@pytest.fixture
def enter_code(app):
    """Enter a code that came into force a month ago, published in a scope. Returns the number of its version."""

    def enter_it(text=TEXT, scope="public"):
        facts = RuleFacts(
            title="政协委员守则", text_kind="守则", domain="members", body="常务委员会会议", office="委员联络室",
            scope=scope,
        )  # fmt: skip
        g.portal_person = None
        number = enter(facts, VersionFacts(1, in_force_from=today() - timedelta(days=30)), read(text))
        with writing() as tx:
            version = tx.session.query(RuleVersion).filter_by(rule_id=number).one()
            version.published_at, version.scope = now(), scope
            return version.id

    return enter_it


@pytest.fixture
def roster(monkeypatch):
    """Let somebody answer the hook; returns where to put what is told."""
    told = []

    def answer(hook, year):
        assert hook == "duty_counts"
        return [it for told_year, it in told if told_year == year]

    monkeypatch.setattr(counts, "call", answer)
    return told
