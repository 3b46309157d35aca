"""The forms of accounts and roles."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import AnyOf, InputRequired, Length, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from ..people.confirming import PasswordConfirmation
from ..people.forms import NameFields
from ..people.roles import ROLES
from ..web.forms import Versioned

ROLE_CHOICES = [SelectChoice(role, title) for role, title in ROLES.items()]


class Roles(SelectMultipleField):
    """Boxes, one a role."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class CreateForm(PasswordConfirmation, NameFields):
    """A new account; the roles only where the person may give them."""

    roles = Roles(_l("Roles"), choices=ROLE_CHOICES)


class TitleForm(Versioned):
    """How others read a person."""

    title = StringField(
        _l("Name and post"), [InputRequired(_l("Type how others will read this account.")), Length(max=60)]
    )


class ReasonForm(PasswordConfirmation, Versioned):
    """A far-reaching change with its reason."""

    reason = StringField(
        _l("Reason"),
        [InputRequired(_l("Say why: the reason stays in the audit list.")), Length(max=200)],
        description=_l("One line; it stays in the audit list."),
    )


class RolesForm(ReasonForm):
    """A person's roles."""

    roles = Roles(_l("Roles"), choices=ROLE_CHOICES)


class GrantsForm(PasswordConfirmation):
    """Changes of the matrix, after a look at them."""

    stamp = HiddenField()
    reason = StringField(_l("Reason"), [InputRequired(_l("Say why: the reason stays in the audit list."))])


class SwitchForm(PasswordConfirmation):
    """Switching a module; `wanted` says which way the person saw, whatever others do meanwhile."""

    wanted = HiddenField(validators=[AnyOf(("on", "off"))])
    reason = StringField(_l("Reason"), [Length(max=200)], description=_l("One line; it stays in the audit list."))

    def validate_reason(self, field: StringField) -> None:
        """Who takes something away from others says why."""
        if self.wanted.data == "off" and not (field.data or "").strip():
            raise ValidationError(_l("Say why: the reason stays in the audit list."))
