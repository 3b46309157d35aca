"""The page of one's own opinion: how far it is, what was said on both sides, and what the sender can do now."""

from dataclasses import replace

from flask import Response

from portal.clock import local
from portal.errors import PortalError
from portal.extensions import db
from portal.records.attachments import attachments_of
from portal.records.sealed_fields import read_sealed
from portal.web.forms import form_page

from ..by_receipt import may_redo
from ..handling import Reply
from ..hops import hops, state_for_sender
from ..models import Opinion
from ..photos import PHOTO
from ..promises import Promises, promised
from ..sender_forms import AnswerForm, ByReceipt, EraseContactForm, OwnContactForm, RatingForm, WithdrawForm
from ..states import QUARANTINED, RECEIVED, UNANSWERED
from ..terms import PLACES, RATINGS, REASONS, TONES
from ..tickets import ticket_for
from ..titles import proposed_title, spoken
from .answers import private

TEMPLATE = "public_feedback/progress.html"


def progress_page(
    opinion: Opinion, form: ByReceipt | None = None, error: PortalError | None = None, done: str = ""
) -> Response:
    """The page after a look-up, or after something was done; `form` is one that comes back with what was typed."""
    return private(
        form_page(
            TEMPLATE,
            form or ByReceipt(),
            error,
            done=done,
            opinion=opinion,
            title=proposed_title(opinion.body) if opinion.body else "",
            lang=spoken(opinion.body),
            state=state_for_sender(opinion),
            tone=TONES[opinion.state],
            hops=hops(opinion),
            promises=_promises(opinion),
            outcome=PLACES.get(opinion.outcome) or REASONS.get(opinion.outcome),
            photos=[file.name for file in attachments_of(Opinion.kind, opinion.id) if file.role == PHOTO],
            replies=_replies(opinion),
            may_redo=may_redo(opinion),
            rating_words=RATINGS,
            ticket=ticket_for(opinion),
            **_forms(opinion, form),
        )
    )


def _forms(opinion: Opinion, form: ByReceipt | None) -> dict[str, object]:
    """An empty form for each thing to do; the one that comes back stands in its place."""
    kinds = {"answering": AnswerForm, "rating": RatingForm, "withdrawing": WithdrawForm, "erasing": EraseContactForm}
    forms = {name: form if isinstance(form, kind) else kind(formdata=None) for name, kind in kinds.items()}
    kept = {name: read_sealed(opinion, name) or "" for name in ("name", "phone")}
    own = OwnContactForm(formdata=None, data=kept | {"contact_consent": opinion.contact_consent})
    contact = form if isinstance(form, OwnContactForm) else own
    return forms | {"contact": contact, "kept": [value for value in kept.values() if value]}


def _promises(opinion: Opinion) -> Promises | None:
    """What the sender still waits for; a time that was extended ends on its new day. A second handling has no limit."""
    kept = promised(local(opinion.received_at).date(), opinion)
    if opinion.reply or opinion.state not in (RECEIVED, QUARANTINED, *UNANSWERED):
        return None
    return replace(kept, answered=replace(kept.answered, day=opinion.due or kept.answered.day))


def _replies(opinion: Opinion) -> list[Reply]:
    """The approved replies, oldest first: its own, or those of the opinion it was merged with."""
    merged = db.session.get(Opinion, opinion.merged_into_id) if opinion.merged_into_id else None
    return [reply for reply in (merged or opinion).replies if reply.approved_on]
