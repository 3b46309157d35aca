"""What plugins that require this one may answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.hooks import hookspec


@dataclass(frozen=True)
class RuleDomain:
    """A field that rules belong to, as vehicles or finance. `code` is kept with the rule, `title` is shown."""

    code: str
    title: str


@hookspec
def rule_domains() -> Iterable[RuleDomain]:  # type: ignore[empty-body]
    """The fields whose rules a plugin knows more about; one that names a field known already gives it another title."""
