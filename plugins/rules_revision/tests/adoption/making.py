"""Projects for tests, brought before the deciding body with a draft."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from flask import g

from plugins.rules_revision import outcomes
from plugins.rules_revision.adopting import adopt
from plugins.rules_revision.drafted import read
from plugins.rules_revision.issuing import Issuing
from plugins.rules_revision.models import Outcome, RevisionProject
from plugins.rules_revision.tests.making import LATER, TEXT, everything, make_rule, publish_all, rule
from portal.clock import today
from portal.extensions import db
from portal.items import Decision, Entry
from portal.records.writing import writing

EXAMPLE = Path(__file__).parents[2] / "example"
VEHICLES = EXAMPLE.joinpath("vehicles_1.txt").read_text(), EXAMPLE.joinpath("vehicles_2.txt").read_text()
ENTRY = Entry(decision=Decision("主席会议", date(2020, 3, 1), "第3次会议纪要"))


@contextmanager
def in_charge() -> Iterator[None]:
    """Whoever acts in between may do everything."""
    before, g.portal_person = g.get("portal_person"), everything()
    try:
        yield
    finally:
        g.portal_person = before


def make_project(rule_id: int | None, revision: str = "amend", title: str = "考勤制度", state: str = "review") -> int:
    """A project as it comes before the deciding body. Returns its number."""
    with writing() as tx:
        project = RevisionProject(revision=revision, title=title, reason="签到次数与实际不符。", state=state)
        project.rule_id = rule_id
        tx.session.add(project)
        tx.session.flush()
        return project.id


def draft(monkeypatch, text: str = LATER) -> None:
    """Let every project have this draft, with the ids of what it revises."""

    def new_tree(found: RevisionProject):
        base = outcomes.base_of(found)
        return read(text, [base.tree] if base else ()).tree

    monkeypatch.setattr(outcomes, "new_tree", new_tree)


def make_prepared(monkeypatch, form: str = "decision", text: str = TEXT, later: str = LATER) -> int:
    """A project to amend a published rule, with its papers. Returns its number."""
    number = make_rule(text=text)
    publish_all(number)
    draft(monkeypatch, later)
    project_id = make_project(number)
    with in_charge():
        outcomes.prepare(project_id, form)
    return project_id


def make_abolition(title: str = "考勤制度") -> int:
    """A project to abolish a rule, with its papers. Returns its number."""
    number = make_rule(title=title)
    project_id = make_project(number, "abolish", title)
    with in_charge():
        outcomes.prepare(project_id, "abolished")
    return project_id


def act(project_id: int, issuing: Issuing | None = None, entry: Entry = ENTRY) -> int:
    """Enter an adoption of today. Returns the number of the issued document."""
    return adopt(project_id, project(project_id).version, issuing or Issuing(today()), entry)


def say_day(project_id: int, day: date) -> None:
    """Let its decision name the day from which it holds."""
    found = outcome(project_id)
    said = found.decision.replace("自公布之日起", f"自{day.year}年{day.month}月{day.day}日起")
    outcomes.write_texts(found.id, found.version, said, found.explanation)


def project(number: int) -> RevisionProject:
    """The project as it stands."""
    db.session.expire_all()
    return db.session.get(RevisionProject, number)


def outcome(project_id: int) -> Outcome:
    """Its outcome as it stands."""
    found = outcomes.outcome_of(project(project_id))
    assert found is not None
    return found


def rule_of(project_id: int):
    """Its rule as it stands."""
    return rule(project(project_id).rule_id)
