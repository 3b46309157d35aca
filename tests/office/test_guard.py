"""The check as the portal makes it: in a process of its own, within limits, while others go on."""

import hashlib
import io
import threading
import time

import pytest
from PIL import Image

from portal.errors import Busy
from portal.extensions import db
from portal.office import apart, guard
from portal.office.guard import check_upload
from portal.office.inspection.limits import MEMORY
from portal.office.refusals import SENTENCES, FileRefused
from portal.records.file_store import file_store
from portal.records.settings import write_settings
from portal.records.writing import writing
from tests.office.samples import CORPUS, picture, upload, word

FILES = sorted(it for name in ("hostile", "docx", "roster") for it in (CORPUS / name).glob("*"))
pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def context(app):
    """Files lie in an instance."""


def kept():
    return [path for paths in file_store().folders() for path in paths]


def reason(content, name):
    with pytest.raises(FileRefused) as refused:
        check_upload(upload(content, name))
    assert refused.value.message
    return refused.value.reason


def test_what_was_checked_lies_in_the_store_as_it_came():
    content = word()
    checked = check_upload(upload(content, "C:\\文件\\整改 报告.DOCX"))
    assert file_store().path(checked.file).read_bytes() == content
    assert (checked.name, checked.size) == ("整改 报告.DOCX", len(content))
    assert checked.sha256 == hashlib.sha256(content).hexdigest()


def test_only_its_owner_may_read_a_file_in_the_store():
    checked = check_upload(upload(word(), "a.docx"))
    path = file_store().path(checked.file)
    modes = [it.stat().st_mode & 0o777 for it in (path, path.parent, path.parent.parent)]
    assert modes == [0o600, 0o700, 0o700]


def test_a_picture_lies_there_drawn_anew_under_a_fitting_name():
    content = picture("PNG", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0")
    checked = check_upload(upload(content, "路灯.jpg"))
    assert (checked.name, checked.media_type) == ("路灯.png", "image/png")
    assert checked.size == file_store().path(checked.file).stat().st_size


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("a.doc", "old_document"),
        ("a.WPS", "old_document"),
        ("a.xls", "old_sheet"),
        ("a.et", "old_sheet"),
        ("a.docm", "macros"),
        ("a.heic", "heic"),
        ("a.exe", "other_kind"),
        ("noname", "other_kind"),
        (".docx", "other_kind"),
        ("", "other_kind"),
        ("关于机密★的通知.docx", "classified"),
    ],
)
def test_names_that_say_enough_are_refused_at_once(name, why, monkeypatch):
    monkeypatch.setattr(guard, "_look_at", None)
    assert reason(word(), name) == why


def test_every_reason_has_one_sentence_with_the_name_in_it():
    for why in SENTENCES:
        sentence = FileRefused(why, "报告.docx", most=20, kinds="pdf").message
        assert "报告.docx" in sentence
        assert "%(" not in sentence


def test_a_refused_file_leaves_nothing_behind():
    reason(word(word__vbaProject_bin=b"x"), "a.docx")
    assert kept() == []


def test_a_file_that_is_too_large_is_refused_while_it_comes():
    with writing():
        write_settings("portal", {"file_megabytes": 1})
    source = io.BytesIO(b"a" * 5 * 1024 * 1024)
    sent = upload(b"", "a.txt")
    sent.stream = source
    with pytest.raises(FileRefused, match="1 MB"):
        check_upload(sent)
    assert source.tell() < 2 * 1024 * 1024


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:60])
def test_every_file_of_the_corpus_is_taken_or_refused_in_a_sentence(path):
    before, sentence = time.monotonic(), ""
    try:
        check_upload(upload(path.read_bytes(), path.name))
    except FileRefused as refused:
        sentence = refused.message
    assert sentence == "" or (sentence.endswith(("。", ".")) and "\n" not in sentence and "Error" not in sentence)
    assert time.monotonic() - before < apart.SECONDS + 5  # the machine may be busy
    assert len(kept()) == (not sentence)


def test_of_the_corpus_the_plain_documents_are_taken():
    plain = [it for it in FILES if it.name.startswith(("kap_", "raglaw_", "members_", "beihang", "wbj"))]
    if not plain:
        pytest.skip("the corpus is not here")
    assert [it.name for it in plain if check_upload(upload(it.read_bytes(), it.name)).size == 0] == []


def test_a_document_that_burns_time_is_stopped(monkeypatch):
    monkeypatch.setattr(apart, "SECONDS", 0.001)  # no process starts so fast
    assert reason(word(), "a.docx") == "too_heavy"


def test_a_check_that_takes_too_much_memory_is_a_refusal():
    target = io.BytesIO()
    Image.new("RGBA", (8000, 8000)).save(target, "PNG")  # 256 MB unpacked, and it must be turned and drawn
    assert reason(target.getvalue(), "a.png") == "too_heavy"


def test_the_process_of_the_check_holds_itself_to_its_limits(tmp_path):
    import subprocess
    import sys

    script = "from portal.office.inspection.limits import hold_to_limits; hold_to_limits(); x = bytearray({})"
    for size, ends_well in ((MEMORY // 4, True), (MEMORY, False)):
        done = subprocess.run([sys.executable, "-c", script.format(size)], capture_output=True, check=False)
        assert (done.returncode == 0) == ends_well, done.stderr
        assert ends_well or b"MemoryError" in done.stderr


def test_a_check_that_dies_is_a_refusal(monkeypatch):
    monkeypatch.setattr(apart, "PACKAGE", apart.PACKAGE / "nowhere")
    monkeypatch.setattr("sys.executable", "/bin/false")
    assert reason(word(), "a.docx") == "damaged"


def test_the_process_of_the_check_learns_nothing_of_the_installation(monkeypatch):
    monkeypatch.setenv("PORTAL_DATABASE_URL", "postgresql://portal:secret@db/portal")
    seen = {}
    run = apart.subprocess.run
    monkeypatch.setattr(apart.subprocess, "run", lambda *command, **rest: seen.update(rest) or run(*command, **rest))
    check_upload(upload(word(), "a.docx"))
    assert set(seen["env"]) == {"PYTHONPATH", "LANG"}


def test_a_full_disk_is_told_in_words(monkeypatch):
    monkeypatch.setattr(guard, "SPARE", 2**60)
    with pytest.raises(Busy):
        check_upload(upload(word(), "a.docx"))


def test_others_get_their_turn_and_the_connection_while_a_file_is_checked(app, monkeypatch):
    turn, began, go_on = threading.Lock(), threading.Event(), threading.Event()
    look_at = guard._look_at

    def slow(*arguments):
        began.set()
        assert go_on.wait(20)
        return look_at(*arguments)

    monkeypatch.setattr(guard, "_look_at", slow)

    def request():
        with app.test_request_context(environ_overrides={"portal.turn": turn}), turn:
            db.session.execute(db.text("SELECT 1"))
            check_upload(upload(word(), "a.docx"))
            assert turn.locked()

    thread = threading.Thread(target=request)
    thread.start()
    assert began.wait(20)
    with turn:
        assert app.test_client().get("/portal/sitemap").status_code == 200
        assert db.engine.pool.checkedout() <= 1  # the one that watches for commits
    go_on.set()
    thread.join(20)
    assert not thread.is_alive()


def test_nothing_is_checked_inside_of_a_writing_transaction():
    with writing(), pytest.raises(RuntimeError):
        check_upload(upload(word(), "a.docx"))
