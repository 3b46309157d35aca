"""The core's own tables for records, and the class a record that people edit inherits."""

from datetime import datetime
from typing import Any, ClassVar, Self

from sqlalchemy import JSON, Index, LargeBinary, Select, Text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from ..clock import now
from ..database.types import BigId, Instant
from ..extensions import Base
from ..items import SearchDocument, SignedIn
from .public_log import Logged


class Record(Base):
    """A record with a number, a version that unmasks stale forms, and a rule of who may see it.

    `kind` is "<plugin>.<thing>"; `visible_to` must be written for every kind, or nobody can load it.
    `log` says how the kind stands in the public log; without it a kind is not covered.
    """

    __abstract__ = True
    kind: ClassVar[str]
    log: ClassVar[Logged | None] = None

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    version: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}

    @property
    def is_public(self) -> bool:
        """Whether a public page shows the record now: a change of it then makes kept pages old."""
        return False

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """The records of this kind that the person may know of."""
        raise NotImplementedError(f"{cls.__name__} does not say who may see it")

    def search_document(self) -> SearchDocument | None:
        """What is found of this record now; None when nothing is. Read again at each `record(change)`."""
        return None


class AuditEntry(Base):
    """Who did what to which record, when; names of fields, never personal values."""

    __tablename__ = "portal_audit"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant, default=now)
    actor_id: Mapped[int | None] = mapped_column(BigId)
    actor: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    record_id: Mapped[str] = mapped_column(Text)  # a number, or the name of a plugin or role
    action: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, default="")
    fields: Mapped[list[str]] = mapped_column(JSON, default=list)
    request_id: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (Index(None, "kind", "record_id"),)


class State(Base):
    """Few small facts that every request needs: which plugins are on, and the version of the public pages."""

    __tablename__ = "portal_state"

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class StoredSetting(Base):
    """A value an administrator set; the default lies in the plugin's code."""

    __tablename__ = "portal_setting"

    component: Mapped[str] = mapped_column(Text, primary_key=True)
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)


class RecordKey(Base):
    """The key of one record's sealed fields, itself sealed with the installation's key; deleting it erases them."""

    __tablename__ = "portal_record_key"

    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    record_id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    sealed_key: Mapped[bytes] = mapped_column(LargeBinary)


class Numbers(Base):
    """The last number taken of a series in a year; year 0 where the series runs on."""

    __tablename__ = "portal_number"

    series: Mapped[str] = mapped_column(Text, primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int] = mapped_column(BigId)
