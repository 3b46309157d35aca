"""The names that a template may use, and what can be wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from keyword import iskeyword
from typing import Any
from unicodedata import normalize

Value = str | int
Values = Mapping[str, Value | Sequence[Mapping[str, Value]]]


WORDS = frozenset({"loop", "true", "false", "none", "self", "super", "caller", "varargs", "kwargs"})


def is_field_name(name: str) -> bool:
    """Whether a template can name a field like this: a word without blanks, and none of the template's own words."""
    plain = name.isidentifier() and normalize("NFKC", name) == name and not name.startswith("_")
    return plain and not iskeyword(name) and name not in WORDS


@dataclass(frozen=True)
class Known:
    """Fields by name, and lists with the names of what each of their rows has."""

    fields: tuple[str, ...]
    lists: Mapping[str, tuple[str, ...]]

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> "Known":
        """From JSON."""
        return cls(tuple(said["fields"]), {name: tuple(columns) for name, columns in said["lists"].items()})

    def nothing(self) -> Values:
        """The emptiest record: no text, no rows."""
        return {**dict.fromkeys(self.fields, ""), **{name: [] for name in self.lists}}


class Fault(Exception):
    """What is wrong with a template: the reason is a key of portal.office.forms.faults.SENTENCES, with its words."""

    def __init__(self, reason: str, **words: str | list[str]) -> None:
        super().__init__(reason, words)
        self.reason, self.words = reason, words
