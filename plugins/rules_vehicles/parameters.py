"""What a rule on vehicles lays down: who approves which way, who approves which repair, within how many days."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from flask_babel import gettext as _

from plugins.rules_revision.engine import Node, read_text
from plugins.rules_revision.engine.approvals import read_approvals
from plugins.rules_revision.engine.bands import Band, read_bands, read_meaning
from plugins.rules_revision.engine.parameters import Parameter
from plugins.rules_revision.engine.periods import read_periods
from plugins.rules_revision.engine.said import Said, sentences
from plugins.rules_revision.engine.tree import write_text
from plugins.rules_revision.parameters import of_band, of_period

from .terms import REACHES

MODEL = Path(__file__).parent / "model" / "zh.txt"
# How rules name the three reaches; what stands further down the list is tried first.
_PLACES = {
    "county": re.compile("本县|县内|县域内|县城|辖区内"),
    "city": re.compile("县外|县域外|出县|外县|跨县|市内"),
    "beyond": re.compile("市外|市域外|出市|外市|跨市|省外|出省"),
}
_USE = re.compile("用车|派车|车辆|出车")
_REPAIR = re.compile("维修|修理|保养")
_PERIODS = (
    ("补办", "late"),
    ("核实|查处|处理", "answered"),
    ("公示", "shown"),
)


def approver(tree: Node, reach: str) -> Said | None:
    """The sentence that says who approves a way of that reach; None where none does."""
    found = (it for it in sentences(tree) if _reach(it.words) == reach and _about_use(it) and read_approvals(it.words))
    return next(found, None)


def who_approves(said: Said) -> str:
    """Whom such a sentence names."""
    return "、".join(dict.fromkeys(it.who for it in read_approvals(said.words)))


def repair_bands(tree: Node) -> list[tuple[Said, Band]]:
    """The amounts of repairs with who approves them."""
    meaning = read_meaning(write_text(tree))
    clauses = {it.clause for it in sentences(tree) if _REPAIR.search(it.words)}
    told = [it for it in sentences(tree) if it.clause in clauses]
    return [(said, band) for said in told for band in read_bands(said.words, meaning)]


def parameters(tree: Node) -> list[Parameter]:
    """Everything that can be read out of a rule on vehicles."""
    return [
        *_approvers(tree),
        *(of_band(said, band, _("Repair")) for said, band in repair_bands(tree)),
        *_periods(tree),
    ]


@lru_cache(maxsize=1)
def model() -> Node:
    """The model text as a tree."""
    return read_text(MODEL.read_text("utf-8"))


def _approvers(tree: Node) -> Iterator[Parameter]:
    for reach, title in REACHES.items():
        if (said := approver(tree, reach)) is not None:
            yield Parameter(_("Approves: %(reach)s", reach=title), who_approves(said), said.node, said.place)


def _periods(tree: Node) -> Iterator[Parameter]:
    titles = {
        "late": _("Slip written afterwards within"),
        "answered": _("Private use looked into within"),
        "shown": _("Shown inside the office for"),
    }
    for words, name in _PERIODS:
        for said in sentences(tree):
            periods = read_periods(said.words) if re.search(words, said.words) else []
            if periods:
                yield of_period(said, periods[0], titles[name])
                break


def _reach(words: str) -> str:
    """Which reach a sentence is about: 到县外、市内 is outside the county, 到市外 outside the city."""
    return next((reach for reach in ("beyond", "city", "county") if _PLACES[reach].search(words)), "")


def _about_use(said: Said) -> bool:
    return bool(_USE.search(said.words) or _USE.search(said.lead))
