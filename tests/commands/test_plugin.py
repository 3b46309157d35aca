"""`portal plugin …` on an installation."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from portal.records.state import read_state
from portal.testing import add_user, signed_in_client, submit

ROOT = Path(__file__).parents[2]
PATHS = {**os.environ, "PYTHONPATH": str(ROOT)}


def listed(run, *names):
    """What `portal plugin list --json` says of plugins."""
    rows = {row["name"]: row for row in json.loads(run("plugin", "list", "--json").stdout)}
    return [rows[name] for name in names]


def test_list_tells_the_facts_in_chinese(run):
    (row,) = listed(run, "public_feedback")
    assert (row["title"], row["state"], row["requires"], row["pending"]) == ("群众留言", "enabled", [], False)
    assert row["version"]
    assert "群众留言" in run("plugin", "list").stdout


@pytest.mark.once
def test_list_works_without_an_installation_and_makes_none(tmp_path, monkeypatch, run):
    monkeypatch.setenv("PORTAL_INSTANCE", str(tmp_path / "nowhere"))
    monkeypatch.delenv("PORTAL_DATABASE_URL")
    (row,) = listed(run, "public_feedback")
    assert (row["state"], row["pending"]) == ("disabled", None)
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.once
def test_list_works_while_the_database_is_away(monkeypatch, run):
    monkeypatch.setenv("PORTAL_DATABASE_URL", "postgresql://nobody@127.0.0.1:9/nothing")
    (row,) = listed(run, "public_feedback")
    assert (row["state"], row["pending"]) == ("disabled", None)


def test_off_and_on_again(run):
    assert run("plugin", "disable", "public_feedback").output == "public_feedback is off.\n"
    assert listed(run, "public_feedback")[0]["state"] == "disabled"
    assert run("plugin", "enable", "public_feedback").output == "public_feedback is on.\n"
    assert listed(run, "public_feedback")[0]["state"] == "enabled"


def test_migrate_and_check(run):
    assert re.search(r"public_feedback: public_feedback_\d{4}$", run("plugin", "migrate").output, re.MULTILINE)
    checked = run("plugin", "migrate", "--check")
    assert (checked.exit_code, checked.output) == (0, "")
    assert run("plugin", "migrate", "nowhere").exit_code == 1


def test_a_new_plugin_is_green_at_once(run, instance, app):
    assert "Written" in run("plugin", "new", "village_walks").output
    folder = instance / "plugins" / "village_walks"
    assert listed(run, "village_walks")[0]["state"] == "disabled"
    assert run("plugin", "enable", "village_walks").exit_code == 0
    assert run("plugin", "migrate", "village_walks", "--check").output == ""
    style = ("--config", str(ROOT / ".ruff.toml"), "--config", "lint.per-file-ignores = {'**/tests/**' = ['S']}")
    for tool in (("ruff", "check", *style), ("ruff", "format", "--check", *style), ("pytest", "-q")):
        command = [sys.executable, "-m", *tool, "."]
        done = subprocess.run(command, cwd=folder, env=PATHS, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_new_plugin_takes_what_is_sent(run, make_app, instance):
    run("plugin", "new", "street_lamps")
    run("plugin", "enable", "street_lamps")
    app = make_app()
    with app.app_context():
        browser = signed_in_client(app, add_user("clerk", "staff"))
        assert submit(browser, "/street_lamps/staff/", text="石桥村的路灯").status_code == 302
        assert "石桥村的路灯" in app.test_client().get("/street_lamps/").text
        assert "/street_lamps/" in app.test_client().get("/").text
        assert "/street_lamps/staff/" in browser.get("/portal/desk").text


@pytest.mark.once
@pytest.mark.parametrize("name", ["search", "Two Words", "portal_x"])
def test_a_new_plugin_needs_a_name_that_can_be_one(name, run):
    assert run("plugin", "new", name).exit_code == 1


@pytest.mark.once
def test_a_new_plugin_overwrites_nothing(run):
    run("plugin", "new", "twice_written")
    assert run("plugin", "new", "twice_written").exit_code == 1


def test_revision_writes_the_next_migration(run, instance):
    run("plugin", "new", "later_changes")
    run("plugin", "enable", "later_changes")
    assert run("plugin", "revision", "later_changes", "-m", "Nothing new").exit_code == 0
    folder = instance / "plugins" / "later_changes" / "migrations" / "versions"
    assert sorted(it.name for it in folder.glob("*.py"))[-1] == "later_changes_0002_nothing_new.py"


def test_uninstall_asks_first_and_refuses_what_is_on(run, app):
    run("plugin", "new", "soon_gone")
    run("plugin", "enable", "soon_gone")
    assert run("plugin", "uninstall", "soon_gone").exit_code == 1  # nobody answered yes
    assert run("plugin", "uninstall", "soon_gone", "--yes").exit_code == 1  # it is on
    run("plugin", "disable", "soon_gone")
    assert "backup" in run("plugin", "uninstall", "soon_gone", "--yes").output
    assert not [key for key in read_state().values if key.endswith(":soon_gone")]


def test_what_lost_its_folder_is_forgotten(run, instance):
    run("plugin", "new", "long_gone")
    run("plugin", "enable", "long_gone")
    shutil.rmtree(instance / "plugins" / "long_gone")
    assert listed(run, "long_gone")[0]["state"] == "missing"
    assert "long_gone_entry" in run("plugin", "uninstall", "long_gone", "--forget", "--yes").output
    assert run("plugin", "list").stdout.count("long_gone") == 0
