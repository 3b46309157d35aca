"""How far a record may be read: the scope that the review approved, and what was withdrawn later."""

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, Text, and_
from sqlalchemy.orm import Mapped, mapped_column

from ..database.types import Instant
from ..errors import NotThere, PortalError
from .models import Record

EVERYBODY = "public"
SCOPES = {
    "office": _l("Inside the office"),
    "party": _l("Inside the Party"),
    "members": _l("Members"),
    EVERYBODY: _l("Everybody"),
}
DISCLOSURE = ("published_at", "scope", "withdrawn_for")  # the columns, for what a kind declares to the public log
# What the public is told where a page was; the full reason stays with the office.
WITHDRAWAL_REASONS = {
    "mistake": _l("it contained a mistake"),
    "personal": _l("it concerned personal data"),
    "scope": _l("it is no longer meant for everybody"),
    "law": _l("the law requires it"),
    "other": _l("for another reason"),
}


class Withdrawn(PortalError):
    """The page was public and is so no longer."""

    status = 410

    def __init__(self, reason_kind: str) -> None:
        super().__init__(_("The content was withdrawn: %(why)s.", why=WITHDRAWAL_REASONS[reason_kind]))


class Disclosed(Record):
    """A record that is published to a scope. `withdrawn_for` is a kind of reason, empty while it is not withdrawn.

    `correctable` names the fields whose clerical errors may be corrected, with their labels; never what was promised.
    """

    __abstract__ = True
    correctable: ClassVar[dict[str, str]] = {}

    published_at: Mapped[datetime | None] = mapped_column(Instant)
    scope: Mapped[str] = mapped_column(Text, default=EVERYBODY, server_default=EVERYBODY)
    withdrawn_for: Mapped[str] = mapped_column(Text, default="", server_default="")

    @property
    def public_title(self) -> str:
        """What the record is called in lists of reviews and withdrawals."""
        raise NotImplementedError(f"{type(self).__name__} does not say its title")

    @property
    def is_public(self) -> bool:
        """Whether everybody may read it now."""
        return self.was_public and not self.withdrawn_for

    @property
    def was_public(self) -> bool:
        """Whether everybody could read it once, withdrawn or not."""
        return self.published_at is not None and self.scope == EVERYBODY

    @classmethod
    def for_everybody(cls) -> ColumnElement[bool]:
        """The condition of lists: published to everybody and not withdrawn."""
        return and_(cls.published_at.is_not(None), cls.scope == EVERYBODY, cls.withdrawn_for == "")


class Kinds(dict[str, type[Disclosed]]):
    """The kinds of records that are published, by their codes; of another code there is nothing to find."""

    def __missing__(self, kind: str) -> type[Disclosed]:
        raise NotThere


def kinds() -> Kinds:
    """The kinds of records that are published."""
    return Kinds((model.kind, model) for model in _models(Disclosed))


def _models(parent: type[Disclosed]) -> Iterator[type[Disclosed]]:
    for model in parent.__subclasses__():
        if "__tablename__" in vars(model):
            yield model
        yield from _models(model)
