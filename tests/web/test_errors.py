"""The edge: every error is one page with one sentence."""

import pytest

from portal.errors import Busy, NotThere, StaleRecord, TooOften


@pytest.fixture
def failing(make_app):
    """An app whose home page raises what it is told to."""
    app = make_app()
    app.config["raise"] = ZeroDivisionError("secret internals")
    view = app.view_functions["portal.home"]

    def home():
        raise app.config["raise"]

    home.access = view.access
    app.view_functions["portal.home"] = home
    return app


def test_a_failure_shows_a_number_and_no_internals(failing):
    answer = failing.test_client().get("/")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 500
    assert "secret" not in page
    assert "Traceback" not in page


def test_the_number_of_a_failure_leads_to_its_traceback(failing, capsys, caplog):
    page = failing.test_client().get("/").get_data(as_text=True)
    numbers = [record.incident for record in caplog.records if hasattr(record, "incident")]
    assert numbers
    assert numbers[0] in page


@pytest.mark.parametrize(
    ("error", "status"),
    [(StaleRecord("changed meanwhile"), 409), (Busy("please wait"), 503), (TooOften("slow", 7), 429)],
)
def test_a_refusal_shows_its_sentence(failing, error, status):
    failing.config["raise"] = error
    answer = failing.test_client().get("/")
    assert answer.status_code == status
    assert error.message in answer.get_data(as_text=True)


def test_who_tries_too_often_is_told_when_to_come_back(failing):
    failing.config["raise"] = TooOften("slow", 7)
    assert failing.test_client().get("/").headers["Retry-After"] == "7"


def test_what_is_not_there_and_what_is_hidden_read_the_same(failing):
    with failing.test_request_context("/"):
        failing.config["raise"] = NotThere()
    client = failing.test_client()
    hidden = client.get("/").get_data(as_text=True).replace(' aria-current="page"', "")
    missing = client.get("/x").get_data(as_text=True)
    assert hidden == missing.replace("/en/x", "/en/").replace("back=/x", "back=/").replace("back=%2Fx", "back=%2F")


def test_a_missing_page_carries_no_number(client, caplog):
    assert client.get("/nothing").status_code == 404
    assert not [record for record in caplog.records if hasattr(record, "incident")]


def test_a_wrong_method_is_told_in_words(client):
    answer = client.delete("/portal/privacy")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_error_pages_are_never_kept(client):
    assert client.get("/nothing").headers["Cache-Control"] == "no-store"


def test_a_number_no_row_can_have_is_not_there(client):
    assert client.get(f"/problem_inventory/items/{10**20}").status_code == 404
