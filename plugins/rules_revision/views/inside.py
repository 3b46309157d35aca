"""The library for those who are signed in: with the rules of members, of the office and of the Party."""

from portal.people.access import access

from ..reader import insider
from ..rights import READ_MEMBERS
from . import bp, pages


@bp.get("/inside/")
@access(READ_MEMBERS)
def inside_index() -> str:
    """The rules in force."""
    return pages.index(insider())


@bp.get("/inside/rules/<int:rule_id>")
@access(READ_MEMBERS)
def inside_rule(rule_id: int) -> str:
    """A rule; `#c-…` leads to a clause."""
    return pages.rule(insider(), rule_id)


@bp.get("/inside/versions/<int:version_id>")
@access(READ_MEMBERS)
def inside_version(version_id: int) -> str:
    """One of its versions."""
    return pages.version(insider(), version_id)


@bp.get("/inside/versions/<int:version_id>/print")
@access(READ_MEMBERS)
def inside_paper(version_id: int) -> str:
    """A version on paper."""
    return pages.paper(insider(), version_id)


@bp.get("/inside/clauses/<int:version_id>/<node_id>")
@access(READ_MEMBERS)
def inside_clause(version_id: int, node_id: str) -> str:
    """One clause through all versions."""
    return pages.clause(insider(), version_id, node_id)


@bp.get("/inside/rules/<int:rule_id>/compare")
@access(READ_MEMBERS)
def inside_compare(rule_id: int) -> str:
    """Two versions side by side."""
    return pages.compare(insider(), rule_id)


@bp.get("/inside/collection")
@access(READ_MEMBERS)
def inside_collection() -> str:
    """All rules in force in one book."""
    return pages.collection(insider())
