"""Plugins written for a test: sound ones, and such with a fault."""

from collections.abc import Callable
from html import unescape
from itertools import count
from pathlib import Path
from textwrap import dedent

import pytest
from flask import Flask
from flask_babel import force_locale

from portal.host.switching import enable
from portal.testing import add_user, signed_in_client

NUMBERS = count(1)
SOUND = '''
"""A plugin for a test."""

from flask import Blueprint, render_template, render_template_string
from flask_babel import lazy_gettext as _l
from portal.extensions import Base, db
from portal.hooks import hookimpl
from portal.items import Held, Job, MenuItem, Permission, Plugin, Setting, Widget
from portal.people.access import access, public

plugin = Plugin(title="The {name}", version="1.2", api=1)
bp = Blueprint("{name}", __name__, template_folder="templates")


@bp.get("/")
@public("a page to look at")
def index():
    return "{name} is here"


@hookimpl
def blueprints():
    return [bp]


@hookimpl
def public_menu_items():
    return [MenuItem("Menu of {name}", "/{name}/")]

'''


@pytest.fixture
def new_name():
    """A name no other test of this process uses: what is imported stays imported."""
    return lambda: f"trial{next(NUMBERS)}"


@pytest.fixture
def plant(instance: Path, new_name: Callable[[], str]):
    """Write a plugin into the installation: `plant(more="…")` adds to a sound one; returns its name."""

    def write(name: str = "", more: str = "", source: str | None = None, **files: str | bytes) -> str:
        name = name or new_name()
        folder = instance / "plugins" / name
        text = SOUND + dedent(more) if source is None else dedent(source)
        for path, content in {"__init__.py": text, **files}.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            filled = content if isinstance(content, bytes) else dedent(content).replace("{name}", name).encode()
            file.write_bytes(filled)
        return name

    return write


@pytest.fixture
def start(make_app):
    """Make the application of the installation and stay in its context; plugins named are switched on."""
    contexts = []

    def make(*names: str):
        app = make_app()
        contexts.append(app.app_context())
        contexts[-1].push()
        for name in names:
            enable(name)
        return app

    yield make
    for context in reversed(contexts):
        context.pop()


@pytest.fixture
def problem_of():
    """What the portal says is wrong with a plugin, in English."""

    def read(app: Flask, name: str) -> str:
        with force_locale("en"):
            return str(app.extensions["portal_host"].plugins[name].problem)

    return read


@pytest.fixture
def house_stands():
    """Check that the core's pages answer, and that the modules page shows each failed plugin with its traceback."""

    def check(app: Flask, *failed: str) -> str:
        browser = signed_in_client(app, add_user(f"administrator{next(NUMBERS)}", "system_admin"))
        for address in ("/", "/en/", "/portal/sitemap", "/healthz", "/account/sign-in"):
            assert app.test_client().get(address).status_code == 200, address
        assert browser.get("/portal/desk").status_code == 200
        answer = browser.get("/en/admin/modules")
        assert answer.status_code == 200
        page = unescape(answer.get_data(as_text=True))
        for name in failed:
            plugin = app.extensions["portal_host"].plugins[name]
            assert f"alarm-{name}-{plugin.place}" in page
            assert plugin.trace.strip() in page
        return page

    return check


MIGRATION = '''
"""A table"""

import sqlalchemy as sa
from alembic import op

revision = "{name}_{number:04d}"
down_revision = {before}


def upgrade() -> None:
    {up}


def downgrade() -> None:
    {down}
'''


@pytest.fixture
def migration():
    """The text of a plugin's migration; by default it makes and drops the table of the model THING."""

    def text(
        name: str,
        number: int = 1,
        up: str = 'op.create_table("{name}_thing", sa.Column("id", sa.Integer, primary_key=True))',
        down: str = 'op.drop_table("{name}_thing")',
    ) -> str:
        before = repr(f"{name}_{number - 1:04d}") if number > 1 else None
        return MIGRATION.format(
            name=name, number=number, before=before, up=up.format(name=name), down=down.format(name=name)
        )

    return text


THING = """
from sqlalchemy import Integer
from sqlalchemy.orm import Mapped, mapped_column

class Thing(Base):
    __tablename__ = "{name}_thing"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
"""


@pytest.fixture
def plant_table(plant, new_name, migration):
    """Write a plugin with one table and its migration; returns its name."""

    def write(more: str = "", **changed: str) -> str:
        name = new_name()
        first = migration(name, **changed)
        return plant(name, more=THING + dedent(more), **{"migrations/versions/0001_thing.py": first})

    return write
