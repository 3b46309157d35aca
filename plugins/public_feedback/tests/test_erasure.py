"""What is erased is gone: from the tables, from the files of the database, from logs and files."""

import pytest
from sqlalchemy import MetaData, select

from plugins.public_feedback.models import Opinion
from portal.extensions import db
from portal.records.file_store import file_store
from portal.records.search.rebuilding import compact
from portal.records.sweeping import sweep_staged
from portal.testing import SERVER, log_findings

from .test_photos import photo

NAME, PHONE, WORDS, PLACE = "欧阳记号甲", "13700001111", "记号乙：井盖坏了，路人摔倒。", "记号丙村口"
MARKERS = (NAME, PHONE, "记号乙", "井盖坏了", "记号丙")


def in_tables():
    """Which markers stand in any column of any table."""
    db.session.rollback()
    schema = MetaData()
    schema.reflect(db.engine)
    with db.engine.connect() as connection:
        told = [
            repr(tuple(row))
            for table in schema.sorted_tables
            if "_fts" not in table.name
            for row in connection.execute(select(table))
        ]
    return {marker for marker in MARKERS if any(marker in row for row in told)}


def in_files(instance):
    """Which markers stand in clear in any file of the installation: database, its log of changes, logs, uploads."""
    db.session.rollback()
    found = set()
    for path in instance.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            found |= {marker for marker in MARKERS if marker.encode() in content}
    return found


@pytest.fixture
def written(sender):
    sender.open().post(
        "check", body=WORDS, place=PLACE, name=NAME, phone=PHONE, contact_consent="1", photos=photo("记号丙.png")
    )
    receipt = sender.post("receipt").receipt
    return sender.look_up(code=receipt.long_code)


def test_before_anything_is_erased_words_are_there_and_contact_is_sealed(written, instance):
    assert in_tables() == {"记号乙", "井盖坏了", "记号丙"}
    if not SERVER:
        assert in_files(instance) == {"记号乙", "井盖坏了", "记号丙"}


def test_after_a_withdrawal_nothing_is_left_anywhere(written, instance, caplog):
    written.post("look-up/withdrawal", withdrawal="1")
    compact()  # what the worker does within seconds
    assert in_tables() == set()
    assert in_files(instance) == set()
    assert not [marker for marker in MARKERS if marker in caplog.text]
    assert log_findings() == []


def test_after_an_erasure_the_old_bytes_open_to_nobody(written, instance):
    sealed = bytes(db.session.scalar(select(Opinion.phone)))
    written.post("look-up/contact-erasure", erasure="1")
    assert in_tables() == {"记号乙", "井盖坏了", "记号丙"}
    if not SERVER:
        assert not [path for path in instance.rglob("*") if path.is_file() and sealed in path.read_bytes()]


def test_the_photo_of_a_withdrawn_opinion_is_gone_from_the_disk(written):
    stored = [path for path in file_store().folder.rglob("*") if path.is_file()]
    assert stored
    written.post("look-up/withdrawal", withdrawal="1")
    sweep_staged()
    assert not [path for path in stored if path.exists()]
