"""What is wrong with a Word template, in one sentence: what, where, and what to do."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l

from ...errors import PortalError

SENTENCES = {
    "unknown": _l("The field “%(name)s” in the template does not exist. The fields are: %(known)s."),
    "unknown_near": _l(
        "The field “%(name)s” in the template does not exist: did you mean “%(near)s”? The fields are: %(known)s."
    ),
    "list_alone": _l("“%(name)s” is a list: repeat a row with {%%tr for 行 in %(name)s %%} and {%%tr endfor %%}."),
    "row_alone": _l("“%(name)s” is a whole row. Write which part of it is meant, as {{ %(name)s.… }}: %(known)s."),
    "row_name": _l("“%(name)s” is the name of a field and cannot be the name of a row. Call the row 行."),
    "no_list": _l("“%(name)s” is no list and cannot be repeated. The lists are: %(known)s."),
    "nested": _l("A list cannot be repeated within a list: “%(tag)s”."),
    "not_allowed": _l("“%(tag)s” is not possible in a template. Fields, for over a list and if are all there is."),
    "misplaced": _l("“%(tag)s” has to stand alone in a row of a table, or with p in a paragraph of its own."),
    "unopened": _l("“%(tag)s” ends something that does not begin before it."),
    "unclosed": _l("A {%% %(tag)s … %%} has no end: write {%% end%(tag)s %%} behind it, with tr as it begins."),
    "unreadable": _l("“%(tag)s” cannot be read. Type it anew, with half-width braces and without blanks in the name."),
    "full_width": _l("“%(tag)s” is typed with full-width braces. Use the half-width ones: {{ }} and {%% %%}."),
    "no_field": _l("The template uses no field of this form. The fields are: %(known)s."),
    "broken": _l("The filled form is no Word document. Write each {%% if %%} and {%% endif %%} within one paragraph."),
    "compared": _l("A field may be empty, so it cannot be compared by < or > with a number. Use == or != instead."),
    "too_long": _l("The filled form would be far too long. Take something out of the rows that are repeated."),
    "too_large": _l("The text of the template is larger than 2 MB. Begin with the shipped template."),
    "too_heavy": _l("It takes too long to fill this template. Begin with the shipped template."),
    "damaged": _l("The template is damaged and cannot be read. Open it, save it anew as .docx and choose it again."),
}  # fmt: skip


class TemplateFaulty(PortalError):
    """A template that cannot be filled; `reason` is a key of SENTENCES."""

    status = 422

    def __init__(self, reason: str, words: Mapping[str, str | list[str]]) -> None:
        told = {name: word if isinstance(word, str) else "、".join(word) for name, word in words.items()}
        super().__init__(str(SENTENCES[reason]) % told)
        self.reason = reason
