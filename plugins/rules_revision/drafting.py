"""The text that a project works on."""

from flask_babel import gettext as _

from portal.errors import PortalError

from .engine import Node
from .models import RevisionProject


class NoDraft(PortalError):
    """Nothing was drafted yet."""

    status = 409


def new_tree(project: RevisionProject) -> Node:
    """The draft, with the ids of the clauses it carries on. Raises NoDraft."""
    raise NoDraft(_("There is no draft yet. Write it first."))
