"""The pages of the member roster."""

from flask import Blueprint

from .chinese import marking

bp = Blueprint("member_roster", "plugins.member_roster", template_folder="templates")
bp.context_processor(marking)

from . import sheets  # noqa: E402, F401 - it adds its pages
from .adjusting import batches, directory, lines, papers, publishing  # noqa: E402, F401 - they add their pages
from .duty import (  # noqa: E402, F401 - they add their pages
    accounts,
    entries,
    events,
    objections,
    own,
    plans,
    rules,
    township,
    years,
)  # fmt: skip
from .figures import statistics  # noqa: E402, F401
from .register import changes, contact, lists, members, roster, terms  # noqa: E402, F401
