"""What the plugin of a field says of a version: what its text lays down, and what is wrong with it."""

from dataclasses import dataclass

from flask_babel import gettext as _

from .domains import domain_of
from .engine.checks import Finding, Severity, check, sentence
from .engine.json_form import from_json
from .engine.parameters import Parameter
from .hooks import RuleDomain
from .models import RuleVersion


@dataclass(frozen=True)
class Advice:
    """A field with what it reads out of one version; `findings` say whether it is an error, the place, the sentence."""

    domain: RuleDomain
    parameters: list[Parameter]
    findings: list[tuple[bool, str, str]]


def advice_on(version: RuleVersion | None, domain_code: str) -> Advice:
    """What the field of a rule says of a version; nothing where no plugin knows more about it."""
    domain = domain_of(domain_code)
    if version is None:
        return Advice(domain, [], [])
    tree = from_json(version.tree)
    parameters = domain.parameters(tree) if domain.parameters else []
    found = check(tree, checks=domain.checks) if domain.checks else []
    return Advice(domain, parameters, sorted(map(_in_words, found), key=lambda it: not it[0]))


def _in_words(finding: Finding) -> tuple[bool, str, str]:
    return finding.severity is Severity.ERROR, finding.place, sentence(finding, _)
