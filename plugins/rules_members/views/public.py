"""The page for everybody: what the code asks of members, with its articles."""

from flask import render_template

from portal.people.access import public

from ..ruling import code_for
from . import bp


@bp.get("/")
@public("everybody may know what the code asks of members")
def index() -> str:
    """The duties of the code that is published to everybody."""
    return render_template("rules_members/index.html", code=code_for(None))
