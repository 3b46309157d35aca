"""Where records of the roster are read, and who sees their files."""

from flask import url_for
from flask_babel import gettext as _

from portal.items import FilesSeen, Place, SignedIn
from portal.records.attachments import files_seen

from .models import Adjustment
from .permissions import READ


def place(kind: str, record_id: int, user: SignedIn | None) -> Place | None:
    """The page of a record: the staff's, or the announcement for everybody."""
    if kind != Adjustment.kind:
        return None
    if user is not None and user.may(READ):
        return Place(url_for("member_roster.adjustment", batch_id=record_id), _("Change of members"))
    return Place(url_for("member_roster.announcement", batch_id=record_id), _("Change of members"))


def files(kind: str, record_id: str, user: SignedIn | None) -> FilesSeen | None:
    """Scans are for those who read the roster."""
    return files_seen(user, kind, record_id, READ, Adjustment)
