"""Opinions as one member of staff may read them."""

from sqlalchemy import Select, func, select, true

from portal.errors import NotThere
from portal.extensions import db
from portal.items import SignedIn
from portal.records.disclosure import Withdrawn
from portal.records.search.nearest import nearest
from portal.records.steps import steps_of

from .liaisons import of_own_unit
from .models import Opinion
from .published import PublishedLetter
from .states import CLOSED, QUARANTINED, RATED, REPLIED


def find_opinion(opinion_id: int, user: SignedIn | None) -> Opinion:
    """One opinion that the person may see. Raises NotThere, also for one that is not for this person."""
    found = db.session.scalar(Opinion.visible_to(user).where(Opinion.id == opinion_id))
    if found is None:
        raise NotThere
    return found


def find_for_unit(opinion_id: int, user: SignedIn) -> Opinion:
    """One opinion that lies with the person's unit or was answered by it. Raises NotThere for any other one."""
    found = db.session.scalar(of_unit(user).where(Opinion.id == opinion_id))
    if found is None:
        raise NotThere
    return found


def of_unit(user: SignedIn) -> Select[Opinion]:
    """The opinions of the person's unit."""
    own = of_own_unit(user.id, Opinion.unit, Opinion.state, Opinion.restricted)
    return Opinion.visible_to(user).where(own)


def why_returned(opinion: Opinion) -> str:
    """Why the draft came back, as long as nothing was done since; empty where it did not."""
    steps = steps_of(opinion)
    return steps[-1].note if steps and steps[-1].action == "revise" else ""


def may_see(opinion_id: int, user: SignedIn | None) -> bool:
    """Whether the person may still see the opinion: taking a report up can take it out of one's sight."""
    return db.session.scalar(Opinion.visible_to(user).where(Opinion.id == opinion_id)) is not None


def similar_to(opinion: Opinion, user: SignedIn) -> list[Opinion]:
    """Other open letters with words of this title, the nearest first; restricted ones never stand in such a list."""
    if opinion.restricted:
        return []
    among = Opinion.is_open.is_(True), Opinion.restricted.is_(False), Opinion.id != opinion.id
    numbers = nearest(opinion.shown_title, Opinion, user, *among)
    by_number = {
        it.id: it for it in db.session.scalars(Opinion.visible_to(user).where(Opinion.id.in_(numbers), *among))
    }
    return [by_number[number] for number in numbers if number in by_number]


def merged_with(opinion: Opinion) -> list[Opinion]:
    """The opinions that get this one's answer."""
    return list(db.session.scalars(select(Opinion).where(Opinion.merged_into_id == opinion.id).order_by(Opinion.id)))


def publication_of(opinion: Opinion) -> PublishedLetter | None:
    """The text for the public that was made of an opinion, if there is one."""
    return db.session.scalar(select(PublishedLetter).where(PublishedLetter.opinion_id == opinion.id))


def answer_of(opinion: Opinion) -> str:
    """The approved reply: its own, or that of the opinion it was merged with; empty while there is none."""
    source = db.session.get(Opinion, opinion.merged_into_id) if opinion.merged_into_id else opinion
    return source.reply.text if source and source.reply else ""


def number_held() -> int:
    """How many opinions there are."""
    with db.engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(Opinion)).scalar_one())


def find_publication(letter_id: int, user: SignedIn | None) -> PublishedLetter:
    """The text for the public, also while it is a draft. Raises NotThere."""
    found = db.session.scalar(PublishedLetter.visible_to(user).where(PublishedLetter.id == letter_id))
    if found is None:
        raise NotThere
    return found


def find_published(letter_id: int) -> PublishedLetter:
    """A published letter. Raises NotThere, and Withdrawn when it was taken back."""
    found = find_publication(letter_id, None)
    if found.withdrawn_for:
        raise Withdrawn(found.withdrawn_for)
    return found


def published_letters() -> Select[PublishedLetter]:
    """The letters that everybody may read."""
    return select(PublishedLetter).where(PublishedLetter.for_everybody())


def public_counts() -> dict[str, int]:
    """How many came, are being handled, were answered, are set apart; restricted ones stand in no count."""
    answered = Opinion.state.in_((REPLIED, RATED)) | (Opinion.state == CLOSED) & Opinion.replies.any()
    kinds = {
        "all": true(),
        "answered": answered,
        "open": Opinion.is_open.is_(True) & Opinion.state.not_in((REPLIED, RATED, QUARANTINED)),
        "set_apart": Opinion.state == QUARANTINED,
    }
    counted = [func.count().filter(condition).label(name) for name, condition in kinds.items()]
    with db.engine.connect() as connection:
        query = select(*counted).select_from(Opinion).where(Opinion.restricted.is_(False))
        return dict(connection.execute(query).one()._mapping)
