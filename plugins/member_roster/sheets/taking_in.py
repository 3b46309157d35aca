"""The importer of rosters, as the core asks for it."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from portal.items import Importer

from ..forms.sheets import RosterImportForm
from ..permissions import EDIT
from .applying import apply
from .columns import COLUMNS
from .plan import check

NAME = "member_roster.roster"


def importer() -> Importer:
    """Rosters: additions and corrections, as one batch that is effective at once."""
    return Importer(
        NAME,
        _l("Member roster"),
        EDIT,
        COLUMNS,
        check,
        apply,
        options=RosterImportForm,
        hint=_l("Empty cells change nothing, and nobody leaves because a list lacks a name."),
        back=lambda: url_for("member_roster.roster"),
    )
