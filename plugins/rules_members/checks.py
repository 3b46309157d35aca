"""Checks of a code for members, each with a sentence that says what to mend."""

import re
from collections.abc import Iterator

from plugins.rules_revision.engine import Node
from plugins.rules_revision.engine.checks import Check, Context, Finding, Severity, vague_approval
from plugins.rules_revision.engine.said import sentences
from portal.items import N_

from .parameters import duties

NO_ATTENDANCE = N_("The code does not ask members to attend meetings.")
NO_PROPOSALS = N_("The code does not ask members for proposals.")
NO_INFORMATION = N_("The code does not ask members for social information (社情民意).")
NO_STUDY = N_("The code does not ask members to study or to take part in training.")
NO_LEAVE = N_("The code does not say how a member who cannot come asks for leave.")
NO_FILE = N_("The code does not speak of the duty file (履职档案).")
NO_CONSEQUENCES = N_("The code does not say what follows when duties are not done.")
NO_NUMBERS = N_("The code names no number of duties a year: nobody can tell when enough is done.")
NO_TOWNSHIP = N_("The code says nothing of members from townships, who have the longer way.")
NO_GAIN = N_("The code does not forbid using the position for personal gain.")

_ATTENDANCE = re.compile("出席|参加会议|参加全体会议")
_PROPOSALS = re.compile("提案")
_INFORMATION = re.compile("社情民意")
_STUDY = re.compile("学习|培训")
_LEAVE = re.compile("请假")
_FILE = re.compile("履职档案|履职情况[^。]*(?:登记|记录|档案)")
_CONSEQUENCES = re.compile("提醒|约谈|通报|诫勉|责令|劝其辞去|撤销委员资格|不再提名|提名的依据")
_TOWNSHIP = re.compile("乡镇|基层委员|农村")
_GAIN = re.compile("(?:不得|不准|严禁|不)(?:利用|以)[^。]*(?:谋取|谋私|利益)")


def says(code: str, pattern: re.Pattern[str], msgid: str, severity: Severity = Severity.WARNING) -> Check:
    """A check that some sentence of the code says something."""

    def says_so(tree: Node, _: Context) -> Iterator[Finding]:
        if not any(pattern.search(it.words) for it in sentences(tree)):
            yield Finding(code, severity, msgid=msgid)

    return says_so


def names_numbers(tree: Node, _: Context) -> Iterator[Finding]:
    """At least one duty has a number."""
    if not duties(tree):
        yield Finding("members_no_numbers", Severity.WARNING, msgid=NO_NUMBERS)


CHECKS: tuple[Check, ...] = (
    says("members_no_attendance", _ATTENDANCE, NO_ATTENDANCE),
    says("members_no_proposals", _PROPOSALS, NO_PROPOSALS),
    says("members_no_information", _INFORMATION, NO_INFORMATION),
    says("members_no_study", _STUDY, NO_STUDY),
    says("members_no_leave", _LEAVE, NO_LEAVE),
    says("members_no_file", _FILE, NO_FILE),
    says("members_no_consequences", _CONSEQUENCES, NO_CONSEQUENCES),
    names_numbers,
    says("members_no_township", _TOWNSHIP, NO_TOWNSHIP, Severity.HINT),
    says("members_no_gain", _GAIN, NO_GAIN, Severity.HINT),
    vague_approval,
)
