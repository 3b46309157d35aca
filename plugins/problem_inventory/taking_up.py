"""Taking up what another module found wrong: it becomes a draft problem that leads back to where it was found."""

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import select

from portal.extensions import db
from portal.hooks.calling import call
from portal.items import Place, ProblemSource
from portal.records.actor import person

from .drafting import ProblemTexts, add_problem
from .models import Problem
from .permissions import EDIT
from .reading import NoPlan, present_plan


def take_up(source: ProblemSource) -> Place | None:
    """Draft a problem under the present plan, or find the one drafted before; None where nobody may or can."""
    user = person()
    if user is None or not user.may(EDIT):
        return None
    origin = source.kind, source.record_id
    query = select(Problem.id).where(Problem.origin_kind == origin[0], Problem.origin_id == origin[1])
    number = db.session.scalar(query)
    if number is None:
        try:
            plan = present_plan(user)
        except NoPlan:
            return None
        texts = ProblemTexts(source.title, source.text, "", source.source, source.aspect)
        number = add_problem(plan.id, texts, origin)
    return Place(url_for("problem_inventory.edit_problem", problem_id=number), _("Problem"))


def origin_of(problem: Problem) -> Place | None:
    """Where a problem was found, if another module found it and says where that is read."""
    if problem.origin_kind is None:
        return None
    found = call("record_place", kind=problem.origin_kind, record_id=problem.origin_id, user=person())
    place: Place | None = next(iter(found), None)
    return place
