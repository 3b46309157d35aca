"""Records to be found: letters that everybody reads, and such that are for one role only."""

from types import SimpleNamespace

import pytest
from sqlalchemy import Text, select
from sqlalchemy.orm import Mapped, mapped_column

from portal.extensions import Base, db
from portal.hooks import hookimpl
from portal.items import Change, Place, SearchDocument, SignedIn
from portal.records.models import Record
from portal.records.writing import record, writing


class Leaflet(Record):
    """A text. `audience` is "all", "staff" or the one person who may know of it."""

    __tablename__ = "leaflets_leaflet"
    kind = "leaflets.leaflet"

    title: Mapped[str] = mapped_column(Text, default="")
    body: Mapped[str] = mapped_column(Text)
    audience: Mapped[str] = mapped_column(Text, default="all")

    @classmethod
    def visible_to(cls, user):
        return select(cls).where(cls.audience.in_(["all"] if user is None else ["all", "staff", user.name]))

    def search_document(self):
        if self.body == "withdrawn":
            return None
        return SearchDocument(self.title, self.body, public=self.audience == "all")


Base.metadata.remove(Leaflet.__table__)  # other tests compare models and tables


@pytest.fixture(autouse=True)
def leaflets(app):
    """A plugin `leaflets` that is on beside the shipped ones, with its table."""
    hooks = app.extensions["portal_hooks"]
    place = SimpleNamespace(record_place=hookimpl(lambda kind, record_id: Place(f"/leaflets/{record_id}", "Leaflet")))
    hooks.manager.register(place, "leaflets")
    alive = hooks.switches.alive
    on = {"leaflets"}
    hooks.switches.alive = lambda: alive() | frozenset(on)
    with writing() as tx:
        Leaflet.__table__.create(tx.session.connection())
    return on


@pytest.fixture
def write():
    """Write leaflets and return their numbers."""

    def add(*bodies, audience="all", title=""):
        with writing() as tx:
            made = [Leaflet(title=title, body=body, audience=audience) for body in bodies]
            tx.session.add_all(made)
            for leaflet in made:
                record(Change(leaflet, "written"))
            return [leaflet.id for leaflet in made]

    return add


@pytest.fixture
def change():
    """Give a leaflet another text or audience."""

    def to(number, **values):
        with writing() as tx:
            leaflet = tx.session.get(Leaflet, number)
            for name, value in values.items():
                setattr(leaflet, name, value)
            record(Change(leaflet, "changed"))

    return to


@pytest.fixture
def delete():
    """Delete a leaflet."""

    def now(number):
        with writing() as tx:
            leaflet = tx.session.get(Leaflet, number)
            tx.session.delete(leaflet)
            record(Change(leaflet, "deleted"))

    return now


@pytest.fixture
def wang():
    return SignedIn(1, "wang", "Wang", 1, frozenset(), frozenset())


@pytest.fixture
def entries(app):
    """How many texts the index has."""
    return lambda: db.session.execute(db.text("SELECT count(*) FROM portal_search")).scalar()
