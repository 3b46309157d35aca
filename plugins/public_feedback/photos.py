"""The photos of an opinion: they wait under the form's token, and come in with the words or not at all."""

from collections.abc import Iterable

from flask_babel import gettext as _

from portal.errors import PortalError
from portal.items import Recordable
from portal.records.attachment_models import Attachment
from portal.records.staging import attach_staged, staged

PHOTO = "photo"


class FilesChanged(PortalError):
    """Since the sender checked the form a file was added or taken away, perhaps on another page."""

    status = 409


def fingerprints(files: Iterable[Attachment]) -> str:
    """What the receipt's codes follow from: the content of the files, in no order."""
    return " ".join(sorted(file.sha256 for file in files))


def waiting(nonce: bytes) -> str:
    """The fingerprints of the files that wait under a token."""
    return fingerprints(staged(nonce))


def attach_photos(opinion: Recordable, nonce: bytes, expected: str) -> None:
    """Give an opinion the files that wait for it. Inside writing() only.

    Raises FilesChanged when they are not those that the sender checked.
    """
    if fingerprints(attach_staged(opinion, nonce, PHOTO)) != expected:
        raise FilesChanged(_("The photos are no longer those you checked. Please look at them once more."))
