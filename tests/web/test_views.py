"""The core's own pages."""


def test_healthz_answers_while_the_database_does(client):
    assert client.get("/healthz").get_json()["status"] == "ok"


def test_the_desk_sends_strangers_to_sign_in(client):
    answer = client.get("/portal/desk")
    assert answer.status_code == 302
    assert "/account/sign-in" in answer.location


def test_home_is_kept_in_memory_and_revalidated(client):
    first = client.get("/")
    assert first.status_code == 200
    again = client.get("/", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_staff_reach_their_desk(sign_in_as):
    assert sign_in_as("staff").get("/portal/desk").status_code == 200
