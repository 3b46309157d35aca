"""A new seal key: everything stays readable, the former key opens nothing, and a killed run goes on."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from portal.extensions import db
from portal.people.models import User
from portal.people.second_factor import TELEPHONES, _row
from portal.records import seal_rotation
from portal.records.models import AuditEntry, RecordKey
from portal.records.record_keys import RECORD_KEYS
from portal.records.seal_rotation import rotate
from portal.records.sealed_fields import read_sealed, write_sealed
from portal.records.sealing import KeysDiffer, SealBroken, decrypt, fingerprint, seal, unseal
from portal.records.writing import load, writing
from portal.secrets import begin_rotation, load_secrets
from portal.testing import add_user

PHONE = "13812341234"


@pytest.fixture
def person(app):
    """Somebody with a telephone as second factor."""
    number = add_user("wang", "staff")
    with writing():
        load(User, number).totp_sealed = seal(_row(number), b"SECRET")
    return number


def rotate_all():
    done = rotate(RECORD_KEYS, TELEPHONES)
    db.session.rollback()
    return done


def sealed_keys():
    db.session.rollback()
    return db.session.scalars(select(RecordKey.sealed_key)).all()


def test_everything_is_read_as_before_and_the_former_key_opens_nothing(letters, add_letter, person, instance):
    numbers = [add_letter(phone=PHONE) for _ in range(3)]
    former, index = load_secrets(instance)["seal"], fingerprint("x", "y")
    assert rotate_all() == seal_rotation.Rotation(resealed=4)
    assert [read_sealed(db.session.get(letters, number), "phone") for number in numbers] == [PHONE] * 3
    user = db.session.get(User, person)
    assert unseal(_row(person), user.totp_sealed) == b"SECRET"
    assert user.version == 2  # no form that somebody has open became stale
    with pytest.raises(SealBroken):
        decrypt(former, _row(person), user.totp_sealed)
    assert former not in load_secrets(instance).values()
    assert fingerprint("x", "y") == index


def test_more_values_than_a_batch_are_all_sealed_anew(add_letter, monkeypatch):
    monkeypatch.setattr(seal_rotation, "BATCH", 2)
    for _ in range(5):
        add_letter(phone=PHONE)
    before = sealed_keys()
    assert rotate_all().resealed == 5
    assert not set(before) & set(sealed_keys())


def test_it_stands_in_the_audit_list(app):
    rotate_all()
    actions = select(AuditEntry.action).where(AuditEntry.kind == "portal.keys").order_by(AuditEntry.id)
    assert db.session.scalars(actions).all() == ["rotation_begun", "values_sealed_anew"]


def test_a_value_that_no_key_opens_is_counted_and_left(letters, add_letter):
    number = add_letter(phone=PHONE)
    with writing() as tx:
        tx.session.execute(update(RecordKey).values(sealed_key=b"broken"))
    assert rotate_all() == seal_rotation.Rotation(broken=1)
    assert sealed_keys() == [b"broken"]
    with pytest.raises(SealBroken):
        read_sealed(db.session.get(letters, number), "phone")


def test_a_process_with_the_former_key_in_memory_goes_on(letters, add_letter, app, make_app, instance):
    number, other = add_letter(phone=PHONE), make_app()
    assert rotate_all().resealed == 1
    with other.app_context():
        assert other.extensions["portal_keys"]["seal"] != load_secrets(instance)["seal"]
        assert read_sealed(db.session.get(letters, number), "phone") == PHONE


def test_a_process_with_the_former_key_in_memory_seals_with_the_new_one(letters, app, make_app):
    other = make_app()
    rotate_all()
    with other.app_context(), writing():
        letter = letters()
        write_sealed(letter, "phone", PHONE)
        number = letter.id
    assert read_sealed(db.session.get(letters, number), "phone") == PHONE


def test_a_machine_without_the_new_key_saves_nothing(letters, app, instance, make_app):
    former = (instance / "secrets.json").read_text()
    rotate_all()
    (instance / "secrets.json").write_text(former)
    with make_app().app_context():
        with pytest.raises(KeysDiffer), writing():
            write_sealed(letters(), "phone", PHONE)
        with pytest.raises(KeysDiffer):
            rotate_all()
    assert (instance / "secrets.json").read_text() == former
    assert db.session.scalar(select(func.count()).select_from(letters)) == 0


def test_while_it_is_going_on_both_keys_are_read(letters, add_letter, instance, make_app):
    number = add_letter(phone=PHONE)
    begin_rotation(instance)
    with make_app().app_context():
        assert read_sealed(db.session.get(letters, number), "phone") == PHONE
        with writing():
            write_sealed(letters(id=number + 1), "phone", PHONE)
    assert read_sealed(db.session.get(letters, number + 1), "phone") == PHONE
    assert rotate_all().resealed == 1


WRITER = """
import sys
from portal import create_app
from portal.people.models import User
from portal.people.second_factor import _row
from portal.records.sealing import seal
from portal.records.writing import writing

with create_app(instance=sys.argv[1], database_url=sys.argv[2]).app_context():
    for number in range(60):
        with writing() as tx:
            user = User(name=f"{sys.argv[3]}-{number}", title="x")
            tx.session.add(user)
            tx.session.flush()
            user.totp_sealed = seal(_row(user.id), b"SECRET")
        print(number, flush=True)
"""


def test_what_others_write_meanwhile_is_sealed_with_the_new_key_in_the_end(app, instance):
    url = app.extensions["portal_config"].database_url
    command = [sys.executable, "-c", WRITER, str(instance), url]
    writers = [subprocess.Popen([*command, name], stdout=subprocess.PIPE) for name in ("one", "two")]
    for writer in writers:
        writer.stdout.readline()
    for _ in range(3):
        rotate_all()
    for writer in writers:
        writer.communicate(timeout=100)
    assert [writer.returncode for writer in writers] == [0, 0]
    users = db.session.scalars(select(User)).all()
    assert len(users) == 120
    assert {decrypt(load_secrets(instance)["seal"], _row(user.id), user.totp_sealed) for user in users} == {b"SECRET"}


KILLED = """
import os, signal, sys
from portal import create_app
from portal.records import seal_rotation
from portal.records.record_keys import RECORD_KEYS
from portal.people.second_factor import TELEPHONES

seal_rotation.BATCH, place = 1, sys.argv[3]
def die(): os.kill(os.getpid(), signal.SIGKILL)
def dying(name, before):
    real, calls = getattr(seal_rotation, name), []
    def stand_in(*arguments):
        calls.append(name)
        if before or len(calls) < 3:
            before and die()
            return real(*arguments)
        die()
    setattr(seal_rotation, name, stand_in)
dying(place, before=place != "_reseal")
with create_app(instance=sys.argv[1], database_url=sys.argv[2]).app_context():
    seal_rotation.rotate(RECORD_KEYS, TELEPHONES)
"""


@pytest.mark.parametrize("place", ["read_keys_again", "_name", "_reseal_column", "_reseal", "end_rotation"])
def test_killed_anywhere_it_loses_nothing_and_goes_on(place, letters, add_letter, person, app, instance):
    numbers = [add_letter(phone=PHONE) for _ in range(5)]
    url = app.extensions["portal_config"].database_url
    done = subprocess.run([sys.executable, "-c", KILLED, str(instance), url, place], check=False, timeout=100)
    assert done.returncode == -signal.SIGKILL
    db.session.rollback()
    assert [read_sealed(db.session.get(letters, number), "phone") for number in numbers] == [PHONE] * 5
    made = load_secrets(instance)["seal"]
    rotate_all()
    assert load_secrets(instance)["seal"] == made
    assert "seal_before" not in load_secrets(instance)
    assert [read_sealed(db.session.get(letters, number), "phone") for number in numbers] == [PHONE] * 5
    assert unseal(_row(person), db.session.get(User, person).totp_sealed) == b"SECRET"


def test_the_command_says_what_was_done(app, add_letter, instance):
    add_letter(phone=PHONE)
    names = {"PORTAL_INSTANCE": str(instance), "PORTAL_DATABASE_URL": app.extensions["portal_config"].database_url}
    command = [sys.executable, "-m", "portal", "keys", "rotate"]
    done = subprocess.run(command, env=os.environ | names, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 0, done.stderr
    assert "1 values" in done.stdout


@pytest.mark.once
def test_whatever_seals_for_the_database_is_sealed_anew():
    portal = Path(seal_rotation.__file__).parents[1]
    sealing = [
        path.relative_to(portal).as_posix()
        for path in portal.rglob("*.py")
        if re.search(r"import .*\bseal\b", path.read_text("utf-8"))
    ]
    # A module that is new here needs a SealedColumn, and a place in portal/commands/keys.py.
    assert sorted(sealing) == ["people/second_factor.py", "records/record_keys.py"]
