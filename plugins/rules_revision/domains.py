"""The fields that rules belong to: those named here, and what plugins for one field name themselves."""

from portal.hooks.calling import call

from .terms import DOMAINS


def domains() -> dict[str, str]:
    """The titles of the fields by their codes; the rest comes last."""
    named = {code: str(title) for code, title in DOMAINS.items()}
    rest = named.pop("other")
    told = {it.code: str(it.title) for it in call("rule_domains")}
    return {**named, **told, "other": rest}


def domain_title(code: str) -> str:
    """What a field is called; a code whose plugin is gone stands for itself."""
    return domains().get(code, code)
