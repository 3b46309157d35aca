"""What waits for those who answer comments, and for those who publish drafts and reports."""

from collections.abc import Iterator
from typing import TypeVar

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import Select, func, select

from portal.extensions import db
from portal.items import SignedIn, TodoItem
from portal.records.disclosure import Disclosed
from portal.records.review import Review
from portal.web.editions import language

from ..models import AdoptionReport, Comment, Consultation
from ..rights import ANSWER, PUBLISH
from .answering import ANSWERED_IN

MOST = 100
Kind = TypeVar("Kind", bound=Disclosed)


def waiting_for(user: SignedIn) -> Iterator[TodoItem]:
    """Drafts with comments that lack their answer; what is signed and not published yet."""
    if user.may(ANSWER):
        yield from _unanswered(user)
    if user.may(PUBLISH):
        yield from _signed(user)


def _unanswered(user: SignedIn) -> Iterator[TodoItem]:
    open_still = Comment.outcome == "", Comment.state.in_(("received", "quarantined"))
    query = Consultation.visible_to(user).join(Comment).where(*open_still).group_by(Consultation.id)
    rows = query.with_only_columns(Consultation, func.count(Comment.id)).order_by(Consultation.id).limit(MOST)
    for found, number in db.session.execute(rows).all():
        if found.project.state in ANSWERED_IN:
            note = _("%(count)s comments without answer", count=number)
            url = url_for("rules_revision.comment_list", consultation_id=found.id, outcome="none")
            yield TodoItem(found.title, url, found.closes_on, note, lang=_lang())


def _signed(user: SignedIn) -> Iterator[TodoItem]:
    for draft in db.session.scalars(_ready(Consultation, user)).all():
        url = url_for("rules_revision.staff_consultation", consultation_id=draft.id)
        yield TodoItem(draft.title, url, draft.closes_on, _("Draft signed, to be announced"), lang=_lang())
    for report in db.session.scalars(_ready(AdoptionReport, user)).all():
        url = url_for("rules_revision.staff_report", consultation_id=report.consultation_id)
        yield TodoItem(report.consultation.title, url, None, _("Report signed, to be published"), lang=_lang())


def _ready(model: type[Kind], user: SignedIn) -> Select[Kind]:
    """What was signed and not published."""
    of_kind = Review.subject_kind == model.kind, Review.state == "signed"
    signed = model.id.in_(select(Review.subject_id).where(*of_kind))
    return model.visible_to(user).where(signed, model.published_at.is_(None)).order_by(model.id).limit(MOST)


def _lang() -> str:
    return "zh-CN" if language() == "en" else ""
