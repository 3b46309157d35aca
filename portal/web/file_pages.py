"""Opening a file of a record: it is handed out to whoever may see the record, and only to be saved, never to be run."""

from io import BytesIO

from flask import Blueprint, Response, request, send_file

from ..errors import NotThere
from ..extensions import db
from ..hooks.calling import call
from ..items import SignedIn
from ..office.kinds import MEDIA_TYPES, suffix_of
from ..people.access import access, public, signed_in
from ..records.attachment_models import Attachment
from ..records.file_names import clean_name
from ..records.file_store import file_store

bp = Blueprint("files", __name__)
POLICY = "default-src 'none'; sandbox"


@bp.get("/portal/files/<int:attachment_id>/<name>")
@access("portal.account")
def of_record(attachment_id: int, name: str) -> Response:
    """A file for a signed-in person who may see its record."""
    return handed_out(_find(attachment_id, name, signed_in()))


@bp.get("/portal/public-files/<int:attachment_id>/<name>")
@public("files shown with public records")
def shown(attachment_id: int, name: str) -> Response:
    """A file that is shown to the public, of a record that is public."""
    row = _find(attachment_id, name, None)
    response = handed_out(row)
    response.headers["Cache-Control"] = "public, no-cache"  # anybody may keep it, and asks whether it is still there
    response.set_etag(row.sha256)
    response.make_conditional(request)
    return response


def handed_out(row: Attachment) -> Response:
    """A file as the answer to a request, for a view that has made sure who may have it; it is sent in pieces."""
    response = send_file(
        file_store().path(row.file),
        mimetype=row.media_type,
        as_attachment=True,
        download_name=row.name,
        conditional=False,
        etag=False,
    )
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cache-Control"] = "no-store"
    return response


def made_file(content: bytes, name: str) -> Response:
    """A file made for this request, as its answer; the name may be Chinese, and its end tells the kind."""
    response = send_file(
        BytesIO(content),
        mimetype=MEDIA_TYPES[suffix_of(name)],
        as_attachment=True,
        download_name=clean_name(name),
        etag=False,
    )
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cache-Control"] = "no-store"
    return response


def word_file(content: bytes, name: str) -> Response:
    """A Word file made for this request, as its answer."""
    return made_file(content, name)


def _find(attachment_id: int, name: str, user: SignedIn | None) -> Attachment:
    """What is missing, removed, renamed or not for this person is one and the same answer. Raises NotThere."""
    row = db.session.get(Attachment, attachment_id)
    if row is None or row.removed_at is not None or row.name != name:
        raise NotThere
    seen = call("attachment_owner", kind=row.owner_kind, record_id=row.owner_id, user=user)
    if not ("all" in seen or ("public" in seen and row.public)):
        raise NotThere
    return row
