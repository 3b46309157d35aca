"""Forms on paper: a plugin's record, filled into the Word template that is in force.

    content = filled("visits.slip", {"来访人": visit.name, "日期": visit.day, "随行": [{"姓名": "…"}, …]})
    return word_file(content, "来访登记表.docx")                     portal.web.file_pages

Which forms there are, the plugins that are on say by the hook word_forms. The office may put a template of its own in
place of the shipped one (portal.office.forms.versions).
"""

from ...items import WordForm
from ..filling.known import Fault
from .faults import TemplateFaulty
from .known import find_form, known_of
from .values import Given, examples, plain
from .versions import template_path


def filled(form_name: str, values: Given) -> bytes:
    """A form with the values of a record: text, whole numbers, dates, and for each list a dict a row.

    Raises NotThere when no module that is on has the form, TemplateFaulty when the template in force no longer fits it,
    ValueError and TypeError when the values are not the form's.
    """
    return _fill(find_form(form_name), values)


def preview(form: WordForm) -> bytes:
    """A form with its example. Raises TemplateFaulty."""
    return _fill(form, examples(form))


def _fill(form: WordForm, values: Given) -> bytes:
    from ..filling.document import WordTemplate  # here: its libraries take a while, and few requests need them

    try:
        with template_path(form).open("rb") as source:
            return WordTemplate(source, known_of(form)).fill(plain(form, values))
    except Fault as fault:
        raise TemplateFaulty(fault.reason, fault.words) from fault


__all__ = ["filled", "preview"]
