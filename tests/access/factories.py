"""Factories of the core's endpoints, and finding those of the plugins (plugins/<name>/tests/access_factories.py)."""

from datetime import date, timedelta
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import IO

import pyotp
from flask import current_app

from portal.admin.settings import PREFIX, described
from portal.extensions import db
from portal.host.state import current_host
from portal.items import Subject
from portal.office.forms import versions
from portal.office.forms.known import find_form, forms_by_plugin
from portal.office.kinds import MEDIA_TYPES
from portal.people import accounts, grants, links, second_factor
from portal.people.models import User
from portal.people.passwords import hash_password
from portal.people.roles import ADMINISTRATORS
from portal.people.session_list import sessions_of
from portal.people.sessions import open_session
from portal.records.file_store import CheckedFile, file_store
from portal.records.jobs import QueuedJob
from portal.records.notices import Notice, notices_of, tell
from portal.records.state import read_state
from portal.records.workdays import changes, years
from portal.records.workdays.pasted import Departure
from portal.records.writing import load, writing
from portal.testing import add_user
from portal.testing_access import Arguments, Factory, UserId
from tests.access import importing, reviewing

PASSWORD = "tractor lemon basin"
GONE = 987654321
NO_FORM = {"name": "none.none"}
numbers = count(1)


def all_factories() -> dict[str, Factory]:
    """The factories by endpoint."""
    found = CORE | reviewing.FACTORIES | importing.FACTORIES
    for path in sorted(Path(__file__).parents[2].glob("plugins/*/tests/access_factories.py")):
        spec = spec_from_file_location(f"access_factories_{path.parents[1].name}", path)
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        found |= module.FACTORIES
    return found


def fresh(word: str) -> str:
    """A name that nobody has yet."""
    return f"{word}{next(numbers)}"


def somebody(user_id: UserId) -> Arguments:
    """Another person's account."""
    return {"user_id": add_user(fresh("person"), "staff")}


def version(user_id: UserId, **others: object) -> Arguments:
    """The version of the account made last, with a reason."""
    newest = db.session.query(User).order_by(User.id.desc()).first()
    return {"version": newest.version, "reason": "matrix", **others}


def somebodys_session(user_id: UserId) -> Arguments:
    """Another person who is signed in."""
    person = add_user(fresh("person"), "staff")
    return {"user_id": person, "session_id": session_of(person)}


def own_session(user_id: UserId) -> Arguments:
    """A second browser of the person."""
    return {"session_id": session_of(user_id or add_user(fresh("person")))}


def foreign_session(user_id: UserId) -> Arguments:
    """Another person's browser."""
    return {"session_id": session_of(add_user(fresh("person"), "staff"))}


def session_of(user_id: int) -> int:
    """Sign a person in somewhere, and return the session's number."""
    with writing():
        open_session(user_id, "192.0.2.0/24", "test")
    return sessions_of(user_id)[0].id


def invitation(user_id: UserId) -> Arguments:
    """A link that was not used yet."""
    with writing():
        return {"token": links.issue(links.INVITATION, add_user_inside(fresh("invited")))}


def add_user_inside(name: str) -> int:
    """An account without password, added in the transaction one is in."""
    from portal.records.writing import current_transaction

    user = User(name=name, title=name)
    current_transaction().session.add(user)
    current_transaction().session.flush()
    return user.id


def with_password(user_id: UserId, **fields: object) -> Arguments:
    """Give the person a password, as far as there is a person."""
    password_hash = known_hash()
    if user_id is not None:
        with writing():
            load(User, user_id).password_hash = password_hash
    return fields


def known_hash() -> str:
    """The hash of PASSWORD, made once."""
    if not _hashes:
        _hashes.append(hash_password(PASSWORD))
    return _hashes[0]


_hashes: list[str] = []


def new_password(user_id: UserId) -> Arguments:
    """The form of a changed password."""
    return with_password(user_id, present=PASSWORD, new_password="violin gravel teapot", again="violin gravel teapot")


def signing_in(user_id: UserId) -> Arguments:
    """Name and password of an account."""
    person = add_user(fresh("person"), "staff")
    with_password(person)
    return {"name": accounts.find(person).name, "password": PASSWORD}


def telephone(user_id: UserId) -> Arguments:
    """A telephone's first code."""
    carried = second_factor.new_secret(user_id or 0)
    return {"secret": carried, "code": pyotp.TOTP(second_factor.read_secret(user_id or 0, carried)).now()}


def has_telephone(user_id: UserId) -> Arguments:
    """A person with a telephone."""
    if user_id is not None:
        with writing():
            load(User, user_id).second_factor = second_factor.PHONE
    return {}


def new_account(user_id: UserId) -> Arguments:
    """The form of a new account."""
    return {"name": fresh("new"), "title": "新来的人"}


def a_change(user_id: UserId) -> Arguments:
    """A change of the matrix, after a look at it."""
    present = grants.granted()
    pair = next(f"{role} {name}" for role, name in sorted(present) if (role, name) not in grants.FIXED)
    return {"take": pair, "stamp": grants.stamp(present), "reason": "matrix"}


def own_notice(user_id: UserId) -> Arguments:
    """A notice told to the person."""
    return {"notice_id": told(user_id or add_user(fresh("person")))}


def foreign_notice(user_id: UserId) -> Arguments:
    """A notice told to somebody else."""
    return {"notice_id": told(add_user(fresh("person"), "staff"))}


def told(user_id: int) -> int:
    """Tell a person something, and return the notice's number."""
    with writing():
        tell([user_id], "matrix", "", "/portal/desk", Subject("portal.matrix", "1"))
    return db.session.scalars(notices_of(user_id, unread=True).order_by(Notice.id.desc())).first().id


def a_module(user_id: UserId) -> Arguments:
    """A module that no other one needs."""
    return {"name": current_host().loaded[-1].name}


def switching(user_id: UserId) -> Arguments:
    """The form that switches it."""
    on = read_state().switched_on(str(a_module(user_id)["name"]))
    return {"wanted": "off" if on else "on", "reason": "matrix"}


def a_module_with_settings(user_id: UserId) -> Arguments:
    """A module that has something to set."""
    return {"name": next(it.name for it in current_host().loaded if described(it.name))}


def failed_job(user_id: UserId) -> Arguments:
    """A job of the background that was tried in vain."""
    with writing() as tx:
        row = QueuedJob(name="portal.sweep", attempts=6, error="Traceback")
        tx.session.add(row)
        tx.session.flush()
        return {"job_id": row.id}


def defaults(component: str) -> Arguments:
    """The form of settings with what is proposed."""
    return {PREFIX + setting.key: setting.default for setting in described(component)}


def module_defaults(user_id: UserId) -> Arguments:
    """The same for the module that has something to set."""
    return defaults(str(a_module_with_settings(user_id)["name"]))


def a_work_year(user_id: UserId) -> Arguments:
    """A year of the working calendar that is not published."""
    return {"number": 2030}


def of_the_year(user_id: UserId, **others: object) -> Arguments:
    """The form of a change of that year."""
    db.session.rollback()
    return {"version": years.find_year(2030).version, "reason": "matrix", "name_zh": "元旦", **others}


def free_weekday() -> date:
    """A day of that year that is not in the list and no weekend."""
    taken = {it.day for it in years.find_year(2030).days}
    days = (date(2030, 1, 1) + timedelta(number) for number in range(365))
    return next(day for day in days if day.weekday() < 5 and day not in taken)


def a_workday(user_id: UserId) -> Arguments:
    """A day of the list of that year."""
    day, version = free_weekday(), years.find_year(2030).version
    changes.add_day(2030, version, Departure(day, False, "元旦"), "matrix")
    return {"day": day.isoformat()}


def a_form(user_id: UserId) -> Arguments:
    """A form of a module that is on."""
    return {"name": next(form.name for forms in forms_by_plugin().values() for form in forms)}


def a_template() -> tuple[IO[bytes], str]:
    """Another template for it: the shipped one."""
    return BytesIO(find_form(str(a_form(None)["name"])).template.read_bytes()), "a.docx"


def of_the_template(user_id: UserId, **others: object) -> Arguments:
    """The form of a change of it."""
    db.session.rollback()
    known = versions.versions_of(find_form(str(a_form(None)["name"])))
    return {"version": known[0].number if known else 0, **others}


def a_version(user_id: UserId) -> Arguments:
    """A version that was put in force."""
    form, content = find_form(str(a_form(None)["name"])), BytesIO(a_template()[0].read())
    digest = sha256(content.getvalue()).hexdigest()
    checked = CheckedFile(file_store().keep(content), "a.docx", len(content.getvalue()), digest, MEDIA_TYPES[".docx"])
    versions.put_in_force(form, int(of_the_template(None)["version"]), checked, "matrix")
    return {"name": form.name, "number": of_the_template(None)["version"]}


def a_file(user_id: UserId) -> Arguments:
    """The theme's address."""
    _empty, _static, digest, name = current_app.extensions["portal_assets"].url("theme.css").split("/")
    return {"digest": digest, "name": name}


CORE = {
    "account.end_one": Factory(own_session, hidden=foreign_session, missing={"session_id": GONE}),
    "account.link": Factory(
        invitation, missing={"token": "none"}, fields=lambda _: {"new_password": PASSWORD, "again": PASSWORD}
    ),
    "account.password": Factory(fields=new_password),
    "account.phone": Factory(fields=telephone),
    "account.recovery_codes": Factory(has_telephone),
    "account.second_factor": Factory(),
    "account.sign_in": Factory(fields=signing_in),
    "account.without": Factory(declined=ADMINISTRATORS),
    "admin.change_roles": Factory(fields=a_change),
    "admin.discard_job": Factory(failed_job, missing={"job_id": GONE}),
    "admin.end_session": Factory(somebodys_session, missing={"user_id": GONE, "session_id": GONE}),
    "admin.end_sessions": Factory(somebody, missing={"user_id": GONE}),
    "admin.invite_user": Factory(somebody, missing={"user_id": GONE}, fields=version),
    "admin.module_settings": Factory(a_module_with_settings, missing={"name": "none"}, fields=module_defaults),
    "admin.apply_work_year": Factory(
        a_work_year, missing={"number": 1999}, fields=lambda it: of_the_year(it, lines="2030-01-01 休 元旦")
    ),
    "admin.import_work_year": Factory(
        a_work_year, missing={"number": 1999}, fields=lambda it: of_the_year(it, lines="2030-01-01 休 元旦")
    ),
    "admin.new_workday": Factory(
        a_work_year, missing={"number": 1999}, fields=lambda it: of_the_year(it, day=free_weekday(), way="off")
    ),
    "admin.publish_work_year": Factory(a_work_year, missing={"number": 1999}, fields=of_the_year),
    "admin.remove_workday": Factory(a_workday, missing={"day": "2030-12-31"}, fields=of_the_year),
    "admin.rename_workday": Factory(a_workday, missing={"day": "2030-12-31"}, fields=of_the_year),
    "admin.restore_word_template": Factory(a_form, missing=NO_FORM, fields=of_the_template),
    "admin.word_form": Factory(a_form, missing=NO_FORM, fields=lambda it: of_the_template(it, template=a_template())),
    "admin.word_preview": Factory(a_form, missing=NO_FORM),
    "admin.word_template": Factory(a_form, missing=NO_FORM),
    "admin.word_version": Factory(a_version, missing=NO_FORM | {"number": GONE}),
    "admin.work_year": Factory(a_work_year, missing={"number": 1999}),
    "admin.retry_job": Factory(failed_job, missing={"job_id": GONE}),
    "admin.settings": Factory(fields=lambda _: defaults("portal")),
    "admin.switch_module": Factory(a_module, missing={"name": "none"}, fields=switching),
    "admin.new_user": Factory(fields=new_account),
    "admin.rename_user": Factory(
        somebody, missing={"user_id": GONE}, fields=lambda it: version(it, title="另一个名字")
    ),
    "admin.user": Factory(somebody, missing={"user_id": GONE}),
    "admin.user_active": Factory(somebody, missing={"user_id": GONE}, fields=version),
    "admin.user_roles": Factory(somebody, missing={"user_id": GONE}, fields=lambda it: version(it, roles="leader")),
    "assets.static": Factory(a_file, missing={"digest": "0", "name": "none.css"}),
    "portal.read_notice": Factory(own_notice, hidden=foreign_notice, missing={"notice_id": GONE}),
}
