"""What has to stand before a group, a supervisor or a letter moves on."""

from flask_babel import gettext as _

from portal.errors import PortalError
from portal.items import Entry
from portal.records.steps import steps_of

from .models import SuggestionLetter, SupervisionGroup, Supervisor
from .ruling import limits


class NotReady(PortalError):
    """Something is lacking or does not fit; the sentence says what."""

    status = 409


def complete(group: SupervisionGroup, entry: Entry) -> None:
    """A group goes to its unit with a head, enough people, a document, and a note on avoidance. Raises NotReady."""
    rule, count = limits(), len(group.serving)
    if not rule.least <= count <= rule.most:
        told = {"least": rule.least, "most": rule.most, "count": count}
        raise NotReady(_("A group has %(least)s to %(most)s people, this one %(count)s. Enter the others.", **told))
    if not any(it.head for it in group.serving):
        raise NotReady(_("The group has no head. Say who leads it."))
    if not group.document_number:
        raise NotReady(_("Enter the number of the document that tells the unit."))
    if not group.avoidance:
        raise NotReady(_("Note how it was made sure that nobody has to avoid this unit."))


def group_stands(supervisor: Supervisor, entry: Entry) -> None:
    """People are recalled from and appointed to groups that are dispatched. Raises NotReady."""
    if supervisor.group.state != "standing":
        raise NotReady(_("This group is not dispatched at present: nobody is recalled or replaced."))


def signed_by_head(letter: SuggestionLetter, entry: Entry) -> None:
    """The head of the group signs. Raises NotReady."""
    head = next((it.name for it in letter.group.serving if it.head), "")
    if letter.group.state != "standing":
        raise NotReady(_("This group is not dispatched at present: it sends no letters."))
    if entry.decision is None or not head or head not in entry.decision.decided_by:
        raise NotReady(_("The head of the group signs the letter: enter the head's name as it stands in the group."))


def decided_by_another(letter: SuggestionLetter, entry: Entry) -> None:
    """Whoever signed the letter does not examine it, too. Raises NotReady."""
    signed = next((it.decided_by for it in reversed(steps_of(letter)) if it.action == "sign"), "")
    if entry.decision is not None and _same(entry.decision.decided_by, signed):
        raise NotReady(_("%(who)s signed this letter: another has to examine it.", who=signed))


def _same(one: str, other: str) -> bool:
    return "".join(one.split()) == "".join(other.split())
