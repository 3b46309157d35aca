"""Files between the steps of a form, and what is swept in the end."""

import os
import threading
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from portal.clock import now
from portal.extensions import db
from portal.items import Subject
from portal.records.attachment_models import Attachment
from portal.records.attachments import attachments_of
from portal.records.file_limits import TooManyFiles
from portal.records.file_store import file_store
from portal.records.settings import write_settings
from portal.records.staging import attach_staged, restage, stage, staged, unstage
from portal.records.sweeping import sweep_staged
from portal.records.writing import writing

NONCE, OTHER = b"n" * 16, b"o" * 16


def waiting(nonce=NONCE):
    return [row.name for row in staged(nonce)]


def make_old():
    with writing() as tx:
        tx.session.execute(update(Attachment).values(added_at=now() - timedelta(hours=49)))


def test_files_wait_under_their_own_token_only(checked):
    stage(NONCE, checked("a.txt"))
    stage(NONCE, checked("b.txt"))
    stage(OTHER, checked("c.txt"))
    assert (waiting(), waiting(OTHER)) == (["a.txt", "b.txt"], ["c.txt"])


def test_a_form_that_is_sent_twice_brings_each_file_once(checked, on_disk):
    stage(NONCE, checked(content="the same"))
    stage(NONCE, checked(content="the same"))
    assert waiting() == ["report.txt"]
    assert len(on_disk()) == 1


def test_a_form_that_is_sent_twice_at_once_brings_each_file_once(app, checked):
    files = [checked(content="the same") for _ in range(4)]

    def send(one):
        with app.app_context():
            stage(NONCE, one)

    threads = [threading.Thread(target=send, args=(one,)) for one in files]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert waiting() == ["report.txt"]


def test_a_form_takes_no_more_files_than_it_may(checked):
    with writing():
        write_settings("portal", {"files_per_form": 1})
    stage(NONCE, checked())
    with pytest.raises(TooManyFiles):
        stage(NONCE, checked())
    assert len(waiting()) == 1


def test_a_waiting_file_is_taken_away_by_its_own_form_only(checked, on_disk):
    stage(NONCE, checked())
    number = staged(NONCE)[0].id
    unstage(OTHER, number)
    assert len(waiting()) == 1
    unstage(NONCE, number)
    unstage(NONCE, number)
    assert (waiting(), on_disk()) == ([], set())


def test_the_last_step_gives_the_record_the_files(owner, checked):
    stage(NONCE, checked("a.txt"))
    stage(NONCE, checked("b.txt"))
    with writing():
        attach_staged(owner, NONCE, role="photo")
    assert [(row.name, row.role) for row in attachments_of(owner.kind, owner.id)] == [
        ("a.txt", "photo"),
        ("b.txt", "photo"),
    ]


def test_a_form_sent_again_with_other_words_has_its_files_too(owner, checked, on_disk):
    stage(NONCE, checked())
    second = Subject("notes.note", "8")
    for record in (owner, second):
        with writing():
            attach_staged(record, NONCE)
    make_old()
    sweep_staged()
    assert waiting() == []
    assert len(attachments_of(owner.kind, owner.id)) == len(attachments_of(second.kind, second.id)) == 1
    assert len(on_disk()) == 1


def test_files_go_on_waiting_under_a_new_token(checked):
    stage(NONCE, checked())
    make_old()
    restage(NONCE, OTHER)
    sweep_staged()
    assert (waiting(), waiting(OTHER)) == ([], ["report.txt"])


def test_what_waited_for_a_day_is_swept(checked, on_disk):
    stage(NONCE, checked())
    sweep_staged()
    assert len(waiting()) == 1
    make_old()
    assert sweep_staged() == 1
    assert (waiting(), on_disk()) == ([], set())


def test_orphans_are_swept_after_a_day_and_nothing_else(owner, checked, on_disk):
    young, old = checked(), checked()
    stage(NONCE, checked())
    with writing():
        attach_staged(owner, NONCE)
    used = db.session.scalars(select(Attachment.file)).first()
    for name in (old.file, used):
        os.utime(file_store().path(name), (0, 0))
    stranger = file_store().folder / "ab"
    stranger.mkdir(exist_ok=True)
    (stranger / "notes of the operator").touch()
    os.utime(stranger / "notes of the operator", (0, 0))
    assert sweep_staged() == 1
    assert on_disk() == {young.file, used}
    assert (stranger / "notes of the operator").exists()
