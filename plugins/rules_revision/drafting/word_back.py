"""A draft that colleagues changed in Word: read, laid beside the draft, taken as one save, whole or what is ticked."""

from collections.abc import Collection, Sequence

from flask_babel import gettext as _

from portal.clock import now
from portal.errors import NotThere
from portal.extensions import db
from portal.items import Change
from portal.office.reading import read_in_child
from portal.records import actor
from portal.records.file_store import CheckedFile, file_store
from portal.records.texts import tidy
from portal.records.writing import load, record, writing

from ..engine import Node, read_text
from ..engine.alignment import Change as Kind
from ..engine.alignment import Match, align, shifted_only
from ..engine.carry import carry_ids
from ..engine.json_form import from_json, to_json
from ..engine.references import shifted
from ..engine.tree import clauses
from ..models import Draft, DraftReturn
from ..texts import LONGEST, NoText, text_of
from .applying import applied
from .changes import highest_id
from .saving import Edit, Opened, open_draft, save

WORD = "plugins.rules_revision.engine.word.reviewed:read_reviewed_as_json"


def take_in(project_id: int, checked: CheckedFile) -> int:
    """Read a file and keep it to be looked over; returns its number. Not inside writing().

    Raises NotThere, Closed, NoText, FileRefused, Busy.
    """
    draft_id = open_draft(project_id).draft.id
    text, original = _texts(checked)
    tree = _tree(text)
    opened = open_draft(project_id)  # reading let the session go
    known = {node.id for node in opened.tree.walk()}
    carry_ids(opened.tree, tree)
    tracked = set() if original == text else _changed_nodes(_tree(original), tree)
    with writing() as tx:
        draft = load(Draft, draft_id)
        draft.next_id = _named(tree, known, max(draft.next_id, highest_id(opened.tree) + 1))
        marked = [node.id for node in clauses(tree) if id(node) in tracked]
        who = actor.acting().title
        came = DraftReturn(draft_id=draft_id, name=checked.name, tree=to_json(tree), tracked=marked, came_by=who)
        tx.session.add(came)
        record(Change(draft, "word_came"))
        return came.id


def _named(tree: Node, known: Collection[str], next_id: int) -> int:
    """Give what is new ids that no later edit of the draft will give to anything else; returns the next one."""
    for node in tree.walk():
        if node.id not in known:
            node.id, next_id = f"n{next_id}", next_id + 1
    return next_id


def find_return(draft: Draft, return_id: int) -> DraftReturn:
    """A file that came back for this draft. Raises NotThere."""
    found = db.session.get(DraftReturn, return_id)
    if found is None or found.draft_id != draft.id:
        raise NotThere
    return found


def waiting(draft: Draft) -> list[DraftReturn]:
    """What came back and was not taken yet, the newest first."""
    query = db.session.query(DraftReturn).filter_by(draft_id=draft.id, taken_at=None)
    return query.order_by(DraftReturn.id.desc()).limit(20).all()


def differences(tree: Node, word: Node) -> Sequence[Match]:
    """What parts the draft from the file, clause by clause, in the order of the file."""
    same = shifted_only(tree, word, shifted)
    return [it for it in align(tree, word, same) if it.kind is not Kind.UNCHANGED]


def key_of(match: Match) -> str:
    """Under which key a difference is ticked."""
    return match.new[0].id if match.new else f"-{match.old[0].id}"


def take(project_id: int, return_id: int, chosen: Collection[str], everything: bool) -> int:
    """Take what is ticked into the draft as one save; `everything` takes the whole text as it is in the file.

    Raises NotThere, Closed, NotEdited, NoText when nothing is ticked.
    """
    if not chosen and not everything:
        raise NoText(_("Tick what to take from the file."))

    def make(it: Opened) -> Edit:
        came = find_return(it.draft, return_id)
        word = from_json(came.tree)
        matches = [match for match in differences(it.tree, word) if everything or key_of(match) in chosen]
        edited = applied(it, word, matches, everything)
        return Edit(edited, frozenset(node.id for node in clauses(edited.tree)), came.name)

    number = save(project_id, "word", make)
    with writing() as tx:
        tx.session.get_one(DraftReturn, return_id).taken_at = now()
    return number


def _texts(checked: CheckedFile) -> tuple[str, str]:
    """The text with tracked changes accepted, and the one without them."""
    if not checked.name.lower().endswith(".docx"):
        text = text_of(checked)
        return text, text
    read = read_in_child(file_store().path(checked.file), WORD, checked.name)
    if "refused" in read:
        sentence = read["sentence"]  # marked for translation where it stands
        raise NoText(f"{checked.name}: {_(sentence)}")
    return tidy("\n".join(read["lines"])), tidy("\n".join(read["original"]))


def _tree(text: str) -> Node:
    tree = read_text(text) if len(text) <= LONGEST else None
    if tree is None or not clauses(tree):
        raise NoText(_("No clause was found in this text. A clause begins with 第一条, 一、 or （一）."))
    return tree


def _changed_nodes(original: Node, tree: Node) -> set[int]:
    """The clauses that the tracked changes changed."""
    matches = align(original, tree)
    return {id(node) for match in matches if match.kind is not Kind.UNCHANGED for node in match.new}
