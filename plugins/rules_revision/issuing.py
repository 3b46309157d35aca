"""The document that issues, amends or abolishes rules: its number and its days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session

from portal.errors import PortalError
from portal.items import Decision, Setting
from portal.records.numbering import check_pattern, keep_number, take_number
from portal.records.settings import read_setting

from .models import IssuedDocument
from .registering import RuleFacts

SERIES, PATTERN = "rules_revision.issued", "×政协办发〔{year}〕{number}号"
SETTING = Setting(
    "issued_pattern",
    _l("Number of a document that issues rules"),
    default=PATTERN,
    hint=_l("{year} and {number} stand for what is counted."),
    check=check_pattern,
)


class IssuedTooEarly(PortalError):
    """A document is issued after its adoption."""

    status = 409


@dataclass(frozen=True)
class Issuing:
    """How a document is issued. Without a number it takes the next one; without a day it holds from its issue.

    `rule` is what the register says of a rule that is established; `others` are projects whose rules the same notice
    abolishes.
    """

    issued_on: date
    in_force_from: date | None = None
    number: str = ""
    rule: RuleFacts | None = None
    others: Sequence[int] = ()


def issue(session: Session, form: str, issuing: Issuing, decision: Decision) -> IssuedDocument:
    """Enter a document under its number. Inside writing() only. Raises IssuedTooEarly, NumberTaken."""
    if issuing.issued_on < decision.decided_on:
        raise IssuedTooEarly(_("The document cannot be issued before it was adopted."))
    document = IssuedDocument(
        number=_number(issuing),
        form=form,
        adopted_by=decision.decided_by,
        adopted_on=decision.decided_on,
        basis=decision.basis,
        issued_on=issuing.issued_on,
        in_force_from=issuing.in_force_from or issuing.issued_on,
    )
    session.add(document)
    session.flush()
    return document


def _number(issuing: Issuing) -> str:
    pattern = str(read_setting("rules_revision", SETTING.key, PATTERN))
    if issuing.number:
        return keep_number(SERIES, pattern, issuing.number, IssuedDocument.number)
    return take_number(SERIES, pattern, issuing.issued_on.year)
