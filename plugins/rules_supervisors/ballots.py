"""Ballots of an appraisal: what adds up, and shares in whole percent."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from portal.errors import PortalError


class BallotsWrong(PortalError):
    """The numbers of ballots contradict each other."""

    status = 422


@dataclass(frozen=True)
class Answers:
    """How many ballots answered a question in each way."""

    text: str
    satisfied: int
    basically: int
    dissatisfied: int


def check_ballots(sent: int, returned: int, valid: int, questions: Sequence[Answers]) -> None:
    """Hold the numbers against each other: valid ≤ returned ≤ handed out, answers ≤ valid. Raises BallotsWrong."""
    if not 0 < valid <= returned <= sent:
        raise BallotsWrong(_("Ballots do not add up: no more valid than returned, no more returned than handed out."))
    if not questions:
        raise BallotsWrong(_("Enter at least one question."))
    for it in questions:
        if min(it.satisfied, it.basically, it.dissatisfied) < 0 or _answered(it) > valid:
            told = {"question": it.text, "valid": valid}
            raise BallotsWrong(_("“%(question)s” has more answers than the %(valid)s valid ballots.", **told))


def percent(part: int, whole: int) -> int:
    """A share in whole percent, half a percent rounded up, counted in whole numbers throughout."""
    return (200 * part + whole) // (2 * whole)


def _answered(answers: Answers) -> int:
    return answers.satisfied + answers.basically + answers.dissatisfied
