"""The groups of commands that plugins bring."""

import os
import subprocess
import sys
from textwrap import dedent

import pytest

pytestmark = pytest.mark.once
SOURCE = '''
"""Counts things on the command line."""

import click
from flask_babel import lazy_gettext as _l

from portal.hooks import hookimpl, offline
from portal.items import Plugin

plugin = Plugin(title=_l("Counter"), version="1.0", api=1, command="NAME-counter")


@offline
@click.command("words")
@click.argument("text")
def words(text):
    """Count words; needs no portal."""
    click.echo(len(text.split()))


@click.command("people")
def people():
    """Count accounts."""
    from portal.extensions import db

    click.echo(db.session.execute(db.text("SELECT count(*) FROM portal_user")).scalar())


@hookimpl
def commands():
    return [words, people]


@hookimpl
def blueprints():
    from .views import bp

    return [bp]
'''
VIEWS = """
from flask import Blueprint

bp = Blueprint("NAME", __name__)
"""


@pytest.fixture
def counter(instance):
    """A plugin with a command that is offline and one that is not."""

    def write(name):
        folder = instance / "plugins" / name
        folder.mkdir(parents=True)
        (folder / "__init__.py").write_text(dedent(SOURCE.replace("NAME", name)))
        (folder / "views.py").write_text(VIEWS.replace("NAME", name))
        return f"{name}-counter"

    return write


def test_a_command_needs_its_plugin_on(run, counter):
    group = counter("countone")
    refused = run(group, "people")
    assert refused.exit_code == 1
    assert "portal plugin enable countone" in refused.output
    run("plugin", "enable", "countone")
    assert run(group, "people").output == "0\n"


def test_an_offline_command_needs_nothing(run, counter, monkeypatch):
    group = counter("counttwo")
    monkeypatch.setenv("PORTAL_DATABASE_URL", "postgresql://nobody@127.0.0.1:9/nothing")
    assert run(group, "words", "one two three").output == "3\n"


def test_groups_are_listed_without_importing_a_plugin(run, counter, instance):
    group = counter("countthree")
    faulty = {
        "leaves": 'plugin = Plugin(title="", version="", api=1, command="leaver")\nraise SystemExit',
        "no_python": "def (",
    }
    for name, source in faulty.items():
        (instance / "plugins" / name).mkdir()
        (instance / "plugins" / name / "__init__.py").write_text(source)
    shown = run("--help").output
    assert group in shown
    assert "leaver" in shown
    assert "plugins.countthree" not in sys.modules


def test_an_unknown_group_is_one_sentence(run):
    assert "No such command" in run("no-such-group").output


def test_an_offline_command_starts_fast(run, counter, instance):
    group = counter("countfour")
    command = [sys.executable, "-m", "portal", group, "words", "one two"]
    environment = {**os.environ, "PORTAL_INSTANCE": str(instance)}
    subprocess.run(command, env=environment, check=True, capture_output=True)  # writes bytecode
    bare = [sys.executable, "-c", "import portal.cli"]
    pairs = [(_seconds(command, environment), _seconds(bare, environment)) for _ in range(5)]
    # An application put together would take at least twice as long as the command line itself.
    assert min(whole for whole, _bare in pairs) < 1.6 * min(bare for _whole, bare in pairs)


def _seconds(command, environment):
    """The processor's time of one run: other tests may keep the machine busy."""
    before = os.times()
    subprocess.run(command, env=environment, check=True, capture_output=True)
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system
