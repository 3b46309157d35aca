"""What has to stand before a move of an item's life, beside who may make it."""

from flask_babel import gettext as _

from portal.errors import PortalError
from portal.items import Entry
from portal.records.actor import acting
from portal.records.review import must_be_approved

from .elements import check_dates, check_elements
from .models import RectificationItem


class NotComplete(PortalError):
    """Something that was promised is not done yet, or nothing proves it."""

    status = 409


class OwnWork(PortalError):
    """The owner of an item cannot be the one who accepts it."""

    status = 409


class NoPublicReason(PortalError):
    """The public has to be told why a promise ends."""

    status = 409


def ready_to_publish(item: RectificationItem, entry: Entry) -> None:
    """All five elements stand, no date is too late, the review is signed. Raises what says which does not."""
    check_elements(item)
    check_dates(item)
    must_be_approved(item)


def fulfilled(item: RectificationItem, entry: Entry) -> None:
    """Every measure is done, each with an entry of progress that names its evidence. Raises NotComplete."""
    if undone := [str(measure.position) for measure in item.measures if measure.done_on is None]:
        raise NotComplete(_("These measures are not done yet: %(numbers)s.", numbers=_(", ").join(undone)))


def decided_by_another(item: RectificationItem, entry: Entry) -> None:
    """Whoever decides is not the owner: posts are compared, not accounts. Raises OwnWork."""
    who = entry.decision.decided_by if entry.decision else acting().title
    if _plain(who) == _plain(item.owner):
        raise OwnWork(_("%(owner)s is the owner of this item: somebody else has to decide.", owner=item.owner))


def told_why(item: RectificationItem, entry: Entry) -> None:
    """The public reads why a promise ends. Raises NoPublicReason."""
    if not item.ending:
        raise NoPublicReason(_("Choose the reason that the public will read."))


def _plain(post: str) -> str:
    return "".join(post.split())
