"""Which forms there are, and which names their templates may use."""

from ...errors import NotThere
from ...hooks.calling import call, call_each
from ...items import WordForm
from ..filling.known import Known


def forms_by_plugin() -> dict[str, list[WordForm]]:
    """The forms of the plugins that are on, by the plugin's name, in the order of their titles."""
    return {
        plugin: sorted(forms, key=lambda form: str(form.title))
        for plugin, forms in sorted(call_each("word_forms").items())
        if forms
    }


def find_form(name: str) -> WordForm:
    """A form by its name. Raises NotThere."""
    for form in call("word_forms"):
        if form.name == name:
            return form
    raise NotThere


def known_of(form: WordForm) -> Known:
    """What a template of the form may use."""
    lists = {group.name: tuple(column.name for column in group.columns) for group in form.rows}
    return Known(tuple(field.name for field in form.fields), lists)
