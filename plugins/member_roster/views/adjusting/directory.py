"""The public directory of members, and what was announced of changes."""

from flask import render_template, request, url_for
from flask_babel import gettext as _

from portal.clock import today
from portal.errors import NotThere
from portal.extensions import db
from portal.people.access import public
from portal.records.disclosure import Withdrawn

from ...adjusting import directory as service
from ...facts.finding import find
from ...models import Adjustment
from ...terms import KINDS, OFFICES
from .. import bp

WHY = "everybody may know who is a member; members were told before"


@bp.get("/")
@public(WHY)
def index() -> str:
    """Members in office today, by sector or by name."""
    day, name = today(), request.args.get("name", "").strip()[:60]
    sector_id = request.args.get("sector", type=int)
    with db.engine.connect() as connection:
        term = service.term_on(connection, day)
        if term is None:
            return render_template("member_roster/adjusting/directory.html", term=None)
        sectors = service.sectors(connection, term.id, day)
        page = service.cards(connection, term.id, day, sector_id, name, _after())
        approved, recent = service.approved_total(connection, term.id, day), service.announced(connection, term.id)
    return render_template(
        "member_roster/adjusting/directory.html",
        term=term.title, sector_id=sector_id, name=name, approved=approved, recent=recent,
        shown=sum(it.members for it in sectors),
        sector_choices=[(str(it.id), f"{it.title} {it.members}") for it in sectors],
        page_rows=[(it.name, it.title, it.post, _offices(it.offices)) for it in page.rows],
        next_url=_next(page.after, sector_id, name),
    )  # fmt: skip


@bp.get("/announcements/<int:batch_id>")
@public("announced changes are there for everybody")
def announcement(batch_id: int) -> str:
    """What was announced of a batch. Raises NotThere, Withdrawn."""
    found = find(Adjustment, batch_id, None)
    if not found.was_public:
        raise NotThere
    if found.withdrawn_for:
        raise Withdrawn(found.withdrawn_for)
    return render_template("member_roster/adjusting/announcement.html", batch=found, kinds=KINDS)


def _after() -> service.Key | None:
    number = request.args.get("after", type=int)
    return None if number is None else (request.args.get("key", ""), number)


def _offices(codes: str) -> str:
    """The offices of a member in words; a member without one is a member."""
    return "，".join(str(OFFICES[code]) for code in codes.split()) or _("Member")


def _next(after: service.Key | None, sector_id: int | None, name: str) -> str:
    if after is None:
        return ""
    return url_for(".index", sector=sector_id, name=name or None, key=after[0], after=after[1])
