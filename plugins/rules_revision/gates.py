"""What must stand before a revision project moves on; each gate raises one sentence."""

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select

from portal.clock import today
from portal.errors import PortalError
from portal.extensions import db
from portal.web.formats import full_date

from .consulting.answering import unanswered
from .models import Consultation, RevisionProject


class GateShut(PortalError):
    """Something is lacking before the project moves on."""

    status = 409


def consultation_is_announced(project: RevisionProject) -> None:
    """Raise GateShut where the draft was put before nobody."""
    announced = Consultation.project_id == project.id, Consultation.state != "draft"
    if db.session.scalar(select(Consultation.id).where(*announced).limit(1)) is None:
        raise GateShut(_("No draft is announced yet. Prepare the announcement, have it reviewed, and announce it."))


def comments_are_over(project: RevisionProject) -> None:
    """Raise GateShut while readers were told that they may still comment."""
    mine = Consultation.project_id == project.id, Consultation.state == "announced", Consultation.withdrawn_for == ""
    query = select(func.max(Consultation.closes_on)).where(*mine)
    until = db.session.scalar(query)
    if until is not None and until >= today():
        raise GateShut(
            _(
                "Comments are taken until %(day)s. Wait until then, or close them early on the page of the draft.",
                day=full_date(until),
            )
        )


def every_comment_is_answered(project: RevisionProject) -> None:
    """Raise GateShut while a comment lacks what became of it and why."""
    mine = db.session.scalars(select(Consultation.id).where(Consultation.project_id == project.id))
    if lacking := unanswered(mine):
        raise GateShut(
            ngettext(
                "%(num)s comment has no answer yet: say whether it is adopted, and why.",
                "%(num)s comments have no answer yet: say whether each is adopted, and why.",
                lacking,
            )
        )
