"""`portal search`."""

from portal.hooks.calling import call
from portal.records.search.finding import find


def test_the_index_is_made_anew_kind_by_kind(run, app):
    with app.test_request_context("/"):
        call("load_example")
        before = find("整改", None)
    result = run("search", "rebuild")
    assert "problem_inventory.item: 14\n" in result.output
    assert find("整改", None) == before
