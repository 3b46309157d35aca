"""Batches of changes that wait for somebody."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import select

from portal.clock import today
from portal.extensions import db
from portal.items import SignedIn, TodoItem

from ..models import Adjustment
from ..permissions import DECIDE, EDIT
from ..terms import STATES, UNDECIDED

WAITING = (*UNDECIDED[1:], "decided")


def waiting_for(user: SignedIn) -> Iterator[TodoItem]:
    """Batches under way, and announced ones whose day has come; who only decides has those to be decided on."""
    states = (*WAITING, "announced") if user.may(EDIT) else UNDECIDED[1:] if user.may(DECIDE) else ()
    if not states:
        return
    columns = Adjustment.id, Adjustment.title, Adjustment.state, Adjustment.takes_effect_on
    query = select(*columns).where(Adjustment.state.in_(states)).order_by(Adjustment.id)
    with db.engine.connect() as connection:
        for number, title, state, day in connection.execute(query):
            if state != "announced" or (day is not None and day <= today()):
                url = url_for("member_roster.adjustment", batch_id=number)
                note = _("Changes of members: %(state)s", state=STATES[state])
                yield TodoItem(title, url, due=day, note=note, lang="zh-CN")
