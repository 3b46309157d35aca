"""A plugin that keeps books, and brings them in from spreadsheets: its importer is all it does about that."""

from io import BytesIO
from itertools import count
from threading import Event

import pytest

from portal.host.switching import enable
from portal.records.settings import read_settings
from portal.testing import add_user, signed_in_client, submit
from portal.worker import Worker

NAMES = count(1)
SOURCE = '''
"""Books of a reading room."""

from flask import Blueprint
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import InputRequired

from portal.errors import PortalError
from portal.hooks import hookimpl
from portal.items import Importer, Permission, Place, Plugin, Subject
from portal.office.importing import FieldChange, Message, Notice, Outcome, Preview, nearest
from portal.office.sheets.columns import Column
from portal.people.access import access
from portal.records.settings import read_settings, write_settings

plugin = Plugin(title="Shelf", version="1.0", api=1)
bp = Blueprint("NAME", __name__)
COLUMNS = (
    Column("title", "书名", required=True, aliases=("题名",)),
    Column("sort", "类别", kind="choice", choices=("农业", "历史")),
    Column("donor", "捐赠人电话", kind="phone", private=True),
    Column("year", "年份", kind="whole"),
)


class Basis(FlaskForm):
    basis = StringField("Basis", [InputRequired("Say on what basis.")])


def books():
    return read_settings("NAME").get("books", {})


def check(rows, options):
    present, seen = books(), {}
    return Preview([_one(row, present, seen) for row in rows], (Notice(f"{len(rows)} sound"),))


def _one(row, present, seen):
    title = row.values["title"]
    if title in seen and row.answer != "other":
        return Outcome(row, "wrong", (Message(f"same as row {seen[title]}", "title"),), ask=(("other", "another one"),))
    seen[title] = row.number
    now = {key: str(value) for key, value in row.values.items() if value is not None and key != "title"}
    if title == "Forbidden":
        return Outcome(row, "wrong", (Message("never", "", nearest("农也", ("农业",))),))
    before = present.get(title)
    if before is None:
        return Outcome(row, "new", data=now)
    changes = tuple(FieldChange(key, before.get(key, ""), now[key]) for key in now if before.get(key) != now[key])
    return Outcome(row, "changed" if changes else "unchanged", changes=changes, data=before | now)


def apply(preview, options):
    kept = dict(books())
    for outcome in preview.outcomes:
        if outcome.row.values["title"] == "Explodes":
            raise PortalError("It explodes. Take it out.")
        kept[outcome.row.values["title"]] = outcome.data
    times = read_settings("NAME").get("times", 0) + 1
    write_settings("NAME", {"books": kept, "basis": options.get("basis", ""), "times": times})
    return Subject("NAME.shelf", "1")


@bp.get("/staff/")
@access("NAME.edit")
def index():
    return "shelf"


@hookimpl
def blueprints():
    return [bp]


@hookimpl
def permissions():
    return [Permission("NAME.edit", "Keep books", roles=("staff",))]


@hookimpl
def importers():
    yield Importer("NAME.books", "Books", "NAME.edit", COLUMNS, check, apply, back=lambda: "/NAME/staff/")
    yield Importer("NAME.gifts", "Gifts", "NAME.edit", COLUMNS, check, apply, options=Basis, label="title")


@hookimpl
def record_place(kind, record_id, user):
    if kind == "NAME.shelf":
        return Place("/NAME/staff/", "The shelf")
'''


class Shelf:
    """The plugin in an installation: what it keeps, and browsers of people who use it."""

    def __init__(self, app, name):
        self.app, self.name, self.books_url = app, name, f"/import/{name}.books"

    @property
    def books(self):
        """What was imported."""
        return read_settings(self.name).get("books", {})

    @property
    def times(self):
        """How often something was imported."""
        return read_settings(self.name).get("times", 0)

    def clerk(self):
        """A browser of somebody new who may import."""
        return signed_in_client(self.app, add_user(f"clerk{next(NAMES)}", "staff"))

    def upload(self, browser, content, name="书目.xlsx", importer="books"):
        """Upload a file on the English page: so what is said of rows is English; returns the address of the import."""
        url = f"/en/import/{self.name}.{importer}"
        sent = submit(browser, url, file=(BytesIO(content), name))
        assert sent.status_code == 302, sent.text
        return sent.headers["Location"].removeprefix("/en")

    def work(self):
        """Let the worker do what is due."""
        worker = Worker(self.app, Event())
        while worker.work_once():
            pass


@pytest.fixture
def shelf(instance, make_app, request):
    """The plugin, switched on, inside its application's context."""
    name = f"shelf{next(NAMES)}"
    folder = instance / "plugins" / name
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text(SOURCE.replace("NAME", name))
    app = make_app()
    with app.app_context():
        enable(name)
        yield Shelf(app, name)
