"""A rule of 500 articles: two versions compared; an article inserted, all others renumbered; its draft as a page."""

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from flask import Flask, g

from plugins.rules_revision.drafted import read
from plugins.rules_revision.drafting import draft_of
from plugins.rules_revision.drafting.clauses import set_clause
from plugins.rules_revision.drafting.saving import open_draft
from plugins.rules_revision.engine import Node, read_text, write_text
from plugins.rules_revision.engine.comparison import compare
from plugins.rules_revision.engine.editing import insert_clause
from plugins.rules_revision.engine.tree import clauses, words_of
from plugins.rules_revision.models import RevisionProject
from plugins.rules_revision.projects.starting import start_draft
from plugins.rules_revision.registering import RuleFacts, VersionFacts, enter
from portal.extensions import db
from portal.items import SignedIn
from portal.records.writing import writing

from .installation import staff_page
from .measure import fastest

ARTICLES = 500
_TEXTS = Path(__file__).parents[1] / "plugins" / "rules_revision" / "tests" / "fixtures" / "official"


def measure(app: Flask) -> Iterator[str]:
    """A small revision and one that leaves hardly an article as it was."""
    for what, edited in (("a tenth", 0.1), ("nine tenths", 0.9)):
        old, new = versions(edited)
        best = fastest({"compare": lambda old=old, new=new: compare(old, new)}, batches=20, size=1)["compare"]
        yield f"| comparison of {ARTICLES} articles, {what} of them edited | {best / 1000:.0f} ms | | | ≤ 150 ms |"
    yield _edit()
    yield from _draft(app)


def _edit() -> str:
    rule, _ = versions(0)
    first = clauses(rule)[0].id
    best = fastest({"insert": lambda: insert_clause(rule, "新的一条。", beside=first)}, batches=20, size=1)["insert"]
    said = f"article inserted after the first of {ARTICLES}, references follow"
    return f"| {said} | {best / 1000:.0f} ms | | | ≤ 20 ms |"


def _draft(app: Flask) -> Iterator[str]:
    """The editor's pages, and a save with all that is written down of it."""
    with app.app_context():
        number = _drafted(write_text(versions(0)[0]))
        clause = clauses(draft_of(db.session.get_one(RevisionProject, number)))[250]
    address = f"/rules_revision/staff/projects/{number}/draft"
    pages = {"draft": staff_page(app, address), "clause": staff_page(app, f"{address}/clauses/{clause.id}")}
    best = fastest(pages, batches=10, size=1)
    yield f"| draft of {ARTICLES} articles as one page, with checks | {best['draft'] / 1000:.0f} ms | | | ≤ 150 ms |"
    yield f"| one of its clauses in the editor | {best['clause'] / 1000:.0f} ms | | | ≤ 100 ms |"
    saved = fastest({"save": lambda: _save(app, number, clause.id)}, batches=10, size=1)["save"]
    yield f"| one of its clauses saved | {saved / 1000:.0f} ms | | | ≤ 100 ms |"


def _drafted(text: str) -> int:
    """A rule that is being revised; returns the number of the project."""
    facts = RuleFacts("办法", "办法", "other", "主席会议", "办公室", "office")
    rule = enter(facts, VersionFacts(1, in_force_from=date(2020, 1, 1)), read(text))
    with writing() as tx:
        project = RevisionProject(revision="amend", title="办法", reason="测", rule_id=rule, state="drafting")
        tx.session.add(project)
        tx.session.flush()
        start_draft(tx.session, project)
        return project.id


def _save(app: Flask, number: int, clause_id: str) -> None:
    with app.test_request_context():
        g.portal_person = SignedIn(1, "bench", "bench", 1, frozenset({"rules_revision.read"}), frozenset())
        draft = open_draft(number)
        said = words_of(next(it for it in clauses(draft.tree) if it.id == clause_id))
        set_clause(number, draft.draft.version, clause_id, said, said + "改。")


def versions(edited: float) -> tuple[Node, Node]:
    """Make two versions, 120 characters an article, out of official texts; some articles also come, go and move."""
    chance = random.Random(2026)
    said = "".join(path.read_text(encoding="utf-8") for path in sorted(_TEXTS.glob("*.txt"))).replace("\n", "")
    old = [_words(said, chance, 10) for _ in range(ARTICLES)]
    kept = [words for words in old if chance.random() > 0.03]
    new = [[*words[:3], *_words(said, chance, 2), *words[5:]] if chance.random() < edited else words for words in kept]
    for _ in range(15):
        new.insert(chance.randrange(len(new)), _words(said, chance, 10))
    new.insert(10, new.pop(400))
    return _rule(old), _rule(new)


def _words(said: str, chance: random.Random, count: int) -> list[str]:
    places = (chance.randrange(len(said) - 12) for _ in range(count))
    return [said[place : place + 12] for place in places]


def _rule(articles: list[list[str]]) -> Node:
    return read_text("\n".join(["办法", *(f"第{n}条 本款{''.join(words)}。" for n, words in enumerate(articles, 1))]))
