"""Sealed fields: encrypted under the record's own key, found by their index, revealed on record, erased for good."""

import logging
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, event, func, select, text, update
from sqlalchemy.exc import StatementError

from portal.database.traces import wipe_traces
from portal.extensions import db
from portal.records.blind_index import index_match
from portal.records.models import AuditEntry, RecordKey
from portal.records.sealed_fields import (
    ReasonMissing,
    erase,
    read_sealed,
    read_sealed_list,
    reveal,
    sealed_fields,
    write_sealed,
)
from portal.records.sealing import SealBroken
from portal.records.texts import tidy
from portal.records.writing import load, writing

PHONE, SENDER = "13812341234", "欧阳测试标记"


def letter(letters, number):
    db.session.rollback()
    return db.session.get(letters, number)


def keys():
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(RecordKey))


def found(letters, field, typed):
    return db.session.scalars(select(letters.id).where(index_match(letters, field, typed)).order_by(letters.id)).all()


def test_a_value_is_read_as_it_was_written(letters, add_letter):
    number = add_letter(phone="138 1234 1234", sender=unicodedata.normalize("NFD", "Zoë 欧阳"))
    row = letter(letters, number)
    assert read_sealed(row, "phone") == "138 1234 1234"
    assert read_sealed(row, "sender") == unicodedata.normalize("NFC", "Zoë 欧阳")
    assert read_sealed(row, "address") is None


def test_any_text_comes_back_tidied(letters, add_letter):
    number = add_letter(address="x")

    @given(st.text(max_size=200))
    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def check(words):
        with writing():
            write_sealed(load(letters, number), "address", words)
        assert read_sealed(letter(letters, number), "address") == (tidy(words) or None)

    check()


def test_each_record_has_a_key_of_its_own_made_with_its_first_value(letters, add_letter):
    with writing() as tx:
        tx.session.add(letters())
    assert keys() == 0
    add_letter(phone=PHONE, sender=SENDER)
    add_letter(phone=PHONE)
    assert keys() == 2


def test_what_was_rolled_back_leaves_no_key(letters):
    with pytest.raises(ZeroDivisionError), writing():
        write_sealed(letters(), "phone", PHONE)
        1 / 0  # noqa: B018
    assert keys() == 0


def test_an_empty_value_empties_field_and_index(letters, add_letter, change):
    number = add_letter(phone=PHONE)
    change(number, write_sealed, "phone", "  ")
    row = letter(letters, number)
    assert (row.phone, row.phone_index) == (None, None)


def test_equal_values_look_different_in_the_database(letters, add_letter):
    one, two = (letter(letters, add_letter(phone=PHONE)) for _ in range(2))
    assert one.phone != two.phone


@pytest.mark.parametrize(("source", "target"), [("phone", "sender"), ("phone", "phone")])
def test_a_value_copied_to_another_place_cannot_be_read(letters, add_letter, source, target):
    one, two = add_letter(phone=PHONE), add_letter(sender=SENDER)
    owner = one if source != target else two
    with writing() as tx:
        sealed = tx.session.scalar(select(getattr(letters, source)).where(letters.id == one))
        tx.session.execute(update(letters).where(letters.id == owner).values({target: sealed}))
    with pytest.raises(SealBroken):
        read_sealed(letter(letters, owner), target)


def test_the_key_of_another_record_is_no_use(letters, add_letter):
    one, two = add_letter(phone=PHONE), add_letter(phone="13900000000")
    with writing() as tx:
        sealed = tx.session.scalar(select(RecordKey.sealed_key).where(RecordKey.record_id == one))
        tx.session.execute(update(RecordKey).where(RecordKey.record_id == two).values(sealed_key=sealed))
    with pytest.raises(SealBroken):
        read_sealed(letter(letters, two), "phone")


def test_many_records_need_one_query_for_their_keys(letters, add_letter):
    numbers = [add_letter(phone=f"1380000000{place}") for place in range(5)]
    rows = db.session.scalars(select(letters).order_by(letters.id.desc())).all()
    statements = []
    event.listen(db.engine, "before_cursor_execute", lambda *told: statements.append(told[2]))
    assert read_sealed_list(rows, "phone") == [f"1380000000{place}" for place in (4, 3, 2, 1, 0)]
    assert len([it for it in statements if "portal_record_key" in it]) == 1
    assert len(numbers) == 5


def test_text_in_clear_is_refused_and_stays_out_of_the_error(letters, add_letter):
    number = add_letter(sender="x")
    for clear in (PHONE, PHONE.encode()):
        with pytest.raises(StatementError) as caught, writing():
            load(letters, number).phone = clear
        assert "write_sealed" in str(caught.value)
        assert PHONE not in str(caught.value)


def test_only_sealed_columns_are_written_and_read(letters, add_letter, change):
    number = add_letter(phone=PHONE)
    assert sealed_fields(letters) == ["phone", "sender", "address"]
    with pytest.raises(ValueError, match="subject"):
        change(number, write_sealed, "subject", "x")
    with pytest.raises(ValueError, match="subject"):
        read_sealed(letter(letters, number), "subject")


def test_a_page_never_shows_the_sealed_bytes(letters, add_letter):
    assert f"{letter(letters, add_letter(phone=PHONE)).phone}" == "<sealed>"


def test_a_value_is_found_however_it_was_typed(letters, add_letter):
    one, two = add_letter(phone="+86 138-1234-1234"), add_letter(phone="0570-1234567", sender="Li  Wei")
    assert found(letters, "phone", "１３８ 1234 1234") == [one]
    assert found(letters, "phone", "(0570) 1234567") == [two]
    assert found(letters, "sender", "li wei") == [two]
    assert found(letters, "phone", "1381234123") == []


def test_nothing_to_look_for_finds_nothing(letters, add_letter):
    add_letter(phone="no digits", sender=SENDER)
    assert found(letters, "phone", "") == found(letters, "phone", "none") == found(letters, "sender", " . ") == []


def test_the_index_tells_fields_apart(letters, add_letter):
    row = letter(letters, add_letter(phone=PHONE, sender=PHONE))
    assert row.phone_index != row.sender_index


def test_revealing_is_on_record_without_the_value(letters, add_letter, change):
    number = add_letter(phone=PHONE)
    assert change(number, reveal, "phone", "回访") == PHONE
    entry = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert (entry.kind, entry.record_id, entry.action) == ("test.letter", str(number), "revealed")
    assert (entry.reason, entry.fields) == ("回访", ["phone"])


def test_revealing_needs_a_reason(letters, add_letter, change):
    number = add_letter(phone=PHONE)
    with pytest.raises(ReasonMissing):
        change(number, reveal, "phone", " ")
    assert db.session.scalar(select(AuditEntry).where(AuditEntry.action == "revealed")) is None


def test_erasing_takes_values_index_and_key(letters, add_letter, change):
    number, other = add_letter(phone=PHONE, sender=SENDER), add_letter(phone=PHONE)
    change(number, erase, "撤回")
    row = letter(letters, number)
    assert [row.phone, row.phone_index, row.sender, row.sender_index] == [None] * 4
    assert found(letters, "phone", PHONE) == [other]
    assert keys() == 1
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "erased")).one()
    assert (entry.reason, entry.fields) == ("撤回", ["phone", "sender", "address"])


def test_old_bytes_put_back_after_an_erasure_cannot_be_read(letters, add_letter, change):
    number = add_letter(phone=PHONE)
    before = letter(letters, number).phone
    change(number, erase, "撤回")
    with writing() as tx:
        tx.session.execute(update(letters).values(phone=before))
    assert read_sealed(letter(letters, number), "phone") is None
    change(number, write_sealed, "sender", SENDER)  # the record has a key again, another one
    with pytest.raises(SealBroken):
        read_sealed(letter(letters, number), "phone")


def test_erasing_one_field_leaves_the_others_under_a_new_key(letters, add_letter, change):
    number = add_letter(phone=PHONE, sender=SENDER)
    before = letter(letters, number).phone
    change(number, erase, "更正", ["phone"])
    row = letter(letters, number)
    assert (read_sealed(row, "phone"), read_sealed(row, "sender")) == (None, SENDER)
    assert found(letters, "sender", SENDER) == [number]
    with writing() as tx:
        tx.session.execute(update(letters).values(phone=before))
    with pytest.raises(SealBroken):
        read_sealed(letter(letters, number), "phone")


def test_a_deleted_record_takes_its_key_along(letters, add_letter):
    number = add_letter(phone=PHONE)
    with writing() as tx:
        tx.session.delete(load(letters, number))
    assert keys() == 0


def test_where_the_key_is_gone_nothing_is_left_to_read(letters, add_letter):
    number = add_letter(phone=PHONE)
    with writing() as tx:
        tx.session.execute(delete(RecordKey))
    assert read_sealed(letter(letters, number), "phone") is None


def places_of(marks, instance):
    """Where any of the marks lies in the files of the installation."""
    files = [path for path in instance.rglob("*") if path.is_file()]
    return sorted({path.name for path in files for mark in marks if mark in path.read_bytes()})


def test_planted_values_are_nowhere_in_clear(letters, add_letter, change, instance, caplog):
    caplog.set_level(logging.DEBUG)
    marks = [PHONE.encode(), SENDER.encode(), SENDER.encode("utf-16-le")]
    number = add_letter(phone=PHONE, sender=SENDER)
    change(number, reveal, "phone", "回访")
    assert places_of(marks, instance) == []
    rows = db.session.execute(text("SELECT * FROM test_letter")).all()
    rows += db.session.execute(text("SELECT * FROM portal_audit")).all()
    cells = [cell if isinstance(cell, bytes) else str(cell).encode() for row in rows for cell in row]
    assert b"revealed" in cells
    assert [cell for cell in [*cells, caplog.text.encode()] for mark in marks if mark in cell] == []


def test_after_an_erasure_neither_value_nor_key_is_in_any_file(letters, add_letter, change, instance):
    if db.engine.dialect.name != "sqlite":
        pytest.skip("looks into the files of SQLite")
    number = add_letter(phone=PHONE, sender=SENDER)
    row = letter(letters, number)
    marks = [bytes(row.phone), bytes(row.sender), row.phone_index, db.session.scalar(select(RecordKey.sealed_key))]
    db.session.rollback()
    assert places_of(marks, instance) != []
    change(number, erase, "撤回")
    db.session.rollback()
    assert wipe_traces(db.engine)
    assert places_of(marks, instance) == []


def test_traces_stay_while_a_reader_is_in_the_way_and_it_says_so(letters, add_letter, change):
    if db.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL waits for readers")
    number = add_letter(phone=PHONE)
    with db.engine.connect() as reader:
        reader.exec_driver_sql("BEGIN")
        reader.execute(select(func.count()).select_from(RecordKey))
        reader.exec_driver_sql("PRAGMA busy_timeout=0")
        change(number, erase, "撤回")
        assert not wipe_traces(db.engine)
    assert wipe_traces(db.engine)


def test_traces_can_be_wiped_on_either_database(letters, add_letter, change):
    number = add_letter(phone=PHONE)
    change(number, erase, "撤回")
    db.session.rollback()
    assert wipe_traces(db.engine)
    assert keys() == 0
