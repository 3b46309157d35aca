"""The forms of an adoption: in which form the rule is issued, the texts, and what was decided."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, RadioField, SelectField, SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from portal.web.fields import line, options, tidied
from portal.web.forms import Versioned
from portal.web.moves import MoveForm

from ..issuing import Issuing
from ..outcome_terms import FORMS
from ..registering import RuleFacts
from ..texts import LONGEST
from .fields import Placed, day
from .rules import KINDS

DESCRIBED = ("text_kind", "domain", "body", "office", "scope")


def _text(label: Any) -> TextAreaField:
    return TextAreaField(label, [Length(max=LONGEST)], filters=[tidied])


class PrepareForm(FlaskForm):
    """In which form the rule is to be issued."""

    form = RadioField(_l("Form of the outcome"))

    def offer(self, codes: list[str]) -> None:
        """Fill the choices."""
        self.form.choices = options((code, FORMS[code]) for code in codes)


class TextsForm(Versioned):
    """The decision and the explanation as a clerk writes them."""

    decision = _text(_l("Text of the amending decision"))
    explanation = _text(_l("Explanation of the revision"))


class AdoptForm(MoveForm):
    """Number and days of the document."""

    number = line(_l("Document number"), hint=_l("As on the paper; left empty, the portal gives the next number."))
    issued_on = DateField(_l("Issued on"), [InputRequired(_l("Enter the day."))])
    in_force_from = day(_l("In force from"), _l("Left empty, from the day of issue."))

    def issuing(self, title: str) -> Issuing:
        """What was typed; `title` names the rule."""
        return Issuing(self.issued_on.data, self.in_force_from.data, self.number.data)


class AbolishForm(AdoptForm):
    """The same notice may abolish several rules."""

    others = SelectMultipleField(
        _l("Abolished by the same notice"), coerce=int, widget=ListWidget(), option_widget=CheckboxInput()
    )

    def __init__(self, *arguments: Any, choices: list[tuple[int, str]], **values: Any) -> None:
        super().__init__(*arguments, **values)
        self.others.choices = choices
        if not choices:
            del self.others

    def issuing(self, title: str) -> Issuing:
        """What was typed."""
        others = self.others.data if "others" in self else ()
        return Issuing(self.issued_on.data, self.in_force_from.data, self.number.data, others=others)


class EstablishForm(AdoptForm, Placed):
    """What the register shall say of the new rule."""

    text_kind = SelectField(_l("Kind of text"), choices=options(KINDS))

    def __init__(self, *arguments: Any, **values: Any) -> None:
        super().__init__(*arguments, **values)
        self.offer()

    def issuing(self, title: str) -> Issuing:
        """What was typed."""
        facts = RuleFacts(title=title, **{name: self[name].data for name in DESCRIBED})
        return Issuing(self.issued_on.data, self.in_force_from.data, self.number.data, rule=facts)
