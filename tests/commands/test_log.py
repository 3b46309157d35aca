"""`portal log verify --rows` on an installation."""

import json

from plugins.problem_inventory import example
from portal.database.engine import WRITING
from portal.extensions import db


def by_hand(statement):
    """Write past the portal."""
    with db.engine.connect() as plain, plain.execution_options(**{WRITING: True}).begin() as transaction:
        transaction.connection.execute(db.text(statement))


def test_all_as_it_was_written_is_one_sentence(run, app):
    example.load()
    result = run("log", "verify", "--rows")
    assert result.exit_code == 0
    assert len(result.output.splitlines()) == 1
    assert "一切如写入时" in result.output


def test_a_change_by_hand_is_one_sentence_that_names_it(run, app):
    example.load()
    by_hand("UPDATE problem_inventory_item SET deadline = '2030-01-01', owner = 'x' WHERE id = 1")
    result = run("log", "verify", "--rows")
    assert result.exit_code == 1
    first, second, _last = result.output.splitlines()
    assert ("problem_inventory.item 1 (整改〔" in first, "deadline" in first, "owner" in second) == (True, True, True)


def test_scripts_get_one_object(run, app):
    example.load()
    assert json.loads(run("log", "verify", "--rows", "--json").output)["findings"] == []
    by_hand("UPDATE problem_inventory_item SET owner = 'x' WHERE id = 1")
    result = run("log", "verify", "--rows", "--json")
    told = json.loads(result.output)
    (finding,) = told["findings"]
    assert (result.exit_code, finding["kind"], finding["record_id"]) == (1, "problem_inventory.item", "1")
    assert (finding["field"], finding["problem"]) == ("owner", "changed")
    assert told["rows"] > 10


def test_it_says_what_it_can_verify(run, app):
    assert run("log", "verify").exit_code == 2
