"""The list for those who work with the ledger."""

from collections.abc import Iterator

from flask import Response, render_template, request, url_for
from flask_babel import gettext as _

from portal.extensions import db
from portal.people.access import access, current_user
from portal.records.search.finding import Found, find
from portal.web.exporting import Kind, asked_for, exported

from ..filters import StaffFilters
from ..ledger import MOST_EXPORTED, MOST_ROWS, all_rows, read_page
from ..lights import COLOURS, Lights
from ..models import RectificationItem
from ..models.published import READ
from ..permissions import EDIT
from ..reading import on_paper
from ..sheets.making import NAME, Listed, ledger_page
from ..terms import HORIZONS, STATES
from . import bp
from .above import Above, read_above
from .listing import neighbours, staff_lines

PUBLISHED_STATES = [(code, words) for code, words in STATES.items() if code != "draft"]


@bp.get("/staff/")
@access(READ)
def staff_ledger() -> str | Response:
    """The ledger in the order of the paper one, ready to print on A4 across, or as a spreadsheet."""
    filters, above, url = StaffFilters.from_address(request.args), read_above(), url_for(".staff_ledger")
    if above is None:
        return render_template("problem_inventory/staff/ledger.html", filters=filters, lines=[])
    hits = _hits(filters)
    if kind := asked_for():
        return _exported(kind, filters, above.lights, _numbers(hits))
    with db.engine.connect() as connection:
        keys = request.args.get("after"), request.args.get("before")
        page = read_page(connection, filters, above.lights, *keys, for_staff=True, found=_numbers(hits))
    return render_template(
        "problem_inventory/staff/ledger.html",
        above=above,
        caption=_caption(above.counted),
        views=list(_views(above, filters, url)),
        choices=_choices(above, filters),
        filters=filters,
        hits=hits,
        lines=staff_lines(page, above.lights),
        neighbours=neighbours(page, filters, url),
        may_edit=current_user.may(EDIT),
        paper=f"{url_for('.paper_ledger')}?{filters.address()}",
    )


@bp.get("/staff/paper")
@access(READ)
def paper_ledger() -> str:
    """The same items with every column of the paper ledger, to print and to file."""
    filters, lights = StaffFilters.from_address(request.args), Lights()
    found = _numbers(_hits(filters))
    with db.engine.connect() as connection:
        ids = [row.id for row in all_rows(connection, filters, lights, found)]
    items = [(item, *lights.of(item.state, item.deadline)) for item in on_paper(current_user, ids)]
    words = {"states": STATES, "horizons": HORIZONS, "back": f"{url_for('.staff_ledger')}?{filters.address()}"}
    return render_template("problem_inventory/staff/paper.html", items=items, cut=len(ids) == MOST_ROWS, **words)


def _exported(kind: Kind, filters: StaffFilters, lights: Lights, found: list[int]) -> Response:
    with db.engine.connect() as connection:
        ids = [row.id for row in all_rows(connection, filters, lights, found, MOST_EXPORTED)]
    listed = Listed(on_paper(current_user, ids), filters.problem, len(ids) == MOST_EXPORTED)
    return exported(kind, ledger_page(listed, lights), NAME)


def _hits(filters: StaffFilters) -> Found:
    """The items that say what is looked for, as far as the person may see them."""
    return find(filters.q or "", current_user, RectificationItem.kind)


def _numbers(hits: Found) -> list[int]:
    return [key.record_id for key in hits.keys]


def _views(above: Above, filters: StaffFilters, url: str) -> Iterator[dict[str, object]]:
    """The saved filters as links."""
    saved = (
        (_("All"), StaffFilters(), None),
        (_("Overdue"), StaffFilters(light="red"), above.counted["red"]),
        (_("Due soon"), StaffFilters(light="yellow"), above.counted["yellow"]),
        (_("To be checked"), StaffFilters(state="completed"), None),
        (_("To be accepted"), StaffFilters(state="reviewed"), None),
        (_("To be closed out"), StaffFilters(state="accepted"), None),
        (_("Closed out"), StaffFilters(state="closed_out"), None),
    )
    for title, narrowed, count in saved:
        yield {
            "title": title,
            "url": f"{url}?{narrowed.address()}",
            "count": count,
            "current": narrowed == filters,
        }


def _choices(above: Above, filters: StaffFilters) -> list[tuple[str, str, list[tuple[object, object]], object]]:
    """What the list can be narrowed by: name, title, choices, what is chosen."""
    overview = above.overview
    return [
        ("state", _("State"), [*PUBLISHED_STATES], filters.state),
        ("light", _("Light"), [*COLOURS.items()], filters.light),
        ("stage", _("Stage"), [(stage.id, stage.title) for stage in overview.stages], filters.stage),
        ("group", _("Heading of the plan"), [(group.id, group.title) for group in overview.groups], filters.group),
        ("unit", _("Responsible unit"), [(unit, unit) for unit in overview.units], filters.unit),
        ("horizon", _("Horizon"), [*HORIZONS.items()], filters.horizon),
    ]


def _caption(counted: dict[str, int]) -> str:
    return _(
        "Open: %(open)s, due soon: %(yellow)s, overdue: %(red)s. A deadline struck through is the one first published.",
        open=counted["green"] + counted["yellow"] + counted["red"],
        yellow=counted["yellow"],
        red=counted["red"],
    )
