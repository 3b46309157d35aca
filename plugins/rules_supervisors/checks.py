"""Checks of a rule on the dispatch of supervisors, each with a sentence that says what to mend."""

import re
from collections.abc import Iterator

from plugins.rules_revision.engine import Node
from plugins.rules_revision.engine.checks import Check, Context, Finding, Severity, vague_approval
from plugins.rules_revision.engine.said import Said, sentences
from portal.items import N_

from .parameters import people, period, term

NO_TERM = N_("The rule does not say how long a term is, say, two years.")
LONG_TERM = N_("A term of %(years)s years: groups serve one or two years, then others take over.")
NO_NUMBER = N_("The rule does not say how many people a group has, say, three to seven.")
TURNED = N_("A group cannot have %(least)s to %(most)s people: the first number is the larger one.")
NO_HEAD = N_("The rule does not say that a group has a head.")
NO_RIGHTS = N_("The rule does not say what supervisors may do: attend meetings, read papers, propose.")
NO_REPORT = N_("The rule does not say that groups report each half-year or each year.")
NO_RECALL = N_("The rule does not say when and by whom a supervisor is recalled.")
NO_AVOIDANCE = N_("The rule does not say who has to avoid a unit, say, because of relatives there.")
NO_LETTER = N_("The rule does not speak of letters of suggestions (《民主监督建议书》).")
NO_ANSWER = N_("The rule does not say within how many days a unit answers a letter. Name a number of days.")
NO_REASON = N_("The rule does not ask for reasons where suggestions are not adopted.")
NO_ROTATION = N_("The rule does not say that a group does not serve twice running in the same unit.")
NO_LOOK_BACK = N_("The rule does not say that groups look back on what was adopted.")
NO_APPRAISAL = N_("The rule does not say that units are appraised.")

_RIGHTS = re.compile("权利|有权|可以(?:列席|参加|查阅)")
_REPORT = re.compile("(?:每?半年|每年|年度|年底|年终)[^。]*(?:报告|汇报|总结)|(?:报告|总结)[^。]*(?:半年|每年|年度)")
_RECALL = re.compile("撤回|撤换|召回|免去|解除|取消资格|终止")
_AVOIDANCE = re.compile("回避")
_LETTER = re.compile("建议书|监督意见书")
_REASON = re.compile("(?:不采纳|未采纳|不予采纳)[^。]*(?:理由|原因|说明)")
_ROTATION = re.compile("轮换|轮岗|交流派驻|不得连续|不再派驻同一")
_LOOK_BACK = re.compile("回头看|跟踪|回访")
_APPRAISAL = re.compile("测评|评议|考核")
_HEAD = re.compile("组长|负责人一[名人]|召集人")


def states_term(tree: Node, _: Context) -> Iterator[Finding]:
    """A term is named, of one or two years."""
    found = term(tree)
    if found is None:
        yield _finding("supervisors_no_term", NO_TERM)
    elif found.first not in (1, 2):
        yield _finding("supervisors_long_term", LONG_TERM, found.said, years=str(found.first))


def states_number(tree: Node, _: Context) -> Iterator[Finding]:
    """A number of people is named, the smaller one first."""
    found = people(tree)
    if found is None:
        yield _finding("supervisors_no_number", NO_NUMBER)
    elif found.first > found.last:
        told = {"least": str(found.first), "most": str(found.last)}
        yield _finding("supervisors_number_turned", TURNED, found.said, Severity.ERROR, **told)


def states_answer(tree: Node, _: Context) -> Iterator[Finding]:
    """A unit answers letters within a period."""
    if period(tree, "answer") is None:
        yield _finding("supervisors_no_answer", NO_ANSWER)


def missing(code: str, pattern: re.Pattern[str], msgid: str, severity: Severity = Severity.WARNING) -> Check:
    """A check that some sentence of the rule says something."""

    def says_so(tree: Node, _: Context) -> Iterator[Finding]:
        if not any(pattern.search(it.words) for it in sentences(tree)):
            yield _finding(code, msgid, severity=severity)

    return says_so


CHECKS: tuple[Check, ...] = (
    states_term,
    states_number,
    missing("supervisors_no_head", _HEAD, NO_HEAD),
    missing("supervisors_no_rights", _RIGHTS, NO_RIGHTS),
    missing("supervisors_no_report", _REPORT, NO_REPORT),
    missing("supervisors_no_recall", _RECALL, NO_RECALL),
    missing("supervisors_no_avoidance", _AVOIDANCE, NO_AVOIDANCE),
    missing("supervisors_no_letter", _LETTER, NO_LETTER),
    states_answer,
    missing("supervisors_no_reason", _REASON, NO_REASON, Severity.HINT),
    missing("supervisors_no_rotation", _ROTATION, NO_ROTATION, Severity.HINT),
    missing("supervisors_no_look_back", _LOOK_BACK, NO_LOOK_BACK, Severity.HINT),
    missing("supervisors_no_appraisal", _APPRAISAL, NO_APPRAISAL, Severity.HINT),
    vague_approval,
)


def _finding(
    code: str, msgid: str, said: Said | None = None, severity: Severity = Severity.WARNING, **params: str
) -> Finding:
    return Finding(code, severity, said.node if said else "", params=params, msgid=msgid)
