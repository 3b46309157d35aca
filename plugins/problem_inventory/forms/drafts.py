"""The forms of problems and items before they are published."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, FieldList, Form, FormField, SelectField, StringField, ValidationError
from wtforms.validators import Length, Optional

from portal.web.fields import line, one_line, options, says_so, words
from portal.web.forms import Versioned

from ..drafting import ItemTexts, ProblemTexts, Step
from ..models import Measure, RectificationItem, RectificationPlan
from ..terms import HORIZONS
from .fields import TITLE, Checkboxes

MOST_MEASURES = 30
_SHOWN = [name for name in ItemTexts.__dataclass_fields__ if name != "measures"]


class ProblemForm(Versioned):
    """What was found wrong, why, and where that came from."""

    title = StringField(_l("Problem"), [says_so, TITLE], filters=[one_line], description=_l("In one line."))
    text = words(_l("How it shows"), says_so)
    cause = words(_l("Cause"), hint=_l("For the office only, never published."))
    source = line(_l("Source of the problem"), says_so, hint=_l("Say, own check, public opinions, inspection."))
    aspect = line(_l("Aspect of the work"), says_so, hint=_l("As in the plan, say, efficiency of the office."))

    def texts(self) -> ProblemTexts:
        """What was typed."""
        return ProblemTexts(self.title.data, self.text.data, self.cause.data, self.source.data, self.aspect.data)


class StepForm(Form):
    """One row of the measures."""

    text = StringField(_l("What is done"), [Length(max=200)], filters=[one_line])
    owner = line(_l("Owner"))
    deadline = DateField(_l("Date"), [Optional()])

    @property
    def step(self) -> Step:
        """The row as a measure."""
        return Step(self.text.data, self.owner.data, self.deadline.data)


class ItemForm(Versioned):
    """The draft of an item in the order of the five elements. Gaps are allowed: the draft's page says what lacks."""

    title = StringField(_l("Item"), [says_so, TITLE], filters=[one_line], description=_l("What is put right."))
    problem_ids = Checkboxes(_l("Problems it cures"), coerce=int)
    group_id = SelectField(_l("Heading of the plan"), coerce=int)
    goal = words(_l("Goal"), hint=_l("With a number, a date, a document or a result that can be counted."))
    horizon = SelectField(_l("Horizon"))
    stage_id = SelectField(_l("Stage"), coerce=int)
    deadline = DateField(_l("Deadline"), [Optional()], description=_l("Never after the end of the stage."))
    measures = FieldList(FormField(StepForm), min_entries=1, max_entries=MOST_MEASURES)
    first_responsible = line(_l("First responsible"))
    lead_official = line(_l("Lead official"))
    responsible_unit = line(_l("Responsible unit"))
    owner = line(_l("Owner"))
    supporting_unit = line(_l("Supporting unit"))
    commitment = words(_l("Public promise"), hint=_l("What everybody can hold the office to."))

    def offer(self, plan: RectificationPlan) -> None:
        """Fill the choices with what the plan has."""
        self.problem_ids.choices = options((it.id, f"{it.number}. {it.title}") for it in plan.problems)
        self.horizon.choices = options(HORIZONS.items())
        self.group_id.choices = options([(0, _("None")), *((it.id, it.title) for it in plan.groups)])
        self.stage_id.choices = options((it.id, f"{it.title}（{it.start} — {it.end}）") for it in plan.stages)
        self._ends = {it.id: it.end for it in plan.stages}

    def validate_deadline(self, field: DateField) -> None:
        """Not after the end of the stage."""
        end = self._ends.get(self.stage_id.data)
        if field.data and end and field.data > end:
            raise ValidationError(_("The stage ends on %(end)s: the deadline cannot be later.", end=end))

    def validate_measures(self, field: FieldList) -> None:
        """No measure ends after the item itself."""
        for row in field:
            late = self.deadline.data and row.deadline.data and row.deadline.data > self.deadline.data
            if late:
                row.deadline.errors = [_("This is after the item's own deadline.")]
                raise ValidationError(_("A measure ends after the item's own deadline."))

    def texts(self) -> ItemTexts:
        """What was typed; rows without a word are left out."""
        names = [name for name in ItemTexts.__dataclass_fields__ if name not in ("measures", "group_id")]
        steps = [row.step for row in self.measures]
        typed = [step for step in steps if step.text or step.owner or step.deadline]
        values = {name: self[name].data for name in names}
        return ItemTexts(**values, group_id=self.group_id.data or None, measures=typed)


def values_of(item: RectificationItem) -> dict[str, Any]:
    """What the form of an item begins with."""
    names = [name for name in ItemTexts.__dataclass_fields__ if name not in ("measures", "problem_ids")]
    measures = [{"text": it.text, "owner": it.owner, "deadline": it.deadline} for it in item.measures]
    values = {name: getattr(item, name) for name in names}
    return values | {
        "version": item.version,
        "group_id": item.group_id or 0,
        "problem_ids": [it.id for it in item.problems],
        "measures": measures,
    }


def differences(form: ItemForm, item: RectificationItem) -> list[tuple[str, str, str]]:
    """Where the form says something else than is stored by now: label, stored words, typed words."""
    stored, typed = values_of(item), form.texts()
    pairs = [(form[name].label.text, _named(form, name, stored), _named(form, name, vars(typed))) for name in _SHOWN]
    pairs.append((_("Measures"), _listed(item.measures), _listed(typed.measures)))
    return [pair for pair in pairs if pair[1] != pair[2]]


def _named(form: ItemForm, name: str, values: Mapping[str, Any]) -> str:
    """A value in words: of a choice its title."""
    value = values[name]
    if not hasattr(form[name], "choices"):
        return str(value or "")
    chosen = value if isinstance(value, (list, tuple)) else [value or 0]
    return "\n".join(str(it.label) for it in form[name].choices if it.value in chosen)


def _listed(measures: Iterable[Measure | Step]) -> str:
    return "\n".join(f"{it.text}　{it.owner}　{it.deadline or ''}" for it in measures)
