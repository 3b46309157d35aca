"""What goes through the publication review: items before they are published, and what is said about them later."""

from flask_babel import gettext as _

from portal.clock import now
from portal.errors import PortalError
from portal.items import Change, SignedIn
from portal.records.review import ask, must_be_approved
from portal.records.writing import load, record, writing

from .elements import check_dates, check_elements
from .models import ExtensionRequest, ProgressEntry, RectificationItem
from .reading import find_extension, find_progress

Said = ProgressEntry | ExtensionRequest
WORDS: dict[str, type[Said]] = {"progress": ProgressEntry, "extensions": ExtensionRequest}


class AlreadyPublic(PortalError):
    """What everybody reads is not rewritten, and not published twice."""

    status = 409


def find_words(kind: str, record_id: int, user: SignedIn) -> Said:
    """An entry of progress or a request that the person may read. Raises NotThere, AlreadyPublic."""
    said = find_progress(record_id, user) if kind == "progress" else find_extension(record_id, user)
    _check_unpublished(said)
    return said


def hand_in(item_id: int, version: int, scope: str, url: str) -> None:
    """Hand the draft of an item in for review. Raises NotThere, StaleRecord, Incomplete, DeadlineTooLate, Secret."""
    with writing():
        item = load(RectificationItem, item_id, version)
        check_elements(item)
        check_dates(item)
        ask(item, scope, item.public_title, url)


def rewrite(kind: str, record_id: int, version: int, words: tuple[str, str], url: str) -> None:
    """Rewrite what is said with progress or a later deadline, and hand it in anew.

    Raises NotThere, StaleRecord, AlreadyPublic, Secret.
    """
    with writing():
        said = load(WORDS[kind], record_id, version)
        _check_unpublished(said)
        for name, text in zip(said.said, words, strict=True):
            setattr(said, name, text)
        record(Change(said, "rewritten", fields=said.said))
        ask(said, said.item.scope, said.public_title, url)


def disclose(kind: str, record_id: int, version: int) -> None:
    """Publish what is said, to those whom the review approved.

    Raises NotThere, StaleRecord, AlreadyPublic, NotReviewed.
    """
    with writing():
        said = load(WORDS[kind], record_id, version)
        _check_unpublished(said)
        said.scope = must_be_approved(said).scope
        said.published_at = now()
        record(Change(said, "published", public=True))


def _check_unpublished(said: Said) -> None:
    if said.published_at is not None:
        raise AlreadyPublic(_("This is public already. A slip of the pen is mended as a correction."))
