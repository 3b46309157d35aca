"""Checks of a rule on finance, each with a sentence that says what to mend."""

import re
from collections.abc import Iterator
from dataclasses import replace

from plugins.rules_revision.engine import Node
from plugins.rules_revision.engine.bands import read_meaning
from plugins.rules_revision.engine.checks import Check, Context, Finding, Severity, vague_approval
from plugins.rules_revision.engine.coverage import flaws
from plugins.rules_revision.engine.periods import Period, read_periods
from plugins.rules_revision.engine.said import Said, sentences
from plugins.rules_revision.engine.tree import write_text
from plugins.rules_revision.limits import flaw_finding
from portal.items import N_

from .terms import LEAST_DAYS
from .textual import limit_tables, second_signatures

NO_LIMITS = N_("The rule has no approval limits. Say up to which amount who approves.")
NO_MEANING = N_("The rule uses 以上 or 以下 and does not say whether the number itself is included.")
NO_SECOND = N_("The rule does not say from which amount on two persons sign together.")
NO_QUARTER = N_("The rule does not say that income and spending are shown inside the office each quarter.")
NOT_INSIDE = N_("The rule does not say to whom the quarterly figures are shown. Name the office, say, 在机关内部公示.")
TOO_SHORT = N_("Quarterly figures are shown for %(words)s: less than five working days.")
NO_SPLIT = N_("The rule does not forbid to split an expense in order to stay below a limit.")
NO_SEPARATION = N_("The rule does not say that accountant and cashier are two persons.")

_SECOND = re.compile("联签|会签|双签|共同签字|共同签批|两人以上签")
_QUARTER = re.compile("季度|每季")
_SHOWN = re.compile("公示|公布|公开|通报")
_INSIDE = re.compile("机关内|内部|干部职工|全体职工|本机关")
_SPLIT = re.compile("拆分|化整为零|分拆")
_POSTS = re.compile("会计.{0,12}出纳|出纳.{0,12}会计")
_APART = re.compile("不得|不能|不相容|分设|分离|分别|分开|[两二]人")
_ABOVE = re.compile("元(?:[（(][^）)]*[）)])?以[上下内]")


def has_limits(tree: Node, _: Context) -> Iterator[Finding]:
    """Somebody approves up to some amount."""
    if not limit_tables(tree):
        yield _finding("finance_no_limits", NO_LIMITS)


def covers_amounts(tree: Node, _: Context) -> Iterator[Finding]:
    """Each amount has one who approves it; of a limit that stands alone it is only a hint."""
    for table in limit_tables(tree):
        found = [flaw_finding(it, [said for said, _band in table.rows]) for it in flaws(table.bands)]
        yield from found if len(table.rows) > 1 else [replace(it, severity=Severity.HINT) for it in found]


def says_what_is_included(tree: Node, _: Context) -> Iterator[Finding]:
    """Whether 以上 and 以下 include the number itself."""
    text = write_text(tree)
    if _ABOVE.search(text) and not read_meaning(text).said:
        yield _finding("finance_no_meaning", NO_MEANING, severity=Severity.HINT)


def needs_second(tree: Node, _: Context) -> Iterator[Finding]:
    """Two sign together from some amount on."""
    if not second_signatures(tree) and not any(_SECOND.search(it.words) for it in sentences(tree)):
        yield _finding("finance_no_second", NO_SECOND)


def discloses_quarters(tree: Node, _: Context) -> Iterator[Finding]:
    """Each quarter is shown inside the office, for at least five working days."""
    said = quarterly(tree)
    if said is None:
        yield _finding("finance_no_quarter", NO_QUARTER)
        return
    if not _INSIDE.search(said.words):
        yield _finding("finance_not_inside", NOT_INSIDE, said.node)
    for period in shown_for(said):
        if period.unit == "workday" and period.number < LEAST_DAYS:
            yield _finding("finance_too_short", TOO_SHORT, said.node, words=period.words)


def forbids_splitting(tree: Node, _: Context) -> Iterator[Finding]:
    """An expense is not split."""
    if limit_tables(tree) and not any(_SPLIT.search(it.words) for it in sentences(tree)):
        yield _finding("finance_no_split", NO_SPLIT, severity=Severity.HINT)


def separates_posts(tree: Node, _: Context) -> Iterator[Finding]:
    """Accountant and cashier are two persons: 会计法, 35."""
    if not any(_POSTS.search(it.words) and _APART.search(it.words) for it in sentences(tree)):
        yield _finding("finance_no_separation", NO_SEPARATION, severity=Severity.HINT)


def quarterly(tree: Node) -> Said | None:
    """The sentence that has quarterly figures shown."""
    return next((it for it in sentences(tree) if _QUARTER.search(it.words) and _SHOWN.search(it.words)), None)


def shown_for(said: Said) -> list[Period]:
    """For how long, by the words behind 公示."""
    behind = _SHOWN.split(said.words, maxsplit=1)[-1]
    return read_periods(behind)


CHECKS: tuple[Check, ...] = (
    has_limits, covers_amounts, says_what_is_included, needs_second, discloses_quarters, forbids_splitting,
    separates_posts, vague_approval,
)  # fmt: skip


def _finding(code: str, msgid: str, node: str = "", severity: Severity = Severity.WARNING, **params: str) -> Finding:
    return Finding(code, severity, node, params=params, msgid=msgid)
