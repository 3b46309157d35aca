"""The worker's part in imports: large ones, and those whose request was cut off."""

from ...errors import NotThere
from ...office.importing.steps import work_on
from ...people.acting_for import act_for


def work_on_import(import_id: int, user_id: int) -> None:
    """Do what the import asks for, as the person who began it; nothing where either is gone."""
    if not act_for(user_id):
        return
    try:
        work_on(import_id)
    except NotThere:
        return
