"""Plugins that load and go wrong while the portal serves: the page is made without them."""

import logging

import pytest

from portal.extensions import db
from portal.hooks.calling import call
from portal.records.writing import writing
from portal.testing import add_user, signed_in_client

# a fault in what the public menu asks, which is on every page
HOOKS = {
    "error": "raise RuntimeError('in the hook')",
    "exit": "raise SystemExit('in the hook')",
    "late error": "yield MenuItem('Halfway', '/'); raise RuntimeError('in the hook')",
    "text": "return ['nonsense']",
    "number": "return 7",
    "no address": "return [MenuItem('Nowhere', None)]",
    "odd order": "return [MenuItem('Odd', '/', order='first')]",
    "no title": "return [MenuItem(None, '/')]",
    "word that cannot be made": "return [MenuItem(_l('%(who)s came', whom='Zhou'), '/')]",
    "broken query": "return db.session.execute(db.text('SELECT * FROM no_such_table')).all()",
    "broken ORM": "db.session.add(object())",
    "writes": 'db.session.execute(db.text("DELETE FROM portal_state"))',
    "session left open": "db.session.execute(db.text('SELECT 1')); return []",
}
HARMLESS = {"session left open"}


def hook(body: str) -> str:
    """A plugin whose public menu goes wrong."""
    return f"@hookimpl\ndef public_menu_items():\n    {body}\n"


@pytest.mark.once
@pytest.mark.parametrize("fault", HOOKS)
def test_a_hook_that_goes_wrong_is_left_out(fault, plant, start, house_stands):
    faulty, sound = plant(more=hook(HOOKS[fault])), plant()
    app = start(faulty, sound)
    page = app.test_client().get("/").get_data(as_text=True)
    assert f"Menu of {sound}" in page
    assert "Halfway" not in page
    assert ("public_menu_items" in house_stands(app)) == (fault not in HARMLESS)
    assert app.test_client().get(f"/{faulty}/").status_code == 200


@pytest.mark.parametrize("fault", ["broken query", "writes"])
def test_what_a_hook_breaks_in_the_database_reading_goes_on(fault, plant, start):
    faulty = plant(more=hook(HOOKS[fault]))
    app = start(faulty)
    with app.test_request_context("/"):
        call("public_menu_items")
        assert db.session.execute(db.text("SELECT count(*) FROM portal_user")).scalar() == 0


def test_every_kind_of_hook_may_fail_at_once(plant, start, house_stands):
    more = "".join(
        f"@hookimpl\ndef {name}: raise RuntimeError('in {name}')\n"
        for name in (
            "menu_items(user)",
            "public_menu_items()",
            "dashboard_widgets(user)",
            "settings_form()",
            "data_held()",
            "audit_summary(kind, action)",
            "record_changed(change)",
            "plugin_enabled(name)",
            "plugin_disabled(name)",
            "authorise(user, permission, record)",
        )
    )
    faulty = plant(more=more)
    app = start(faulty)
    page = house_stands(app)
    assert "in data_held()" in page
    browser = signed_in_client(app, add_user("auditor", "auditor"))
    assert browser.get("/admin/audit").status_code == 200
    assert app.test_client().get(f"/{faulty}/").status_code == 200


def test_a_committed_change_stays_though_a_hook_fails_after_it(plant, start):
    start(plant(more="@hookimpl\ndef record_changed(change): raise RuntimeError('after the commit')"))
    add_user("clerk", "staff")
    with writing() as tx:
        assert tx.session.execute(db.text("SELECT count(*) FROM portal_user")).scalar() == 1


def test_a_view_that_fails_fails_alone(plant, start, house_stands):
    faulty = plant(
        more="""
        @bp.get("/broken")
        @public("to see it break")
        def broken(): raise RuntimeError("secret words")

        @bp.get("/exit")
        @public("to see it break")
        def leave(): raise ValueError("secret words")

        @bp.get("/template")
        @public("to see it break")
        def template(): return render_template("{name}/broken.html")

        @bp.get("/syntax")
        @public("to see it break")
        def syntax(): return render_template("{name}/syntax.html")

        @bp.get("/absent")
        @public("to see it break")
        def absent(): return render_template("{name}/absent.html")
        """,
        **{
            "templates/{name}/broken.html".replace("{name}", "broken_pages"): "{{ 1 // 0 }}",
            "templates/broken_pages/syntax.html": "{% if %}",
        },
        name="broken_pages",
    )
    app = start(faulty)
    for page in ("broken", "exit", "template", "syntax", "absent"):
        answer = app.test_client().get(f"/{faulty}/{page}")
        assert answer.status_code == 500, page
        assert "secret words" not in answer.text
        assert "Traceback" not in answer.text
    house_stands(app)


def test_a_slow_hook_is_named_in_the_log_and_on_the_page(plant, start, house_stands, caplog):
    faulty = plant(more="import time\n" + hook("time.sleep(0.25); return []"))
    app = start(faulty)
    logging.getLogger("portal").propagate = True  # for caplog
    try:
        assert app.test_client().get("/").status_code == 200
    finally:
        logging.getLogger("portal").propagate = False
    assert [it for it in caplog.records if it.getMessage() == f"hook public_menu_items of plugin {faulty} is slow"]
    assert "slow: 0." in house_stands(app)


def test_a_plugin_cannot_write_outside_of_writing(plant, start):
    faulty = plant(
        more="""
        @bp.get("/write")
        @public("to see it fail")
        def write():
            db.session.execute(db.text("DELETE FROM portal_state"))
            db.session.commit()
            return "written"
        """
    )
    app = start(faulty)
    assert app.test_client().get(f"/{faulty}/write").status_code == 500
    assert app.test_client().get(f"/{faulty}/").status_code == 200
