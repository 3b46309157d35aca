"""The library for everybody. Its pages look the same to all, so they never ask who is there."""

from portal.people.access import public

from ..reader import EVERYBODY
from . import bp, pages

WHY = "rules that are disclosed to everybody"


@bp.get("/")
@public(WHY, archive=True)
def index() -> str:
    """The rules in force."""
    return pages.index(EVERYBODY)


@bp.get("/rules/<int:rule_id>")
@public(WHY, archive=True)
def rule(rule_id: int) -> str:
    """A rule; `#c-…` leads to a clause."""
    return pages.rule(EVERYBODY, rule_id)


@bp.get("/versions/<int:version_id>")
@public(WHY, archive=True)
def version(version_id: int) -> str:
    """One of its versions."""
    return pages.version(EVERYBODY, version_id)


@bp.get("/versions/<int:version_id>/print")
@public(WHY, archive=True)
def paper(version_id: int) -> str:
    """A version on paper."""
    return pages.paper(EVERYBODY, version_id)


@bp.get("/clauses/<int:version_id>/<node_id>")
@public(WHY, archive=True)
def clause(version_id: int, node_id: str) -> str:
    """One clause through all versions."""
    return pages.clause(EVERYBODY, version_id, node_id)


@bp.get("/rules/<int:rule_id>/compare")
@public(WHY, archive=True)
def compare(rule_id: int) -> str:
    """Two versions side by side."""
    return pages.compare(EVERYBODY, rule_id)


@bp.get("/collection")
@public(WHY, archive=True)
def collection() -> str:
    """All rules in force in one book."""
    return pages.collection(EVERYBODY)
