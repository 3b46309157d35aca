"""Moving a project on, up to the deciding body, and what is said of it."""

from flask_babel import gettext as _

from portal.errors import NotThere, PortalError
from portal.items import Change, Entry
from portal.records.writing import load, record, writing

from ..adoption_life import ACTIONS
from ..models import RevisionProject
from .life import flow_of
from .starting import ProjectFacts, start_draft


class Finished(PortalError):
    """A project that is in force or abandoned does not change."""

    status = 409


def move(project_id: int, version: int, action: str, entry: Entry) -> None:
    """Move a project on; what adopts it is in adopting.py.

    Raises NotThere, StaleRecord, and what the workflow and its conditions raise.
    """
    if action in ACTIONS:
        raise NotThere
    with writing() as tx, tx.session.no_autoflush:
        project = load(RevisionProject, project_id, version)
        flow_of(project).move(project, action, entry)
        if action == "begin":
            start_draft(tx.session, project)


def describe(project_id: int, version: int, facts: ProjectFacts) -> None:
    """Change why, by whom and until when. Raises NotThere, StaleRecord, Finished."""
    with writing():
        project = load(RevisionProject, project_id, version)
        if project.state in ("in_force", "abandoned"):
            raise Finished(_("This project is finished and does not change any more."))
        for name, value in vars(facts).items():
            setattr(project, name, value)
        record(Change(project, "changed", fields=tuple(vars(facts))))
