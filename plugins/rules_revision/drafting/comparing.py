"""The draft beside the version it revises, with explanations that a clerk may write anew."""

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _

from portal.errors import StaleRecord
from portal.items import Change
from portal.records.writing import load, record, writing

from ..engine import Kind, Node
from ..engine.alignment import shifted_only
from ..engine.comparison import Row, compare
from ..engine.references import shifted
from ..models import Draft, RevisionProject
from .trees import draft, new_tree, old_tree

LONGEST = 2000


def comparison(project: RevisionProject, with_unchanged: bool = False) -> Sequence[Row]:
    """The rows of the table; a clerk's own explanations stand in place of those made by the engine."""
    old, new = old_tree(project) or Node(Kind.RULE), new_tree(project)
    same = shifted_only(old, new, shifted)
    return compare(
        old, new, with_unchanged=with_unchanged, explanations=draft(project).explanations, same=same
    )  # fmt: skip


def explain(draft_id: int, opened: Mapping[str, str], typed: Mapping[str, str]) -> None:
    """Keep the explanations that were changed since the page was opened; an empty one is the engine's again.

    Raises NotThere, StaleRecord where somebody else explained one of these rows differently meanwhile.
    """
    mine = {key: text.strip()[:LONGEST] for key, text in typed.items() if text.strip() != opened.get(key, "").strip()}
    with writing():
        found = load(Draft, draft_id)
        kept = dict(found.explanations)
        for key, text in mine.items():
            if kept.get(key, opened.get(key, "")).strip() not in (opened.get(key, "").strip(), text):
                raise StaleRecord(_("Somebody explained one of these rows meanwhile. Compare, then save again."))
            kept[key] = text
        found.explanations = {key: text for key, text in kept.items() if text}
        record(Change(found, "explained"))
