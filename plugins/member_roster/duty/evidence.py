"""Who opens the evidence of an entry: whoever may read the entry."""

from sqlalchemy import select

from portal.extensions import db
from portal.items import FilesSeen, SignedIn

from ..models import DutyEntry


def files_seen(record_id: str, user: SignedIn | None) -> FilesSeen | None:
    """All files for the office, the member and the head of the township's group; none for others."""
    seen = DutyEntry.visible_to(user).where(DutyEntry.id == int(record_id)).with_only_columns(DutyEntry.id)
    return "all" if db.session.scalar(select(seen.exists())) else None
