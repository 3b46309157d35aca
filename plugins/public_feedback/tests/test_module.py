"""The module as a whole: switched off, counted, named, on the command line."""

import json

import pytest
from click.testing import CliRunner

from plugins.public_feedback.cli import list_opinions
from portal.hooks.calling import call, call_one
from portal.host.switching import disable
from portal.host.upkeep import check_components
from portal.items import Held
from portal.records.settings import write_settings
from portal.records.writing import writing

from .conftest import HOME, WORDS


def test_switched_off_it_takes_nothing_and_owes_the_look_up(sender):
    receipt = sender.send()
    sender.write()
    checked = sender.page
    disable("public_feedback")
    for page in ("", "write", "staff/"):
        assert sender.client.get(f"{HOME}/{page}").status_code == 404
    sender.page = checked
    for step in ("check", "receipt"):
        assert sender.client.post(f"{HOME}/{step}", data=sender.fields).status_code == 404
    assert sender.open("look-up").answer.status_code == 200
    assert WORDS in sender.look_up(receipt.number, receipt.query_code).page
    assert f'href="{HOME}/"' not in sender.client.get("/").text


def test_what_it_holds_is_counted_while_it_is_off_too(sender):
    sender.send()
    disable("public_feedback")
    assert Held("群众留言", 1) in call("data_held") or Held("Opinions", 1) in call("data_held")


def test_models_and_migration_agree(app):
    assert check_components("public_feedback") == []


@pytest.mark.parametrize("action", ["received", "quarantined", "released"])
def test_what_happens_has_words_in_the_audit(app, action):
    assert call_one("public_feedback", "audit_summary", kind="public_feedback.opinion", action=action)
    assert not call_one("public_feedback", "audit_summary", kind="other.thing", action=action)


def test_the_command_line_tells_numbers_and_states_only(sender):
    receipt = sender.send()
    sender.send("买保健品找我。", website="x")
    runner = CliRunner()
    listed = json.loads(runner.invoke(list_opinions, ["--json"]).output)
    assert (listed[0]["number"], listed[0]["state"]) == (receipt.number, "received")
    assert WORDS not in str(listed)
    assert len(runner.invoke(list_opinions, ["--state", "quarantined"]).output.splitlines()) == 1


def test_the_settings_reach_the_pages(sender):
    with writing():
        write_settings("public_feedback", {"told_within": 3, "answered_within": 9, "help_line": "请找村里的联络员。"})
    sender.send()
    assert "3 个工作日内" in sender.page
    assert "9 个工作日内" in sender.page
    assert "请找村里的联络员。" in sender.open().page


def test_help_by_telephone_comes_from_the_settings_of_the_site(sender):
    with writing():
        write_settings("portal", {"phone": "0000-1234567", "address": "青岚县政府大院 3 号楼"})
    assert "打电话 0000-1234567，或到青岚县政府大院 3 号楼，我们代您填写。" in sender.open().page


def test_where_nothing_is_set_the_form_still_says_who_helps(sender):
    assert "请到我们办公室来，我们代您填写。" in sender.open().page


def test_the_example_brings_townships_and_no_letters(app, client):
    assert call_one("public_feedback", "load_example") == []
    assert "石桥乡" in client.get(f"{HOME}/write").text
    assert call_one("public_feedback", "data_held")[0].count == 0
