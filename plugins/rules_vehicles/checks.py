"""Checks of a rule on vehicles, each with a sentence that says what to mend."""

import re
from collections.abc import Iterator

from plugins.rules_revision.engine import Node
from plugins.rules_revision.engine.checks import Check, Context, Finding, Severity, vague_approval
from plugins.rules_revision.engine.coverage import flaws
from plugins.rules_revision.engine.said import sentences
from plugins.rules_revision.engine.tree import clauses, words_of
from plugins.rules_revision.limits import flaw_finding
from portal.items import N_
from portal.records.settings import read_setting

from .parameters import approver, repair_bands
from .terms import REACHES

BASIS = "党政机关公务用车管理办法"
NO_BASIS = N_("The first article does not name the legal basis “%(basis)s”.")
NO_APPROVER = N_("The rule does not say who approves this use: %(reach)s. Name the post.")
NO_PRIVATE_USE = N_("The rule does not forbid private use of official vehicles.")
NO_FUEL = N_("The rule does not say how fuel is bought and noted down, say, one card for each vehicle.")
NO_REPAIR = N_("The rule does not say who approves repairs.")
NO_QUARTER = N_("The rule does not say that totals are made public each quarter.")
TOO_OPEN = N_(
    "This sentence would make public “%(words)s”. Plates, drivers and trips stay inside: publish totals only."
)
NO_HOLIDAYS = N_("The rule does not say that vehicles stand still on holidays.")

_PRIVATE = re.compile("公车私用|私人事务|私事|私用|婚丧|因私")
_FORBIDS = re.compile("不得|禁止|严禁|防止|不准|杜绝")
_FUEL = re.compile("加油|油料|燃油|充电")
_REPAIR = re.compile("维修|修理|保养")
_QUARTER = re.compile("季度|每季")
_SHOWN = re.compile("公示|公布|公开|通报")
_HOLIDAYS = re.compile("节假日|封存|停驶")
_INSIDE = re.compile("车牌(?:号码|号)?|号牌|驾驶员|司机|(?:具体)?行程|行驶路线|用车人")
_NOT = re.compile("不得|不公开|不公布|不含|除外|隐去")


def legal_basis() -> str:
    """The name of the legal basis, which the office may change."""
    return str(read_setting("rules_vehicles", "legal_basis", BASIS)).strip("《》 ")


def names_basis(tree: Node, _: Context) -> Iterator[Finding]:
    """The legal basis stands in the first clause."""
    first = next(iter(clauses(tree)), None)
    if first is not None and (basis := legal_basis()) and basis not in words_of(first):
        yield _finding("vehicles_no_basis", NO_BASIS, first.id, basis=basis)


def names_approvers(tree: Node, _: Context) -> Iterator[Finding]:
    """Somebody approves each reach."""
    for reach, title in REACHES.items():
        if approver(tree, reach) is None:
            yield _finding("vehicles_no_approver", NO_APPROVER, reach=str(title))


def forbids_private_use(tree: Node, _: Context) -> Iterator[Finding]:
    """Private use is forbidden, in one clause."""
    said = ["\n".join((it.lead, it.words)) for it in sentences(tree)]
    if not any(_PRIVATE.search(it) and _FORBIDS.search(it) for it in said):
        yield _finding("vehicles_no_private_use", NO_PRIVATE_USE)


def regulates_fuel(tree: Node, _: Context) -> Iterator[Finding]:
    """Fuel is bought and noted down by a rule."""
    if not any(_FUEL.search(it.words) for it in sentences(tree)):
        yield _finding("vehicles_no_fuel", NO_FUEL)


def covers_repairs(tree: Node, _: Context) -> Iterator[Finding]:
    """Each repair has one who approves it, whatever it costs."""
    bands = repair_bands(tree)
    plain = any(_REPAIR.search(it.words) and it.approvals for it in sentences(tree))
    if not bands and not plain:
        yield _finding("vehicles_no_repair", NO_REPAIR)
    for it in flaws([band for _said, band in bands]):
        yield flaw_finding(it, [said for said, _band in bands])


def publishes_totals(tree: Node, _: Context) -> Iterator[Finding]:
    """Totals are public each quarter, and nothing more than totals."""
    told = [it for it in sentences(tree) if _SHOWN.search(it.words)]
    if not any(_QUARTER.search(it.words) for it in told):
        yield _finding("vehicles_no_quarter", NO_QUARTER)
    for said in told:
        words = _INSIDE.search(said.words)
        if words and not _NOT.search(said.words):
            yield _finding("vehicles_too_open", TOO_OPEN, said.node, Severity.ERROR, words=words[0])


def keeps_holidays(tree: Node, _: Context) -> Iterator[Finding]:
    """Vehicles stand still on holidays."""
    if not any(_HOLIDAYS.search(it.words) for it in sentences(tree)):
        yield _finding("vehicles_no_holidays", NO_HOLIDAYS, severity=Severity.HINT)


CHECKS: tuple[Check, ...] = (
    names_basis, names_approvers, forbids_private_use, regulates_fuel, covers_repairs, publishes_totals,
    keeps_holidays, vague_approval,
)  # fmt: skip


def _finding(code: str, msgid: str, node: str = "", severity: Severity = Severity.WARNING, **params: str) -> Finding:
    return Finding(code, severity, node, params=params, msgid=msgid)
