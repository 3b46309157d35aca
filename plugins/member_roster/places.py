"""Where records of the roster are read, and how many there are."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import func, select

from portal.extensions import db
from portal.items import Held, Place, SignedIn

from .models import Adjustment, Member, RosterEvent
from .permissions import READ


def place(kind: str, record_id: int, user: SignedIn | None) -> Place | None:
    """Where a record is read; members by readers of the roster only, announced changes by all."""
    if kind == Member.kind and user is not None and user.may(READ):
        return Place(url_for("member_roster.member", member_id=record_id), _("Member"))
    if kind != Adjustment.kind:
        return None
    if user is not None and user.may(READ):
        return Place(url_for("member_roster.adjustment", batch_id=record_id), _("Change of members"))
    return Place(url_for("member_roster.announcement", batch_id=record_id), _("Change of members"))


def held() -> Iterator[Held]:
    """What the roster keeps."""
    kinds = ((Member, _("Members")), (Adjustment, _("Changes of members")), (RosterEvent, _("Entries of the roster")))
    with db.engine.connect() as connection:
        for model, title in kinds:
            yield Held(title, connection.scalar(select(func.count()).select_from(model)) or 0)
