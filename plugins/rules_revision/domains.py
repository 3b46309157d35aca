"""The fields that rules belong to: those named here, and what plugins for one field name themselves."""

from portal.errors import NotThere
from portal.hooks.calling import call

from .hooks import RuleDomain
from .terms import DOMAINS


def domains() -> dict[str, str]:
    """The titles of the fields by their codes; the rest comes last."""
    named = {code: str(title) for code, title in DOMAINS.items()}
    rest = named.pop("other")
    told = {it.code: str(it.title) for it in told_domains()}
    return {**named, **told, "other": rest}


def domain_title(code: str) -> str:
    """What a field is called; a code whose plugin is gone stands for itself."""
    return domains().get(code, code)


def told_domains() -> list[RuleDomain]:
    """The fields that plugins know more about."""
    return list(call("rule_domains"))


def domain_of(code: str) -> RuleDomain:
    """What is known of a field, perhaps only its title."""
    found = next((it for it in told_domains() if it.code == code), None)
    return found or RuleDomain(code, domain_title(code))


def model_of(code: str) -> tuple[RuleDomain, str]:
    """A field and its model text. Raises NotThere where it has none."""
    domain = domain_of(code)
    if domain.model is None:
        raise NotThere
    return domain, domain.model.read_text("utf-8")
