"""What stands above the list. It is the same on every page of the list, so it is kept in memory until something
public changes or a new day begins: made anew each time, it would cost more than the list itself."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import current_app, request, url_for

from portal.clock import today
from portal.extensions import db
from portal.items import Widget
from portal.records.state import current_snapshot

from ..filters import Filters
from ..lights import Lights
from ..overview import Choices, Overview, choices, read_overview
from ..promises import chart, counts
from .listing import day_of, steps


@dataclass(frozen=True)
class Above:
    """The plan in short, how its promises stand, and the ways to narrow a list that is not narrowed yet."""

    overview: Overview
    url: str  # of the public list
    problem_url: str  # a problem's number follows
    published_on: date
    stages: list[dict[str, Any]]
    counted: dict[str, int]
    chart: Widget
    choices: list[tuple[str, Choices]]
    lights: Lights


def read_above() -> Above | None:
    """What stands above the list in this edition, never older than the last commit; None without a plan."""
    kept: dict[str, tuple[object, Above | None]] = current_app.extensions.setdefault("problem_inventory", {})
    made_under = current_snapshot(), today()
    found = kept.get(request.script_root)
    if found is None or found[0] != made_under:
        found = kept[request.script_root] = made_under, _above()
    return found[1]


def _above() -> Above | None:
    lights = Lights()
    with db.engine.connect() as connection:
        overview = read_overview(connection)
        counted = counts(connection, lights)
    if overview is None:
        return None
    url = url_for("problem_inventory.index")
    return Above(
        overview,
        url,
        url_for("problem_inventory.problem", problem_id=0).removesuffix("0"),
        day_of(overview.plan),
        steps(overview.stages, lights.today),
        counted,
        chart(counted, lights, url),
        choices(overview, Filters(), url),
        lights,
    )
