"""The forms of rosters as spreadsheets: what is said for all rows, and why whole telephone numbers are needed."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from sqlalchemy import select
from wtforms import BooleanField, DateField, SelectField, ValidationError
from wtforms.validators import Optional

from portal.clock import today
from portal.extensions import db
from portal.web.fields import line, options, says_so

from ..models import Sector, Term


class RosterImportForm(FlaskForm):
    """The term, the day, the decision: the same for all rows."""

    term_id = SelectField(_l("Term of the conference"), coerce=int)
    day = DateField(
        _l("Holds from"), [Optional()],
        description=_l("Empty: today, and for the first list of a term its first day."),
    )  # fmt: skip
    add_missing = BooleanField(
        _l("Add sectors, townships and groups that are not in the lists"),
        description=_l("Otherwise rows with such a title are wrong, and the nearest title is proposed."),
    )
    decided_by = line(_l("Decided by"), most=100, hint=_l("The post, or the meeting."))
    decided_on = DateField(_l("Decided on"), [Optional()])
    basis = line(_l("Basis"), most=200, hint=_l("The meeting with its number, or the document with its number."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("data", {"add_missing": db.session.scalar(select(Sector.id).limit(1)) is None})
        super().__init__(*args, **kwargs)
        terms = db.session.scalars(select(Term).order_by(Term.begins_on.desc())).all()
        self.term_id.choices = options((it.id, it.title) for it in sorted(terms, key=lambda it: it.begins_on > today()))

    def validate_decided_on(self, field: DateField) -> None:
        """The day of the decision has come."""
        if field.data and field.data > today():
            raise ValidationError(_l("The day of the decision lies in the future."))


class ContactListForm(FlaskForm):
    """Why a list with whole telephone numbers is needed."""

    reason = line(
        _l("Why you need to see it"), says_so, hint=_l("Who looked and why is kept in the audit list."), most=200
    )
