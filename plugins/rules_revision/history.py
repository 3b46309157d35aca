"""The history of a rule as staff read it: its own steps and those of its versions, the last first."""

from dataclasses import replace
from functools import partial

from flask_babel import gettext as _

from portal.records.steps import steps_of
from portal.web.history import Event, events

from .models import Rule
from .words import words


def rule_history(rule: Rule) -> list[Event]:
    """Everything that was decided about a rule and its versions."""
    found = events(steps_of(rule), partial(words, Rule.kind))
    for version in rule.versions:
        note = _("Version %(number)s", number=version.number)
        of_version = events(steps_of(version), partial(words, version.kind))
        found += [replace(event, lines=(note, *event.lines)) for event in of_version]
    return sorted(found, key=lambda event: event.day, reverse=True)
