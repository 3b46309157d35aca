"""What plugins that require this one may answer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from portal.hooks import hookspec

from .engine import Node
from .engine.checks import Check
from .engine.parameters import Parameter


@dataclass(frozen=True)
class RuleDomain:
    """A field that rules belong to, as vehicles or finance. `code` is kept with the rule, `title` is shown.

    A plugin for one field may add a `model` text to begin drafts with, `checks` of its own, a function that reads
    `parameters` out of a rule, and the endpoint of the `page` of its register.
    """

    code: str
    title: str
    model: Path | None = None
    checks: tuple[Check, ...] = ()
    parameters: Callable[[Node], list[Parameter]] | None = None
    page: str = ""


@hookspec
def rule_domains() -> Iterable[RuleDomain]:  # type: ignore[empty-body]
    """The fields whose rules a plugin knows more about; one that names a field known already gives it another title."""
