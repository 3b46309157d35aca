"""The form of a version of the scoring rules: its bands, and a row for each line."""

from decimal import Decimal
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DecimalField, FieldList, Form, FormField, IntegerField, SelectField, ValidationError
from wtforms.validators import InputRequired, NumberRange, Optional

from portal.web.fields import line, options, says_so
from portal.web.forms import Versioned

from ..duty.ruling import RulesFacts
from ..duty.scoring import Line, Rules
from ..duty.terms import ABSENT, ATTENDANCE, KINDS, LEAVE, ONCE, PRESENT, ROLES
from ..models import DutyRules

EMPTY_LINES, MOST_POINTS = 3, 1000


def points(label: Any, *checks: Any, hint: Any = "", least: int = 0) -> DecimalField:
    """A field of points with at most one decimal."""
    return DecimalField(
        label, [*checks, NumberRange(min=least, max=MOST_POINTS), _one_decimal], description=hint, places=1
    )


def _one_decimal(form: Form, field: Any) -> None:
    if field.data is not None and field.data * 10 != int(field.data * 10):
        raise ValidationError(_("Enter at most one decimal."))


def tenths(value: Decimal | None) -> int:
    """Points as they are kept."""
    return int((value or 0) * 10)


class LineForm(Form):
    """One line of the rules; without a title it is left out."""

    title = line(_l("What counts"), most=100)
    activity = SelectField(_l("Kind"), choices=options((("", _l("Every kind")), *KINDS.items())), default="")
    role = SelectField(_l("As"), choices=options((("", _l("In any role")), *list(ROLES.items())[1:])), default="")
    attendance = SelectField(
        _l("Condition"),
        default="",
        choices=options((("", _l("Done, or present")), *((it, ATTENDANCE[it]) for it in (PRESENT, LEAVE, ABSENT)))),
    )
    worth = points(_l("Points"), Optional(), hint=_l("With a minus: a deduction."), least=-MOST_POINTS)
    by_amount = BooleanField(_l("For each hour or piece"))
    cap = points(_l("At most in a year"), Optional())
    once = SelectField(_l("How often"), choices=options(ONCE.items()), default="")

    def validate_worth(self, field: DecimalField) -> None:
        """A line is worth something."""
        if self.title.data and not field.data:
            raise ValidationError(_("Enter how many points this line is worth."))

    def as_line(self, position: int) -> Line:
        """What was typed."""
        cap = None if self.cap.data is None else tenths(self.cap.data)
        names = ("title", "activity", "role", "attendance", "by_amount", "once")
        return Line(0, position, tenths=tenths(self.worth.data), cap=cap, **{name: self[name].data for name in names})


class RulesForm(Versioned):
    """A version of the scoring rules."""

    year = IntegerField(
        _l("In force from 1 January of"), [InputRequired(_l("Enter the year.")), NumberRange(2000, 2999)]
    )
    title = line(_l("What it is called"), says_so)
    document = line(_l("Document that lays them down"), says_so, most=200)
    minimum = points(_l("Points asked of everybody"), InputRequired(_l("Enter the points.")))
    excellent = points(_l("Excellent from"), InputRequired(_l("Enter the points.")))
    competent = points(_l("Competent from"), InputRequired(_l("Enter the points.")))
    basic = points(_l("Basically competent from"), InputRequired(_l("Enter the points.")))
    lines = FieldList(FormField(LineForm), max_entries=60)

    def validate_basic(self, field: DecimalField) -> None:
        """Bands rise."""
        steps = [self.basic.data, self.competent.data, self.excellent.data]
        if None not in steps and steps != sorted(steps):
            raise ValidationError(_("The bands must rise: basically competent, competent, excellent."))

    def facts(self) -> RulesFacts:
        """What was typed."""
        told = [it.form for it in self.lines if it.form.title.data]
        bands = {name: tenths(self[name].data) for name in ("minimum", "excellent", "competent", "basic")}
        return RulesFacts(
            self.year.data, self.title.data, self.document.data, **bands,
            lines=[it.as_line(at) for at, it in enumerate(told)],
        )  # fmt: skip


def values_of(row: DutyRules, rules: Rules) -> dict[str, Any]:
    """What the form of a version begins with."""
    bands = {name: Decimal(getattr(row, name)) / 10 for name in ("minimum", "excellent", "competent", "basic")}
    texts = {"year": rules.year, "title": row.title, "document": row.document, "version": row.version}
    return texts | bands | {"lines": [*(_line(it) for it in rules.lines), *({} for _empty in range(EMPTY_LINES))]}


def _line(it: Line) -> dict[str, Any]:
    names = ("title", "activity", "role", "attendance", "by_amount", "once")
    cap = None if it.cap is None else Decimal(it.cap) / 10
    return {name: getattr(it, name) for name in names} | {"worth": Decimal(it.tenths) / 10, "cap": cap}
