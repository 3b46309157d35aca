"""Who may import: whoever the importer's own permission lets, and of what was begun only who began it."""

from ...items import Importer
from ...office.importing.known import find_importer
from ...office.importing.models import StagedImport
from ...office.importing.staged import find_staged
from ...people.access import authorise, current_user


def allowed_importer(name: str) -> Importer:
    """An importer that this person may use. Raises NotThere, NotAllowed."""
    importer = find_importer(name)
    authorise(current_user, importer.permission)
    return importer


def allowed_import(import_id: int) -> tuple[StagedImport, Importer]:
    """One's own import, with its importer. Raises NotThere, also for somebody else's; NotAllowed."""
    staged = find_staged(import_id)
    return staged, allowed_importer(staged.importer)
