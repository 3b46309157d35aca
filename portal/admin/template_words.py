"""What may be typed into a form's template, as the page of the form lists it: with meaning and example."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..items import FormField, WordForm
from ..office.forms.values import examples, plain


@dataclass(frozen=True)
class TypedField:
    """A field with its braces."""

    typed: str
    title: str
    example: str | int


@dataclass(frozen=True)
class TypedList:
    """A list: what begins and ends the rows that repeat it, what its rows have, and how rows are counted."""

    title: str
    begin: str
    end: str
    number: str
    count: str
    columns: list[TypedField]


def fields_of(form: WordForm) -> list[TypedField]:
    """The single fields."""
    return _typed(form.fields, plain(form, examples(form)))


def lists_of(form: WordForm) -> list[TypedList]:
    """The lists, each with its first row as example."""
    values: Any = plain(form, examples(form))
    return [
        TypedList(
            title=group.title,
            begin=f"{{%tr for 行 in {group.name} %}}",
            end="{%tr endfor %}",
            number=_braces("loop.index"),
            count=_braces(f"{group.name}|length"),
            columns=_typed(group.columns, next(iter(values[group.name]), {}), "行."),
        )
        for group in form.rows
    ]


def _typed(fields: Sequence[FormField], values: Any, before: str = "") -> list[TypedField]:
    return [TypedField(_braces(before + it.name), it.title, values.get(it.name, "")) for it in fields]


def _braces(words: str) -> str:
    return f"{{{{ {words} }}}}"
