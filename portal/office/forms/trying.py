"""Trying a template out before it is put in force: in a process that can be lost, with the form's example."""

import json
from pathlib import Path

from ...items import WordForm
from ...records.writing import let_go
from ...turns import waiting
from ..apart import Lost, in_turn, look_apart
from .faults import TemplateFaulty
from .known import known_of
from .values import examples, plain


def try_template(form: WordForm, path: Path) -> None:
    """Read all tags, then fill in the example and an empty record; not inside writing().

    Raises TemplateFaulty with the sentence for whoever wrote the template, Busy.
    """
    known = known_of(form)
    said = {"fields": known.fields, "lists": known.lists, "values": plain(form, examples(form))}
    let_go()
    try:
        with waiting(), in_turn(), path.open("rb") as source:
            verdict = look_apart("portal.office.filling", (json.dumps(said),), source)
    except Lost as lost:
        raise TemplateFaulty(lost.reason, {}) from lost
    if verdict:
        raise TemplateFaulty(verdict["fault"], verdict["words"])
