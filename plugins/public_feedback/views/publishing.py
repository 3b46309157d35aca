"""Pages on which staff write the text of an answered opinion for the public, hand it in, and publish it."""

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms import StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from portal.errors import PortalError
from portal.people.access import access, current_user
from portal.records.corrections import corrections_of
from portal.records.review import approved, reviews_of
from portal.records.withdrawal import WITHDRAW
from portal.records.wording import find_hits
from portal.web.errors import Answer
from portal.web.forms import Versioned, form_page
from portal.web.marked import marked

from ..move_forms import LONGEST_TEXT, LONGEST_TITLE
from ..publishing import PublicationRefused, Redacted, may_be_published, publish, redact, rewrite
from ..reading import find_opinion, find_publication, publication_of
from ..states import PUBLISH
from .blueprint import bp

FORM_PAGE = "public_feedback/staff/redact.html"


class RedactForm(Versioned):
    """The texts as the public will read them."""

    title = StringField(_l("Title"), [InputRequired(_l("Write a title.")), Length(max=LONGEST_TITLE)])
    text = TextAreaField(_l("Letter"), [InputRequired(_l("Write the letter.")), Length(max=LONGEST_TEXT)])
    reply = TextAreaField(_l("Reply"), [InputRequired(_l("Write the reply.")), Length(max=LONGEST_TEXT)])

    @property
    def redacted(self) -> Redacted:
        """What was typed."""
        return Redacted(self.title.data, self.text.data, self.reply.data)


@bp.route("/staff/<int:opinion_id>/publication", methods=["GET", "POST"])
@access(PUBLISH)
def begin_publication(opinion_id: int) -> Answer | Response:
    """Write the text for the public, starting from the letter and its reply."""
    found = find_opinion(opinion_id, current_user)
    if earlier := publication_of(found):
        return redirect(url_for(".publication", letter_id=earlier.id))
    if not may_be_published(found) or found.reply is None:
        raise PublicationRefused(_("Only an answered opinion is published, and only where its sender agreed."))
    form = RedactForm(version=found.version, title=found.shown_title, text=found.body, reply=found.reply.text)
    refusal = None
    if form.validate_on_submit():
        try:
            base = url_for(".publication", letter_id=0).removesuffix("0")
            letter_id = redact(opinion_id, form.version.data, form.redacted, base)
            return redirect(url_for(".publication", letter_id=letter_id))
        except PortalError as error:
            refusal = error
    return _form(form, refusal, found.number, url_for(".opinion", opinion_id=opinion_id))


@bp.get("/staff/publications/<int:letter_id>")
@access(PUBLISH)
def publication(letter_id: int) -> str:
    """The text for the public: how it reads, how far its review has come."""
    found = find_publication(letter_id, current_user)
    opinion = find_opinion(found.opinion_id, current_user)
    return render_template(
        "public_feedback/staff/publication.html",
        letter=found,
        opinion=opinion,
        texts=[(label, marked(text, find_hits(text))) for label, text in found.public_texts()],
        review=next(iter(reviews_of(found)), None),
        approved=approved(found),
        may_publish=may_be_published(opinion),
        corrections=corrections_of(found),
        may_review=current_user.may("portal.review"),
        may_correct=current_user.may("portal.correct"),
        may_withdraw=current_user.may(WITHDRAW),
    )


@bp.route("/staff/publications/<int:letter_id>/text", methods=["GET", "POST"])
@access(PUBLISH)
def rewrite_publication(letter_id: int) -> Answer | Response:
    """Write the text anew, before it is public."""
    found = find_publication(letter_id, current_user)
    find_opinion(found.opinion_id, current_user)
    back, refusal = url_for(".publication", letter_id=letter_id), None
    form = RedactForm(version=found.version, title=found.title, text=found.text, reply=found.reply)
    if form.validate_on_submit():
        try:
            rewrite(letter_id, form.version.data, form.redacted, back)
            return redirect(back)
        except PortalError as error:
            refusal = error
    return _form(form, refusal, found.title, back)


@bp.post("/staff/publications/<int:letter_id>/publish")
@access(PUBLISH)
def publish_letter(letter_id: int) -> Response:
    """Publish a text whose review is signed."""
    publish(letter_id, request.form.get("version", type=int))
    return redirect(url_for(".publication", letter_id=letter_id))


def _form(form: RedactForm, refusal: PortalError | None, small: str, back: str) -> Answer:
    texts = [str(field.data or "") for field in (form.title, form.text, form.reply)]
    hits = [(hit.title, text[hit.start : hit.end]) for text in texts for hit in find_hits(text)]
    return form_page(FORM_PAGE, form, refusal, small=small, back=back, hits=hits)
