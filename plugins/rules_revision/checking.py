"""What the checks of the engine find in a text before it is entered, in the reader's language."""

from dataclasses import dataclass

from flask_babel import gettext as _

from portal.extensions import db
from portal.items import SignedIn

from .domains import domain_of
from .drafted import Reading
from .engine.checks import CHECKS, Context, Severity, check, sentence
from .models import Rule


@dataclass(frozen=True)
class Remark:
    """One sentence about a text, with the place it is about; `tone` is "alarm" for what has to be mended."""

    words: str
    tone: str
    node_id: str = ""


def remarks_on(reading: Reading, user: SignedIn, domain: str, but: Rule | None = None) -> list[Remark]:
    """What the checks of every rule and those of its field find.

    `but` is the rule of which the text is a version, which it does not have to repeal.
    """
    query = Rule.visible_to(user).with_only_columns(Rule.title)
    query = query.where(Rule.id != but.id) if but is not None else query
    context = Context(frozenset(db.session.scalars(query)))
    tones = {Severity.ERROR: "alarm", Severity.WARNING: "note", Severity.HINT: "tint"}
    return [
        Remark(
            _("%(place)s: %(words)s", place=it.place, words=sentence(it, _)) if it.place else sentence(it, _),
            tones[it.severity],
            it.node,
        )
        for it in check(reading.tree, context, (*CHECKS, *domain_of(domain).checks))
    ]
