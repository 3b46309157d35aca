"""The pages for everybody. They look the same to all, so they never ask who is there."""

from flask import render_template, request, url_for
from flask_babel import gettext as _

from portal.extensions import db
from portal.people.access import public
from portal.web.formats import full_date

from ..filters import Filters
from ..ledger import read_page
from ..lights import Lights
from ..mending import corrected, texts_of
from ..models import Measure, RectificationItem
from ..overview import choices
from ..public_history import public_history
from ..reading import find_item, find_plan, find_problem
from ..terms import ENDINGS, HORIZONS, REVISIONS, STATES
from . import bp
from .above import read_above
from .listing import day_of, lines, neighbours, steps

WHY = "what was promised is read by everybody"


@bp.get("/")
@public(WHY, archive=True)
def index() -> str:
    """The ledger: the plan in short, how the promises stand, and the items by deadline."""
    filters, above = Filters.from_address(request.args), read_above()
    if above is None:
        return render_template("problem_inventory/nothing.html")
    with db.engine.connect() as connection:
        page = read_page(connection, filters, above.lights, request.args.get("after"), request.args.get("before"))
    return render_template(
        "problem_inventory/ledger.html",
        above=above,
        choices=choices(above.overview, filters, above.url) if filters.chosen else above.choices,
        filtered=filters.chosen,
        lines=lines(page, above.lights),
        neighbours=neighbours(page, filters, above.url),
    )


@bp.get("/plan")
@public(WHY, archive=True)
def plan() -> str:
    """The plan by sections, with the items under their headings."""
    found, lights = find_plan(), Lights()
    with db.engine.connect() as connection:
        pages = [read_page(connection, Filters(group=group.id), lights) for group in found.groups]
    groups = [
        (group, lines(page, lights), url_for(".index", group=group.id) if page.after else "")
        for group, page in zip(found.groups, pages, strict=True)
    ]
    return render_template(
        "problem_inventory/plan.html",
        plan=found,
        published_on=day_of(found),
        stages=steps(found.stages, lights.today),
        groups=groups,
    )


@bp.get("/problems/<int:problem_id>")
@public(WHY, archive=True)
def problem(problem_id: int) -> str:
    """One problem: what was found, where it came from, and the items that cure it."""
    found, lights = find_problem(problem_id), Lights()
    with db.engine.connect() as connection:
        page = read_page(connection, Filters(problem=found.id), lights)
    return render_template(
        "problem_inventory/problem.html",
        problem=found,
        corrected=corrected([found]),
        published_on=day_of(found),
        lines=lines(page, lights),
        rest=url_for(".index", problem=found.id) if page.after else "",
    )


@bp.get("/items/<int:item_id>")
@public(WHY, archive=True)
def item(item_id: int) -> str:
    """One item: its five elements, its deadlines, who is responsible, and what happened so far."""
    found, lights = find_item(item_id), Lights()
    return render_template(
        "problem_inventory/item.html",
        item=found,
        published_on=day_of(found),
        state=STATES[found.state],
        horizon=HORIZONS[found.horizon],
        revisions=REVISIONS,
        light=lights.of(found.state, found.deadline),
        measures=[(step, *_standing(found, step, lights)) for step in found.measures],
        extensions=[request for request in found.extensions if request.state == "approved"],
        ending=ENDINGS.get(found.ending),
        history=public_history(found),
        corrected=corrected(texts_of(found)),
    )


def _standing(item: RectificationItem, measure: Measure, lights: Lights) -> tuple[str, str]:
    """The colour and the words of a measure; the public learns that it is done from a published entry."""
    shown = [entry for entry in item.progress if entry.is_public]
    if any(measure in entry.measures for entry in shown) and measure.done_on:
        return "blue", _("Done on %(date)s", date=full_date(measure.done_on))
    return lights.of(item.state, measure.deadline)
