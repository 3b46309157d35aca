"""What the tests of records share: letters with sealed fields, and files that were checked."""

from collections.abc import Callable
from itertools import count

import pytest
from flask import Flask
from sqlalchemy import Text, select
from sqlalchemy.orm import Mapped, mapped_column

from portal.database.types import Sealed
from portal.items import Subject
from portal.office.guard import check_upload
from portal.records.blind_index import index_column, phone_digits, plain_words
from portal.records.file_store import CheckedFile, file_store
from portal.records.models import Record
from portal.records.sealed_fields import sealed_column, write_sealed
from portal.records.writing import load, writing
from tests.office.samples import upload

_numbers = count()


class Letter(Record):
    """A letter with the name and the telephone number of its sender."""

    __tablename__ = "test_letter"
    kind = "test.letter"

    subject: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[Sealed | None] = sealed_column()
    phone_index: Mapped[bytes | None] = index_column(phone_digits)
    sender: Mapped[Sealed | None] = sealed_column()
    sender_index: Mapped[bytes | None] = index_column(plain_words)
    address: Mapped[Sealed | None] = sealed_column()

    @classmethod
    def visible_to(cls, user):
        """All letters."""
        return select(cls)


@pytest.fixture
def letters(app):
    """The model, with its table."""
    with writing() as tx:
        Letter.__table__.create(tx.session.connection())
    return Letter


@pytest.fixture
def add_letter(letters):
    """Add a letter with sealed fields; returns its number."""

    def add(**values):
        with writing():
            letter = Letter()
            for field, value in values.items():
                write_sealed(letter, field, value)
            return letter.id

    return add


@pytest.fixture
def change(letters):
    """Do something to a letter inside writing(): `change(number, erase, "reason")`."""

    def do(number, action, *arguments):
        with writing():
            return action(load(Letter, number), *arguments)

    return do


@pytest.fixture
def checked(app: Flask) -> Callable[..., CheckedFile]:
    """A text file that was checked: `checked("report.txt")`; each has its own content unless one is given."""

    def make(name: str = "report.txt", content: str = "") -> CheckedFile:
        return check_upload(upload((content or f"report {next(_numbers)}").encode(), name))

    return make


@pytest.fixture
def owner() -> Subject:
    """A record that files hang on."""
    return Subject("notes.note", "7")


@pytest.fixture
def on_disk(app: Flask) -> Callable[[], set[str]]:
    """The names of the files that lie in the store."""
    return lambda: {path.name for paths in file_store().folders() for path in paths}
