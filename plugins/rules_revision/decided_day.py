"""The day from which a decision says that it holds, and the day that is entered: one and the same."""

from datetime import date

from flask_babel import gettext as _

from portal.errors import PortalError
from portal.web.formats import full_date

from .engine.decision.sorting import EFFECTIVE
from .found import day_in
from .models import IssuedDocument

_OF_ISSUE = ("公布之日", "发布之日", "颁布之日", "印发之日")


class DayDiffers(PortalError):
    """The decision names another day than the entry."""

    status = 409


def check_day(decision: str, document: IssuedDocument) -> None:
    """Refuse an entry that contradicts the last sentence of the decision. Raises DayDiffers."""
    said = _said(decision, document)
    if said is not None and said != document.in_force_from:
        raise DayDiffers(
            _(
                "By its own words the decision holds from %(said)s, by this entry from %(day)s. "
                "Change the day here, or the last sentence of the decision among the papers.",
                said=full_date(said), day=full_date(document.in_force_from),
            )
        )  # fmt: skip


def _said(decision: str, document: IssuedDocument) -> date | None:
    told = next((it["when"] for it in map(EFFECTIVE.match, map(str.strip, decision.splitlines())) if it), "")
    if any(words in told for words in _OF_ISSUE):
        return document.issued_on
    return document.adopted_on if "通过之日" in told else day_in(told)
