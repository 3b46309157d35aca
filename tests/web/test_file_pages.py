"""Opening a file: who gets it, and how it is handed out."""

from io import BytesIO
from urllib.parse import quote

import pytest

from plugins.problem_inventory.models import Problem, RectificationPlan
from portal.extensions import db
from portal.host.switching import disable
from portal.items import Subject
from portal.records.attachments import attach, remove_attachment
from portal.records.file_store import CheckedFile, file_store
from portal.records.staging import stage
from portal.records.writing import writing
from tests.office.samples import CORPUS

NAME = "会议纪要 第3号.pdf"


@pytest.fixture
def add_file(app):
    """A file of the example's first problem, or of another record: its path without the beginning."""
    from plugins.problem_inventory import example

    def add(public=False, name=NAME, content=b"%PDF-1.7", owner=None):
        if db.session.query(RectificationPlan).first() is None:
            example.load()
        record = owner or Subject(Problem.kind, db.session.query(Problem).order_by(Problem.id).first().id)
        checked = CheckedFile(file_store().keep(BytesIO(content)), name, len(content), "0" * 64, "application/pdf")
        with writing() as tx:
            row = attach(record, checked, public=public)
            tx.session.flush()
            return f"{row.id}/{quote(row.name)}", row.id

    return add


def staff(path):
    return f"/portal/files/{path}"


def public(path):
    return f"/portal/public-files/{path}"


def test_those_who_work_with_the_record_get_all_its_files(add_file, sign_in_as):
    path, _ = add_file()
    answer = sign_in_as("staff").get(staff(path))
    assert (answer.status_code, answer.data) == (200, b"%PDF-1.7")


def test_who_sees_the_record_only_because_it_is_public_gets_what_is_shown(add_file, sign_in_as, client):
    hidden, _ = add_file()
    shown, _ = add_file(public=True)
    member = sign_in_as("member")
    assert [member.get(staff(it)).status_code for it in (hidden, shown)] == [404, 200]
    assert [client.get(public(it)).status_code for it in (hidden, shown)] == [404, 200]


def test_a_public_file_of_a_record_that_is_not_public_stays_inside(add_file, client, sign_in_as):
    path, _ = add_file(public=True)
    with writing() as tx:
        tx.session.query(Problem).update({"published_at": None})
    assert client.get(public(path)).status_code == 404
    assert sign_in_as("staff").get(staff(path)).status_code == 200


def test_removed_waiting_and_foreign_files_and_wrong_names_read_like_missing_ones(add_file, sign_in_as):
    reader = sign_in_as("staff")
    _path, number = add_file()
    removed, _ = add_file(name="minutes.pdf")
    problem = db.session.query(Problem).order_by(Problem.id).first()
    with writing():
        remove_attachment(Subject(Problem.kind, problem.id), int(removed.split("/")[0]))
    strange, _ = add_file(name="minutes.pdf", owner=Subject("nobody.knows", 1))
    stage(b"n" * 16, CheckedFile(file_store().keep(BytesIO(b"x")), "x.pdf", 1, "1" * 64, "application/pdf"))
    for wrong in (removed, strange, f"{number}/other.pdf", "999999/x.pdf", f"{int(strange.split('/')[0]) + 1}/x.pdf"):
        answer = reader.get(staff(wrong))
        assert answer.status_code == 404
        assert answer.text.replace(wrong, "") == reader.get(staff("888888/x.pdf")).text.replace("888888/x.pdf", "")


def test_a_file_is_handed_out_to_be_saved_and_can_do_nothing(add_file, sign_in_as):
    path, _ = add_file()
    headers = sign_in_as("staff").get(staff(path)).headers
    assert headers["Content-Disposition"].startswith("attachment; ")
    assert f"filename*=UTF-8''{quote(NAME)}" in headers["Content-Disposition"]
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Type"] == "application/pdf"


def test_a_public_file_may_be_kept_and_asks_whether_it_is_still_there(add_file, client):
    path, number = add_file(public=True)
    answer = client.get(public(path))
    assert answer.headers["Cache-Control"] == "public, no-cache"
    again = {"If-None-Match": answer.headers["ETag"]}
    assert client.get(public(path), headers=again).status_code == 304
    problem = db.session.query(Problem).order_by(Problem.id).first()
    with writing():
        remove_attachment(Subject(Problem.kind, problem.id), number)
    assert client.get(public(path), headers=again).status_code == 404


def test_head_says_the_size_and_sends_nothing(add_file, sign_in_as):
    path, _ = add_file()
    answer = sign_in_as("staff").head(staff(path))
    assert (answer.status_code, answer.data, answer.headers["Content-Length"]) == (200, b"", "8")


def test_a_large_file_is_sent_in_pieces(add_file, sign_in_as):
    path, _ = add_file(content=b"%PDF" + b"x" * 3_000_000)
    answer = sign_in_as("staff").get(staff(path), buffered=False)
    assert answer.is_streamed
    assert max(map(len, answer.iter_encoded())) < 100_000


def test_files_of_a_module_that_is_off_can_still_be_opened(add_file, sign_in_as, client):
    path, _ = add_file(public=True)
    disable("problem_inventory")
    assert sign_in_as("staff").get(staff(path)).status_code == 200
    assert client.get(public(path)).status_code == 200


def test_each_face_has_its_own_address(add_file, make_app):
    path, _ = add_file(public=True)
    assert make_app(face="public").test_client().get(public(path)).status_code == 200
    assert make_app(face="public").test_client().get(staff(path)).status_code == 404
    assert make_app(face="staff").test_client().get(public(path)).status_code == 404


def test_naughty_names_can_be_opened_and_break_no_header(add_file, client):
    from portal.records.file_names import clean_name

    source = CORPUS / "naughty" / "blns.txt"
    if not source.exists():
        pytest.skip("the strings are not here")
    lines = [line for line in source.read_text("utf-8").splitlines() if line and not line.startswith("#")][::12]
    for line in lines:
        name = clean_name(f"{line}.pdf")
        path, _ = add_file(public=True, name=name)
        answer = client.get(public(path))
        assert answer.status_code == 200, name
        assert "\n" not in answer.headers["Content-Disposition"]
