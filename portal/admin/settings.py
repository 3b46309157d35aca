"""Settings of the portal and of its modules: a form made of what the hook settings_form describes."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, IntegerField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, ValidationError

from ..errors import PortalError
from ..hooks.calling import call_one
from ..items import Change, Setting, Subject
from ..records.settings import read_setting, write_settings
from ..records.writing import record, writing

KIND = "portal.setting"
LONGEST = 500
PREFIX = "value-"  # a key may be called like something a form has already


def described(component: str) -> list[Setting]:
    """What can be set for a component; nothing for one that is not loaded."""
    return call_one(component, "settings_form")


def settings_form(component: str, settings: list[Setting]) -> FlaskForm:
    """The form, filled with the values in force."""
    fields = {PREFIX + it.key: FIELDS[it.kind](it) for it in settings}
    checks = {f"validate_{PREFIX}{it.key}": _inline(it.check) for it in settings if it.check}
    form: FlaskForm = type("SettingsForm", (FlaskForm,), fields | checks)(data=_present(component, settings))
    return form


def save(component: str, settings: list[Setting], form: FlaskForm) -> bool:
    """Store what was changed and note its keys in the audit; returns whether anything was."""
    present = _present(component, settings)
    changed = {
        it.key: form[PREFIX + it.key].data for it in settings if form[PREFIX + it.key].data != present[PREFIX + it.key]
    }
    if changed:
        with writing():
            write_settings(component, changed)
            record(Change(Subject(KIND, component), "changed", fields=tuple(changed), public=True))
    return bool(changed)


def _present(component: str, settings: list[Setting]) -> dict[str, Any]:
    return {PREFIX + it.key: read_setting(component, it.key, it.default) for it in settings}


def _inline(check: Callable[[Any], None]) -> Callable[[FlaskForm, Field], None]:
    """The component's own check, as WTForms calls it for one field."""

    def validate(form: FlaskForm, field: Field) -> None:
        try:
            check(field.data)
        except PortalError as error:
            raise ValidationError(error.message) from error

    return validate


def _text(it: Setting) -> Field:
    longest = it.maximum or LONGEST
    too_long = _("Use at most %(number)s characters.", number=longest)
    return StringField(it.title, [Length(max=longest, message=too_long)], [_trimmed], description=it.hint)


def _number(it: Setting) -> Field:
    limits = NumberRange(it.minimum, it.maximum, message=_out_of_range(it))
    return IntegerField(it.title, [InputRequired(_("Type a whole number.")), limits], description=it.hint)


def _flag(it: Setting) -> Field:
    return BooleanField(it.title, description=it.hint)


def _choice(it: Setting) -> Field:
    return SelectField(it.title, choices=[SelectChoice(*pair) for pair in it.choices], description=it.hint)


FIELDS: dict[str, Callable[[Setting], Field]] = {"text": _text, "number": _number, "flag": _flag, "choice": _choice}


def _out_of_range(it: Setting) -> str:
    if it.minimum is not None and it.maximum is not None:
        return _("Type a number from %(least)s to %(most)s.", least=it.minimum, most=it.maximum)
    if it.minimum is not None:
        return _("Type a number of at least %(least)s.", least=it.minimum)
    return _("Type a number of at most %(most)s.", most=it.maximum)


def _trimmed(value: str | None) -> str:
    return (value or "").strip()
