"""What of an item waits for the publication review, and how far that is."""

from dataclasses import dataclass

from flask_babel import gettext as _

from portal.records.review import REVIEW, Review, approved, reviews_of
from portal.web.reviews import WAITS_FOR

from .disclosing import Said
from .models import RectificationItem


@dataclass(frozen=True)
class Pending:
    """A text on its way to the public. `kind` is that of its pages, empty for the item itself."""

    kind: str
    record: RectificationItem | Said
    review: Review | None
    ready: bool

    @property
    def under_way(self) -> bool:
        """Whether somebody still has to look at it."""
        return self.review is not None and bool(REVIEW.from_state(self.review.state))

    @property
    def standing(self) -> str:
        """How far it is, in words."""
        if self.review is None:
            return _("not handed in")
        if self.review.state == "signed" and not self.ready:
            return _("changed since it was signed")
        return str(WAITS_FOR[self.review.state])


def pending_texts(item: RectificationItem) -> list[Pending]:
    """The draft itself once it was handed in, the reasons of later deadlines, entries of progress."""
    said: list[tuple[str, Said]] = [("extensions", it) for it in item.extensions if it.state != "refused"]
    said += [("progress", it) for it in item.progress]
    found = [_pending(kind, it) for kind, it in said if it.published_at is None]
    draft = _pending("", item)
    return [draft, *found] if item.published_at is None and draft.review else found


def _pending(kind: str, record: RectificationItem | Said) -> Pending:
    newest = next(iter(reviews_of(record)), None)
    return Pending(kind, record, newest, approved(record) is not None)
