"""What staff fill in with each move of an opinion; the names of the fields are those that filling.py takes."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from portal.web.forms import Versioned
from portal.web.moves import MoveForm

from .states import DECLINED, HELP, PLACES, REASONS, REFERRED_MATTERS, SUGGESTION, TAKEN
from .terms import MATTERS, PLACES_SHORT, REASONS_SHORT
from .units import units

LONGEST_TITLE, LONGEST_TEXT = 60, 10_000
_CHOOSE_MATTER = InputRequired(_l("Choose the kind of matter."))
_COMPLAINED_OF = _l("For a report: the unit it complains of. It will never get the letter.")


def _choices(codes: tuple[str, ...], words: dict[str, Any]) -> list[SelectChoice]:
    return [SelectChoice(code, words[code]) for code in codes]


def unit_choices(nothing: str) -> list[SelectChoice]:
    """The units, after an empty choice."""
    return [SelectChoice("", nothing), *(SelectChoice(name, name) for name in units())]


class Described:
    """The fields that say what an opinion is about."""

    title = StringField(_l("Title"), [Length(max=LONGEST_TITLE)], description=_l("Proposed from the first sentence."))
    matter = RadioField(_l("Kind of matter"), [_CHOOSE_MATTER], choices=_choices(TAKEN, MATTERS))
    complained_of = SelectField(_l("Unit complained of"), default="", description=_COMPLAINED_OF)


class TakeUpForm(Described, MoveForm):
    """Taking an opinion up: its title and kind."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.complained_of.choices = unit_choices(_("None of these"))


class DescribeForm(Described, Versioned):
    """Title and kind, written anew."""

    def __init__(self, **named: Any) -> None:
        super().__init__(**named)
        self.complained_of.choices = unit_choices(_("None of these"))


class ReferForm(MoveForm):
    """Where the sender has to turn."""

    matter = RadioField(_l("Kind of matter"), [_CHOOSE_MATTER], choices=_choices(REFERRED_MATTERS, MATTERS))
    outcome = RadioField(
        _l("Place to go"), [InputRequired(_l("Choose the place."))], choices=_choices(PLACES, PLACES_SHORT)
    )


class DeclineForm(MoveForm):
    """Why it is not taken up."""

    matter = RadioField(
        _l("Kind of matter"), [_CHOOSE_MATTER], choices=_choices((*DECLINED, SUGGESTION, HELP), MATTERS)
    )
    outcome = RadioField(
        _l("Reason"), [InputRequired(_l("Choose the reason."))], choices=_choices(REASONS, REASONS_SHORT)
    )


class AssignForm(MoveForm):
    """The unit, and by when."""

    unit = SelectField(_l("Unit"), [InputRequired(_l("Choose the unit."))])
    unit_due = DateField(_l("The unit answers by"), [InputRequired(_l("Say by when the unit has to answer."))])

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.unit.choices = unit_choices(_("Please choose"))


class AskForm(MoveForm):
    """A question to the sender."""

    question = TextAreaField(
        _l("What the sender should tell"),
        [InputRequired(_l("Write what the sender should tell.")), Length(max=2000)],
        description=_l("The sender reads it with number and query code, and answers there."),
    )


class DraftForm(MoveForm):
    """The words of the reply."""

    reply = TextAreaField(
        _l("Reply"),
        [InputRequired(_l("Write the reply first.")), Length(max=LONGEST_TEXT)],
        description=_l("The sender reads it after a second person has approved it."),
    )


class MergeForm(MoveForm):
    """The opinion it goes with."""

    other = StringField(
        _l("Number of the other opinion"),
        [InputRequired(_l("Type the number of the other opinion."))],
        description=_l("The sender then reads the answer to that opinion."),
    )


class ExtendForm(MoveForm):
    """A later date for the answer."""

    due = DateField(_l("New date"), [InputRequired(_l("Say the new date."))])


FORMS: dict[str, type[MoveForm]] = {
    "take_up": TakeUpForm,
    "refer": ReferForm,
    "decline": DeclineForm,
    "assign": AssignForm,
    "ask": AskForm,
    "draft_reply": DraftForm,
    "merge": MergeForm,
}
