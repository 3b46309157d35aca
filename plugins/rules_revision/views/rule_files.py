"""Rules in force as files: a version in Word and as Akoma Ntoso, all in one book; for the public and those inside."""

from io import BytesIO

from flask import Response, request, send_file
from flask_babel import gettext as _

from portal.clock import today
from portal.people.access import access, public
from portal.records.file_names import clean_name
from portal.web.file_pages import POLICY, word_file

from ..filing import collection_word, version_akn, version_word
from ..reader import EVERYBODY, Reader, insider
from ..reading import find_version
from ..rights import READ_MEMBERS
from . import bp
from .public import WHY

AKN = "application/akn+xml"


def xml_file(content: bytes, name: str) -> Response:
    """A document in XML, only to be saved."""
    response = send_file(BytesIO(content), mimetype=AKN, as_attachment=True, download_name=clean_name(name), etag=False)
    response.headers["Content-Security-Policy"] = POLICY
    return response


@bp.get("/versions/<int:version_id>/text.docx")
@public(WHY)
def version_file(version_id: int) -> Response:
    """A version in Word."""
    return _word(EVERYBODY, version_id)


@bp.get("/inside/versions/<int:version_id>/text.docx")
@access(READ_MEMBERS)
def inside_version_file(version_id: int) -> Response:
    """A version in Word."""
    return _word(insider(), version_id)


@bp.get("/versions/<int:version_id>/akn.xml")
@public(WHY)
def version_akn_file(version_id: int) -> Response:
    """A version as Akoma Ntoso."""
    return _akn(EVERYBODY, version_id)


@bp.get("/inside/versions/<int:version_id>/akn.xml")
@access(READ_MEMBERS)
def inside_version_akn_file(version_id: int) -> Response:
    """A version as Akoma Ntoso."""
    return _akn(insider(), version_id)


@bp.get("/collection.docx")
@public(WHY)
def collection_file() -> Response:
    """All rules in force in one book."""
    return _collection(EVERYBODY)


@bp.get("/inside/collection.docx")
@access(READ_MEMBERS)
def inside_collection_file() -> Response:
    """All rules in force in one book; `rule` in the address chooses some."""
    return _collection(insider())


def _word(reader: Reader, version_id: int) -> Response:
    found = find_version(version_id, reader.user)
    return word_file(version_word(found), f"{found.title}.docx")


def _akn(reader: Reader, version_id: int) -> Response:
    found = find_version(version_id, reader.user)
    return xml_file(version_akn(found), f"{found.title}.xml")


def _collection(reader: Reader) -> Response:
    chosen = [int(it) for it in request.args.getlist("rule") if it.isascii() and it.isdecimal() and len(it) <= 18]
    content = collection_word("制度汇编", reader.user, today(), chosen)
    return word_file(content, f"{_('Collection of rules')} {today()}.docx")
