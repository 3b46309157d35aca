"""What must stand before a revision project moves on; each gate raises one sentence."""

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from portal.errors import PortalError
from portal.extensions import db

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
