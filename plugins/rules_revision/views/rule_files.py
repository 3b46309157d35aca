"""Rules in force as files: a version in Word and as Akoma Ntoso, all in one book; for the public and those inside."""

from datetime import date
from io import BytesIO

from flask import Response, send_file

from portal.clock import today
from portal.people.access import access, public
from portal.records.file_names import clean_name
from portal.web.file_pages import POLICY, word_file

from ..collecting import collect
from ..filing import collection_word, comparison_word, version_akn, version_word
from ..reader import EVERYBODY, Reader, insider
from ..reading import find_version
from ..rights import READ_MEMBERS
from . import bp
from .pages import two_versions
from .public import WHY

AKN = "application/akn+xml"


def xml_file(content: bytes, name: str) -> Response:
    """A document in XML, only to be saved."""
    response = send_file(BytesIO(content), mimetype=AKN, as_attachment=True, download_name=clean_name(name), etag=False)
    response.headers["Content-Security-Policy"] = POLICY
    return response


@bp.get("/versions/<int:version_id>/text.docx")
@public(WHY, archive=True)
def version_file(version_id: int) -> Response:
    """A version in Word."""
    return _word(EVERYBODY, version_id)


@bp.get("/inside/versions/<int:version_id>/text.docx")
@access(READ_MEMBERS)
def inside_version_file(version_id: int) -> Response:
    """A version in Word."""
    return _word(insider(), version_id)


@bp.get("/versions/<int:version_id>/akn.xml")
@public(WHY, archive=True)
def version_akn_file(version_id: int) -> Response:
    """A version as Akoma Ntoso."""
    return _akn(EVERYBODY, version_id)


@bp.get("/inside/versions/<int:version_id>/akn.xml")
@access(READ_MEMBERS)
def inside_version_akn_file(version_id: int) -> Response:
    """A version as Akoma Ntoso."""
    return _akn(insider(), version_id)


@bp.get("/rules/<int:rule_id>/compare.docx")
@public(WHY, archive=True)
def compare_file(rule_id: int) -> Response:
    """Two versions side by side in Word."""
    return _comparison(EVERYBODY, rule_id)


@bp.get("/inside/rules/<int:rule_id>/compare.docx")
@access(READ_MEMBERS)
def inside_compare_file(rule_id: int) -> Response:
    """Two versions side by side in Word."""
    return _comparison(insider(), rule_id)


@bp.get("/collection.docx")
@public(WHY, archive=True)
def collection_file() -> Response:
    """All rules in force in one book."""
    return _collection(EVERYBODY)


@bp.get("/inside/collection.docx")
@access(READ_MEMBERS)
def inside_collection_file() -> Response:
    """All rules in force in one book."""
    return _collection(insider())


def book_file(content: bytes, day: date) -> Response:
    """A collection of the rules of a day, to be saved."""
    return word_file(content, f"制度汇编 {day}.docx")


def _word(reader: Reader, version_id: int) -> Response:
    found = find_version(version_id, reader.user)
    return word_file(version_word(found), f"{found.title}.docx")


def _akn(reader: Reader, version_id: int) -> Response:
    found = find_version(version_id, reader.user)
    return xml_file(version_akn(found), f"{found.title}.xml")


def _comparison(reader: Reader, rule_id: int) -> Response:
    _rule, old, new = two_versions(reader, rule_id)
    return word_file(comparison_word(old, new), f"{new.title}修改前后对照表.docx")


def _collection(reader: Reader) -> Response:
    versions = [version for chapter in collect(reader.user, today()) for version, _sheet in chapter.rules]
    return book_file(collection_word(versions), today())
