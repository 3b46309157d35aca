"""Example rules: each text with its facts in rules.toml, entered afterwards on its own basis, open to everybody."""

import tomllib
from pathlib import Path
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.errors import PortalError
from portal.records.writing import writing

from ..disclosing import disclose
from ..drafted import Reading, read
from ..models import Rule
from ..registering import RuleFacts, VersionFacts, add_loaded, enter_loaded, entry_of, index_clauses

HERE = Path(__file__).parent


class AlreadyThere(PortalError):
    """The register holds rules already."""


def load() -> None:
    """Enter and publish the example rules. Raises AlreadyThere when the register is not empty."""
    told = tomllib.loads((HERE / "rules.toml").read_text("utf-8"))
    found = [(rule, list(_readings(rule["versions"]))) for rule in told["rules"]]
    with writing() as tx:
        if tx.session.scalar(select(Rule.id).limit(1)) is not None:
            raise AlreadyThere(_("The register already holds rules: the example is for an empty one."))
        for rule, readings in found:
            _enter(tx.session, rule, readings)


def _readings(versions: list[dict[str, Any]]) -> list[Reading]:
    """Read the texts; each version's clauses keep the ids of the one before."""
    found: list[Reading] = []
    for version in versions:
        text = (HERE / version["text"]).read_text("utf-8").strip()
        found.append(read(text, [it.stored for it in found]))
    return found


def _enter(session: Session, told: dict[str, Any], readings: list[Reading]) -> None:
    facts = RuleFacts(**{name: value for name, value in told.items() if name != "versions"})
    rule: Rule | None = None
    for words, reading in zip(told["versions"], readings, strict=True):
        version = VersionFacts(**{name: value for name, value in words.items() if name != "text"}, added_later=True)
        if rule is None:
            entered = enter_loaded(session, facts, version, reading)
            rule = entered.rule
        else:
            entered = add_loaded(session, rule, version, reading)
        disclose(entered, facts.scope, entry_of(version))
        index_clauses(session, rule)
