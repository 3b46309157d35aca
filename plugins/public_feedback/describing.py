"""Writing title and kind of an opinion anew, as long as it is not answered."""

from flask_babel import gettext as _

from portal.errors import PortalError
from portal.items import Change
from portal.records.writing import load, record, writing

from . import filling
from .models import Opinion
from .reading import publication_of
from .states import REPORT, TAKEN, UNANSWERED


class DescriptionRefused(PortalError):
    """Title or kind cannot be changed so."""

    status = 409


def describe(opinion_id: int, version: int | None, matter: str, title: str, complained_of: str = "") -> None:
    """Change title and kind; a letter that turns out to be a report is restricted from here on.

    Raises NotThere, StaleRecord, DescriptionRefused.
    """
    with writing():
        opinion = load(Opinion, opinion_id, version)
        if opinion.state not in UNANSWERED or matter not in TAKEN:
            raise DescriptionRefused(_("Title and kind are changed after it was taken up and before it is answered."))
        if matter == REPORT and opinion.unit and opinion.unit == complained_of:
            raise DescriptionRefused(_("The letter lies with the unit it complains of: enter first that it came back."))
        letter = publication_of(opinion)
        if matter == REPORT and letter and letter.is_public:
            raise DescriptionRefused(_("Its answer is public. Withdraw the public page first."))
        filling.describe(opinion, matter, title, complained_of)
        record(Change(opinion, "described", fields=("title", "matter")))
