"""When the portal asks each hook, and with what."""

from io import BytesIO
from threading import Event

import pytest
from click.testing import CliRunner

from portal.cli import portal
from portal.errors import NotAllowed
from portal.hooks.calling import call
from portal.host.switching import disable, enable
from portal.items import Change, DutyCount, Place, ProblemSource, SignedIn, Subject
from portal.people.access import authorise
from portal.people.models import Grant
from portal.records.attachments import attach
from portal.records.file_store import CheckedFile, file_store
from portal.records.writing import record, writing
from portal.testing import add_user, signed_in_client
from portal.worker import Worker

pytestmark = pytest.mark.once
SOURCE = '''
"""Notes every question in app.extensions["asked"]."""

from datetime import timedelta
from pathlib import Path

import click
from flask import Blueprint, current_app, has_app_context

from portal.hooks import hookimpl
from portal.items import (
    DutyCount, FormField, Held, Importer, Job, MenuItem, Permission, Place, Plugin, Setting, TodoItem, Widget, WordForm
)
from portal.office.sheets.columns import Column
from portal.office.sheets.columns import Column
from portal.people.access import access, public

plugin = Plugin(title="Notebook", version="1.0", api=1, command="NAME-notes")
bp = Blueprint("NAME", __name__)
loading = []


def note(hook, *arguments):
    target = current_app.extensions.setdefault("asked", []) if has_app_context() else loading
    target.append((hook, *arguments))


@bp.get("/staff/")
@access("NAME.read")
def staff():
    return "staff"


@hookimpl
def blueprints():
    note("blueprints")
    return [bp]


@hookimpl
def permissions():
    note("permissions")
    return [Permission("NAME.read", "Read", roles=("staff",))]


@hookimpl
def commands():
    note("commands")
    return [click.Command("nothing", callback=lambda: None)]


@hookimpl
def jobs():
    note("jobs")
    return [Job("NAME.count", "Count", lambda: note("counted"), every=timedelta(days=1))]


@hookimpl
def word_forms():
    note("word_forms")
    return [WordForm("NAME.slip", "Slip of NAME", Path(__file__), (FormField("来访人", "Visitor"),))]


@hookimpl
def importers():
    note("importers")
    return [Importer("NAME.rows", "Rows of NAME", "NAME.read", (Column("word", "Word"),), print, print)]


@hookimpl
def settings_form():
    note("settings_form")
    return [Setting("word", "Word of NAME")]


@hookimpl
def menu_items(user):
    note("menu_items", user.name)
    return [MenuItem("Staff menu of NAME", "/NAME/staff/")]


@hookimpl
def public_menu_items():
    note("public_menu_items")
    return [MenuItem("Public menu of NAME", "/NAME/")]


@hookimpl
def dashboard_widgets(user):
    note("dashboard_widgets", user and user.name)
    return [Widget("Widget of NAME")]


@hookimpl
def todo_items(user):
    note("todo_items", user.name)
    return [TodoItem("Task of NAME", "/NAME/staff/")]


@hookimpl
def duty_counts(year):
    note("duty_counts", year)
    return [DutyCount("A member of NAME", "training", 2)]


@hookimpl
def authorise(user, permission, record):
    note("authorise", user.name, permission, record)
    return not (record == "forbidden")


@hookimpl
def load_example():
    note("load_example")


@hookimpl
def record_changed(change):
    note("record_changed", change.kind, change.record_id, change.action, change.fields)


@hookimpl
def file_problem(source):
    note("file_problem", source.kind, source.record_id)
    return Place("/NAME/problems", "Problem")


@hookimpl
def plugin_enabled(name):
    note("plugin_enabled", name)


@hookimpl
def plugin_disabled(name):
    note("plugin_disabled", name)


@hookimpl
def data_held():
    note("data_held")
    return [Held("Notes of NAME", 5)]


@hookimpl
def audit_summary(kind, action):
    note("audit_summary", kind, action)
    return "Noted by NAME" if kind == "NAME.note" else None


@hookimpl
def attachment_owner(kind, record_id, user):
    note("attachment_owner", kind, record_id, user and user.name)
    return {"open": "public", "inner": "all" if user else None}.get(record_id)
'''


@pytest.fixture
def notebook(instance, make_app, request):
    """A plugin that notes what it is asked, switched on: its name, and a function that reads and clears the notes."""
    name = f"notebook{abs(hash(request.node.name)) % 10**8}"
    folder = instance / "plugins" / name
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text(SOURCE.replace("NAME", name))
    app = make_app()
    context = app.app_context()
    context.push()
    enable(name)

    def asked(hook=""):
        found = app.extensions.pop("asked", [])
        return [it for it in found if not hook or it[0] == hook]

    asked()
    yield name, asked, app
    context.pop()


@pytest.fixture
def browse(notebook):
    """Open a page as a person with these roles, or as the public."""
    app, names = notebook[2], iter(("wang", "li"))

    def look(address, *roles):
        browser = signed_in_client(app, add_user(next(names), *roles)) if roles else app.test_client()
        notebook[1]()
        return browser.get(address).text

    return look


def test_pages_and_permissions_are_asked_while_loading(notebook):
    name, _, app = notebook
    loading = app.extensions["portal_host"].plugins[name].module.loading
    assert [it[0] for it in loading].count("blueprints") == 1
    assert ("permissions",) in loading


def test_permissions_are_granted_when_switched_on(notebook):
    name, _, _ = notebook
    with writing() as tx:
        assert tx.session.get(Grant, ("staff", f"{name}.read"))


def test_commands_are_asked_when_the_group_is_used(notebook, monkeypatch, instance):
    name, asked, _ = notebook
    monkeypatch.setenv("PORTAL_INSTANCE", str(instance))
    assert asked("commands") == []
    assert "nothing" in CliRunner().invoke(portal, [f"{name}-notes", "--help"]).output


def test_the_worker_asks_for_jobs_when_plugins_are_switched(notebook):
    name, asked, app = notebook
    worker = Worker(app, Event())
    while worker.work_once():
        pass
    found = asked()
    assert (found[0], found.count(("counted",))) == (("jobs",), 1)
    worker.work_once()
    assert asked() == []
    disable(name)
    asked()
    worker.work_once()
    assert asked() == []


def test_the_page_of_word_templates_asks_for_forms(notebook, browse):
    name, asked, _ = notebook
    assert f"Slip of {name}" in browse("/admin/word-forms", "office_head")
    assert asked("word_forms") == [("word_forms",)]


def test_the_page_of_an_import_asks_for_importers(notebook, browse):
    name, asked, _ = notebook
    assert f"Rows of {name}" in browse(f"/import/{name}.rows", "staff")
    assert asked("importers") == [("importers",)]


def test_public_pages_ask_for_the_public_menu_once(notebook, browse):
    name, asked, _ = notebook
    page = browse("/")
    assert f"Public menu of {name}" in page
    assert f"Widget of {name}" in page
    found = asked()
    assert found.count(("dashboard_widgets", None)) == 1
    assert ("menu_items", "wang") not in found
    assert browse("/")
    assert asked() == []  # from the cache


def test_staff_pages_ask_for_the_menu_of_the_person(notebook, browse):
    name, asked, _ = notebook
    page = browse("/portal/desk", "staff")
    assert f"Staff menu of {name}" in page
    assert f"Widget of {name}" in page
    found = asked()
    assert found.count(("menu_items", "wang")) == 1
    assert found.count(("dashboard_widgets", "wang")) == 1


@pytest.mark.parametrize("address", ["/portal/desk", "/portal/todo", "/portal/notices"])
def test_every_staff_page_asks_once_what_waits(notebook, browse, address):
    name, asked, _ = notebook
    page = browse(address, "staff")
    assert asked("todo_items") == [("todo_items", "wang")]
    assert (f"Task of {name}" in page) == (address != "/portal/notices")
    assert browse("/")
    assert asked("todo_items") == []


def test_a_role_that_allows_is_put_to_the_veto(notebook, browse):
    name, asked, _ = notebook
    assert browse(f"/{name}/staff/", "staff") == "staff"
    assert asked("authorise") == [("authorise", "wang", f"{name}.read", None)]


def test_a_veto_refuses(notebook):
    name, _, _ = notebook
    person = SignedIn(1, "wang", "Wang", 1, frozenset({f"{name}.read"}), frozenset())
    authorise(person, f"{name}.read", "allowed")
    with pytest.raises(NotAllowed):
        authorise(person, f"{name}.read", "forbidden")


def test_a_change_is_told_after_its_commit(notebook):
    name, asked, _ = notebook
    with writing():
        record(Change(Subject(f"{name}.note", "7"), "written", fields=("text",)))
        assert asked("record_changed") == []
    assert asked("record_changed") == [("record_changed", f"{name}.note", "7", "written", ("text",))]


def test_a_change_that_is_taken_back_is_not_told(notebook):
    name, asked, _ = notebook
    with pytest.raises(RuntimeError), writing():
        record(Change(Subject(f"{name}.note", "7"), "written"))
        raise RuntimeError
    assert asked("record_changed") == []


def test_the_modules_page_asks_for_settings_and_data_also_of_those_that_are_off(notebook, browse):
    name, asked, _ = notebook
    disable(name)
    asked()
    page = browse("/admin/modules", "system_admin")
    assert f"Notes of {name} 5" in page
    assert f"/admin/modules/{name}/settings" in page
    found = asked()
    assert found.count(("data_held",)) == 1
    assert found.count(("settings_form",)) == 1
    assert f"Word of {name}" in browse(f"/admin/modules/{name}/settings", "system_admin", "auditor")


def test_the_audit_list_asks_for_words_also_those_that_are_off(notebook, browse):
    name, asked, _ = notebook
    with writing():
        record(Change(Subject(f"{name}.note", "7"), "written"))
    disable(name)
    asked()
    assert f"Noted by {name}" in browse("/admin/audit", "auditor")
    assert asked("audit_summary").count(("audit_summary", f"{name}.note", "written")) == 1


def test_opening_a_file_asks_whose_it_is_also_those_that_are_off(notebook, browse):
    name, asked, app = notebook
    disable(name)
    checked = CheckedFile(file_store().keep(BytesIO(b"x")), "x.txt", 1, "0" * 64, "text/plain")
    with writing() as tx:
        rows = [attach(Subject(f"{name}.note", key), checked, public=True) for key in ("open", "inner", "none")]
        tx.session.flush()
        numbers = [row.id for row in rows]
    asked()
    public = [app.test_client().get(f"/portal/public-files/{number}/x.txt").status_code for number in numbers]
    assert public == [200, 404, 404]
    assert asked("attachment_owner")[0] == ("attachment_owner", f"{name}.note", "open", None)
    reader = signed_in_client(app, add_user("reader", "member"))
    assert [reader.get(f"/portal/files/{number}/x.txt").status_code for number in numbers] == [200, 200, 404]
    assert asked("attachment_owner")[1] == ("attachment_owner", f"{name}.note", "inner", "reader")


def test_what_was_found_wrong_is_offered_to_ledgers(notebook):
    name, asked, _ = notebook
    source = ProblemSource("rules.finding", 7, "Late", "Two weeks late", "Check", "Office")
    assert Place(f"/{name}/problems", "Problem") in call("file_problem", source=source)
    assert asked("file_problem") == [("file_problem", "rules.finding", 7)]


def test_what_members_did_is_asked_by_year(notebook):
    name, asked, _ = notebook
    assert DutyCount(f"A member of {name}", "training", 2) in call("duty_counts", year=2026)
    assert asked("duty_counts") == [("duty_counts", 2026)]


def test_switching_is_told_to_those_that_are_on(notebook):
    name, asked, _ = notebook
    disable("public_feedback")
    assert asked("plugin_disabled") == [("plugin_disabled", "public_feedback")]
    enable("public_feedback")
    assert asked("plugin_enabled") == [("plugin_enabled", "public_feedback")]
    disable(name)
    assert asked("plugin_disabled") == []
