"""What a check finds: a code, how grave it is, where it is, and a sentence that says what to do."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ..tree import Node
from .sentences import SENTENCES


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. `node` is empty and `place` too where the whole rule is meant; the span counts in node.text."""

    code: str
    severity: Severity
    node: str = ""
    span: tuple[int, int] | None = None
    params: Mapping[str, str] = field(default_factory=dict)
    place: str = ""
    msgid: str = ""

    def at(self, place: str) -> "Finding":
        """The same with its place in words: 第三条第二款."""
        return replace(self, place=place)

    @property
    def english(self) -> str:
        """The English sentence with its parameters."""
        return self.msgid % self.params if self.params else self.msgid


@dataclass(frozen=True, slots=True)
class Context:
    """What a check knows besides the text: the names of earlier rules in the register that this one may replace."""

    earlier: frozenset[str] = frozenset()


Check = Callable[[Node, Context], Iterable[Finding]]


def found(
    code: str,
    severity: Severity,
    node: Node | None = None,
    span: tuple[int, int] | None = None,
    **params: object,
) -> Finding:
    """Make a finding whose sentence stands in the table of sentences."""
    said = {name: str(value) for name, value in params.items()}
    return Finding(code, severity, node.id if node else "", span, said, msgid=SENTENCES[code])


def sentence(finding: Finding, translate: Callable[[str], str]) -> str:
    """Say a finding in another language: `translate` is gettext."""
    said = translate(finding.msgid)
    return said % finding.params if finding.params else said
