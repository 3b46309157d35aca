"""Publishing an answered opinion: with its sender's consent, redacted by staff, through the publication review."""

from dataclasses import dataclass

from flask_babel import gettext as _

from portal.clock import local, now
from portal.errors import PortalError
from portal.items import Change, Recordable
from portal.records.corrections import forget_corrections
from portal.records.disclosure import EVERYBODY
from portal.records.review import ask, forget_reviews, must_be_approved
from portal.records.writing import load, record, writing

from .models import Opinion
from .published import PublishedLetter
from .reading import publication_of


class PublicationRefused(PortalError):
    """This opinion is not published, or not so."""

    status = 409


@dataclass(frozen=True)
class Redacted:
    """The texts as the public will read them."""

    title: str
    text: str
    reply: str


def may_be_published(opinion: Opinion) -> bool:
    """Whether it is answered, its sender agreed, and it is no report."""
    return bool(opinion.reply and opinion.publication_consent and not opinion.restricted)


def redact(opinion_id: int, version: int | None, texts: Redacted, url: str) -> int:
    """Write the text for the public and hand it in for review; returns its number. `url` leads reviewers to it.

    Raises NotThere, StaleRecord, Secret, PublicationRefused without consent, for a report, and before the answer.
    """
    with writing() as tx:
        opinion = load(Opinion, opinion_id, version)
        reply = opinion.reply
        if not may_be_published(opinion) or reply is None or reply.approved_on is None:
            raise PublicationRefused(_("Only an answered opinion is published, and only where its sender agreed."))
        letter = PublishedLetter(opinion_id=opinion_id, unit=opinion.unit, replied_on=reply.approved_on)
        letter.received_on = local(opinion.received_at).date()
        _write(letter, texts)
        tx.session.add(letter)
        record(Change(letter, "drafted"))
        ask(letter, EVERYBODY, letter.title, f"{url}{letter.id}")
        return letter.id


def rewrite(letter_id: int, version: int | None, texts: Redacted, url: str) -> None:
    """Write the text anew before it is public, and hand it in again.

    Raises NotThere, StaleRecord, Secret, PublicationRefused without consent, for a report, and once it is public.
    """
    with writing():
        letter = load(PublishedLetter, letter_id, version)
        _check_unpublished(letter)
        _check_allowed(letter)
        _write(letter, texts)
        record(Change(letter, "rewritten", fields=("title", "text", "reply")))
        ask(letter, EVERYBODY, letter.title, url)


def publish(letter_id: int, version: int | None) -> None:
    """Publish a text whose review is signed.

    Raises NotThere, StaleRecord, NotReviewed, PublicationRefused when the sender took the consent back meanwhile.
    """
    with writing():
        letter = load(PublishedLetter, letter_id, version)
        _check_unpublished(letter)
        _check_allowed(letter)
        letter.scope, letter.published_at = must_be_approved(letter).scope, now()
        record(Change(letter, "published", public=True))


def close_to_reviewers(opinion: Opinion) -> None:
    """Take what was handed in for review of an opinion out of the reviewers' sight: it became a report, or is erased.

    Call it inside writing() only.
    """
    if letter := publication_of(opinion):
        forget_reviews(letter)
        forget_corrections(letter)


def _write(letter: PublishedLetter, texts: Redacted) -> None:
    letter.title, letter.text, letter.reply = texts.title.strip(), texts.text.strip(), texts.reply.strip()


def _check_allowed(letter: PublishedLetter) -> None:
    if not may_be_published(load(Opinion, letter.opinion_id)):
        raise PublicationRefused(_("Only an answered opinion is published, and only where its sender agreed."))


def _check_unpublished(letter: PublishedLetter) -> None:
    if letter.published_at is not None:
        raise PublicationRefused(_("This is public already. A slip of the pen is mended as a correction."))


def kind_and_number(letter: Recordable) -> dict[str, object]:
    """How the core's pages of corrections and withdrawals name it."""
    return {"kind": letter.kind, "record_id": letter.id}
