"""The pages of the library, for any reader: the list, a rule, a version, a clause, two versions side by side."""

from datetime import date
from typing import Any

from flask import render_template, request
from flask_babel import gettext as _

from portal.clock import today
from portal.errors import NotThere
from portal.extensions import db
from portal.records.corrections import corrections_of
from portal.records.disclosure import Withdrawn

from ..collecting import collect
from ..comparing import side_by_side
from ..domains import domains
from ..filters import Filters
from ..library import counted, read_page
from ..models import Rule, RuleVersion
from ..opinions import clause_opinions
from ..outline import node_of, sheet_of
from ..reader import Reader
from ..reading import clause_history, find_clause, find_rule, find_version, shown_version, versions_for
from ..terms import STATES, UPCOMING


def index(reader: Reader) -> str:
    """The rules in force today or on the day of the address, or those that ended."""
    filters, day = Filters.from_address(request.args), today()
    with db.engine.connect() as connection:
        page = read_page(connection, filters, reader.user, day, request.args.get("after"))
        in_force = counted(connection, reader.user, day)
    url = reader.url("index")
    return _page(
        "index", reader, filters=filters, rows=page.rows, domains=domains(), in_force=in_force, on=filters.on or day,
        next={"next_url": f"{url}?{filters.address(after=page.after)}" if page.after else ""},
    )  # fmt: skip


def rule(reader: Reader, rule_id: int) -> str:
    """A rule in the version of today, or of the day in the address."""
    found = find_rule(rule_id, reader.user)
    versions, asked = versions_for(found, reader.user), Filters.from_address(request.args).on
    if asked is not None:
        shown = next((it for it in versions if it.is_in_force(asked)), None)
    else:
        shown = shown_version(versions, today())
    if not versions:
        raise Withdrawn(next((it.withdrawn_for for it in found.versions if it.withdrawn_for), "other"))
    return _version_page(reader, found, shown, versions, asked)


def version(reader: Reader, version_id: int) -> str:
    """One version of a rule, whether it holds or not."""
    shown = find_version(version_id, reader.user)
    return _version_page(reader, shown.rule, shown, versions_for(shown.rule, reader.user), None)


def clause(reader: Reader, version_id: int, node_id: str) -> str:
    """One clause with what it said in every version, and the opinions that changed it."""
    found = find_clause(version_id, node_id, reader.user)
    shown = found.rule_version
    history = clause_history(shown.rule, node_id, reader.user)
    return _page(
        "clause", reader, clause=found, version=shown, node=node_of(shown.tree, node_id),
        history=[(it, clause_opinions(it.rule_version_id, node_id)) for it in history],
    )  # fmt: skip


def compare(reader: Reader, rule_id: int) -> str:
    """Two versions side by side: those of the address, else the newest and the one before."""
    found, old, new = two_versions(reader, rule_id)
    everything = bool(request.args.get("all"))
    return _page(
        "compare", reader, rule=found, versions=versions_for(found, reader.user), old=old, new=new,
        rows=side_by_side(old, new, everything), everything=everything,
    )  # fmt: skip


def paper(reader: Reader, version_id: int) -> str:
    """A version as it is printed."""
    shown = find_version(version_id, reader.user)
    return _page("paper", reader, version=shown, sheet=sheet_of(shown.tree))


def collection(reader: Reader) -> str:
    """All rules in force in one book, to print."""
    return _page("collection", reader, chapters=collect(reader.user, today()), day=today())


def _version_page(
    reader: Reader, found: Rule, shown: RuleVersion | None, versions: list[RuleVersion], asked: date | None
) -> str:
    day = asked or today()
    return _page(
        "rule", reader, rule=found,  version=shown, versions=versions, on=asked,
        sheet=sheet_of(shown.tree) if shown else None,
        standing=standing(found, shown, day) if shown else "",
        domain=domains().get(found.domain, found.domain),
        corrections=corrections_of(shown) if shown else [],
    )  # fmt: skip


def standing(rule: Rule, version: RuleVersion, day: date) -> str:
    """How a version stands on a day, in words."""
    if version.is_in_force(day):
        return str(STATES["in_force"])
    if version.in_force_from is None or version.in_force_from > day:
        return str(UPCOMING)
    ended = rule.ended_on is not None and version.in_force_until == rule.ended_on
    return str(STATES[rule.state]) if ended else _("Superseded by a later version")


def two_versions(reader: Reader, rule_id: int) -> tuple[Rule, RuleVersion, RuleVersion]:
    """A rule with the two versions of the address, else the newest and the one before. Raises NotThere."""
    found = find_rule(rule_id, reader.user)
    versions = versions_for(found, reader.user)
    if len(versions) < 2:
        raise NotThere
    return found, _chosen(versions, "old", versions[1]), _chosen(versions, "new", versions[0])


def _chosen(versions: list[RuleVersion], name: str, usual: RuleVersion) -> RuleVersion:
    """The version that the address names."""
    if not request.args.get(name):
        return usual
    wanted = request.args.get(name, type=int)
    found = next((it for it in versions if it.id == wanted), None)
    if found is None:
        raise NotThere
    return found


def _page(name: str, reader: Reader, **context: Any) -> str:
    return render_template(f"rules_revision/{name}.html", reader=reader, layout=reader.layout, states=STATES, **context)
