"""What another module found wrong becomes a draft problem."""

import pytest
from flask import g

from plugins.problem_inventory.models import Problem
from plugins.problem_inventory.permissions import EDIT
from portal.extensions import db
from portal.hooks.calling import call_one
from portal.items import ProblemSource

from .conftest import HOME
from .making import everything, person

SOURCE = ProblemSource("somewhere.finding", 7, "未按月公开", "三月没有公开。", "2026年执行检查", "制度执行")


@pytest.fixture
def in_charge(app, plan):
    g.portal_person = everything()
    with app.test_request_context():
        g.portal_person = everything()
        yield
    g.portal_person = None


def ask(source=SOURCE):
    return call_one("problem_inventory", "file_problem", source=source)


def newest() -> Problem:
    return db.session.query(Problem).order_by(Problem.id.desc()).first()


def test_it_becomes_a_draft_that_leads_back(in_charge):
    (place,) = ask()
    problem = newest()
    assert place.url == f"{HOME}/staff/problems/{problem.id}/edit"
    assert (problem.title, problem.source, problem.published_at) == ("未按月公开", "2026年执行检查", None)
    assert (problem.origin_kind, problem.origin_id) == ("somewhere.finding", 7)


def test_asked_again_it_leads_to_the_same_draft(in_charge):
    before = ask(), db.session.query(Problem).count()
    assert (ask(), db.session.query(Problem).count()) == before


def test_whoever_may_not_write_problems_files_none(in_charge):
    g.portal_person = person("problem_inventory.read")
    assert ask() == []
    g.portal_person = person("problem_inventory.read", EDIT)
    assert len(ask()) == 1


def test_without_a_plan_nothing_is_filed(app):
    g.portal_person = everything()
    with app.test_request_context():
        assert ask() == []
