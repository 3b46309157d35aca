"""What the pages of imports are about: an importer that everybody may use who may import at all, and imports of it."""

from io import BytesIO
from itertools import count

from flask import g

from portal.items import Importer
from portal.office.importing import Outcome, Preview
from portal.office.importing.grid import check_draft, drafted
from portal.office.sheets.columns import Column
from portal.people.acting_for import act_for
from portal.testing import add_user
from portal.testing_access import Arguments, Factory, UserId

numbers = count(1)
GONE = 987654321
NO_IMPORTER = {"name": "none.none"}
NO_IMPORT = {"import_id": GONE}
IMPORTER = Importer(
    "portal.words",
    "Words",
    "portal.import",
    (Column("word", "词语"),),
    lambda rows, options: Preview([Outcome(row, "new") for row in rows]),
    lambda preview, options: None,
)


def the_importer(user_id: UserId) -> Arguments:
    """The importer."""
    return {"name": IMPORTER.name}


def a_draft(user_id: UserId) -> Arguments:
    """A grid of the person."""
    return {"import_id": _drafted(user_id, checked=False)}


def a_preview(user_id: UserId) -> Arguments:
    """An import of the person that can be confirmed."""
    return {"import_id": _drafted(user_id, checked=True)}


def anothers(user_id: UserId) -> Arguments:
    """An import of somebody else."""
    return a_preview(None)


def _drafted(user_id: UserId, checked: bool) -> int:
    before = g.pop("portal_person", None)
    act_for(user_id or add_user(f"importer{next(numbers)}", "staff"))
    number = drafted(IMPORTER, [["水稻"]], "en")
    if checked:
        check_draft(number, {})
    g.portal_person = before
    if before is None:
        g.pop("portal_person")
    return number


def _of_import(**fields: str) -> Factory:
    return Factory(a_preview, anothers, NO_IMPORT, lambda user_id: fields)


FACTORIES = {
    "imports.upload": Factory(
        the_importer, missing=NO_IMPORTER, fields=lambda _: {"file": (BytesIO("词语\n水稻\n".encode()), "a.csv")}
    ),
    "imports.template": Factory(the_importer, missing=NO_IMPORTER),
    "imports.grid": Factory(the_importer, missing=NO_IMPORTER, fields=lambda _: {"act": "save", "block": "水稻"}),
    "imports.grid_draft": Factory(a_draft, anothers, NO_IMPORT, lambda _: {"act": "save", "block": "水稻"}),
    "imports.staged": Factory(a_preview, anothers, NO_IMPORT),
    "imports.choose_sheet": _of_import(sheet="0"),
    "imports.match": _of_import(**{"place-word": "0"}),
    "imports.rematch": _of_import(),
    "imports.mend": _of_import(row="1"),
    "imports.confirm": _of_import(digest="none"),
    "imports.give_up": _of_import(),
    "imports.remarks": Factory(a_preview, anothers, NO_IMPORT),
}
