"""An example of a draft that is open to comment: the rule on finance, two clauses changed, two comments on it."""

from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import now, today
from portal.items import Change, Decision, Entry
from portal.records.workdays import add_working_days
from portal.records.writing import record, writing

from ..consulting.preparing import Announcement, describe
from ..consulting.receiving import NOTICE, RECEIPTS, receive
from ..drafting.saving import Edit, Opened, keep, prepared
from ..engine import Node
from ..engine.editing import set_text
from ..engine.json_form import from_json
from ..engine.tree import clauses
from ..models import Comment, Consultation, Draft, RevisionProject, Rule
from ..projects.life import PROJECT
from ..projects.starting import start_draft
from . import AlreadyThere

DOMAIN, BODY, OFFICE = "finance", "主席办公会议", "县政协办公室"
WORKING_DAYS = 20
REASON = "现行制度没有对电子发票和“三公”经费公开作出规定。"
NINTH = "第九条"
EDITS = {
    "第四条": (
        "报销票据由经办人和证明人签字，注明用途，经办公室审核后按照本制度第三条的权限审批。"
        "电子发票应当查验真伪，打印件注明“已查验”，不得重复报销。"
    ),
    NINTH: "办公室每季度向主席办公会议报告收支情况，并在机关内公布；每年向社会公布“三公”经费预算和决算。",
}
COMMENTS = (
    (NINTH, "“三公”经费公布时最好附上与上一年的比较，群众才看得明白。"),
    ("第四条", "电子发票查验由谁负责，建议写清楚。"),
)
ANSWER = "partly_adopted", "公布时附上与上一年的比较，在办理时落实，条文不再细写。"


def load() -> None:
    """Open the draft to comment. Raises AlreadyThere when there is a project already."""
    with writing() as tx, tx.session.no_autoflush:
        if tx.session.scalar(select(RevisionProject.id).limit(1)) is not None:
            raise AlreadyThere(_("The register already holds rules: the example is for an empty one."))
        found = _announce(tx.session, _drafted(tx.session))
    for label, words in COMMENTS:
        _comment(found, label, words)
    _answer_first()


def _drafted(session: Session) -> Draft:
    """The draft of a new project, edited clause by clause."""
    rule = session.scalars(select(Rule).where(Rule.domain == DOMAIN)).one()
    facts = {"reason": REASON, "responsible": "办公室", "deadline": today() + timedelta(days=90)}
    project = RevisionProject(revision="amend", title=rule.title, rule=rule, **facts)
    session.add(project)
    entry = Entry(decision=Decision(OFFICE, today(), "整改方案"))
    record(Change(project, "listed", entry=entry, moved=("", "listed")))
    PROJECT.move(project, "begin", entry)
    start_draft(session, project)
    session.flush()
    draft = session.scalars(select(Draft)).one()
    for label, words in EDITS.items():
        _edit(session, draft, label, words)
    return draft


def _edit(session: Session, draft: Draft, label: str, words: str) -> None:
    opened = Opened(draft, from_json(draft.tree), draft.next_id)
    clause = _clause(opened.tree, label)
    edited = set_text(opened.tree, clause.id, words, next_id=opened.next_id)
    keep(session, draft, prepared(opened, "set", Edit(edited, frozenset({clause.id}), label)))
    session.flush()


def _announce(session: Session, draft: Draft) -> Consultation:
    """Announce the draft as a review on paper had approved it."""
    found = Consultation(project=draft.project, number=1, old_version_id=draft.revises_id)
    describe(found, _announcement(), from_json(draft.tree))
    found.state, found.published_at = "announced", now()
    session.add(found)
    decision = Decision(BODY, today(), "县政协办公室信息发布审核表")
    entry, moved = Entry(decision=decision), ("draft", "announced")
    record(Change(found, "announce", fields=("state",), public=True, entry=entry, moved=moved))
    session.flush()
    PROJECT.move(draft.project, "open_comments", entry)
    return found


def _announcement() -> Announcement:
    return Announcement(
        title="财务管理制度",
        announcement="县政协办公室起草了《财务管理制度》修订草案，现公开征求意见。",
        explanation="增加电子发票查验的要求，增加每年向社会公布“三公”经费的规定，其他条文不变。",
        contact="青岚县人民路1号县政协办公室",
        scope="public",
        opens_on=today(),
        closes_on=add_working_days(today(), WORKING_DAYS).day,
    )


def _clause(tree: Node, label: str) -> Node:
    return next(it for it in clauses(tree) if it.label.strip() == label)


def _comment(draft: Consultation, label: str, words: str) -> None:
    clause = _clause(from_json(draft.tree), label).id
    answers = {"clause": clause, "body": words, "name": "", "phone": "", "notice": NOTICE, "publication_consent": "1"}
    receive(draft.id, RECEIPTS.read(RECEIPTS.issue()), answers, "zh")


def _answer_first() -> None:
    with writing() as tx:
        comment = tx.session.scalars(select(Comment).order_by(Comment.id).limit(1)).one()
        comment.public_text, comment.released_at = comment.body, now()
        comment.outcome, comment.outcome_reason = ANSWER
        comment.decided_by, comment.decided_on = BODY, today()
        record(Change(comment, "released", fields=("public_text",), public=True))
        record(Change(comment, "answered", fields=("outcome",), public=True))
