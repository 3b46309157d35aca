"""What stands around the clauses of a draft: chapters, the name, and what comes before the first clause."""

from flask_babel import gettext as _

from portal.errors import PortalError
from portal.records.texts import tidy

from ..engine import Kind, Node, read_text, write_text
from ..engine.editing import Edited, delete_group, insert_group, rename_group
from ..engine.tree import GROUPS, clauses, copied, give_ids, title_of
from .changes import highest_id
from .saving import Edit, Opened, save


class NotANamedText(PortalError):
    """A name or a preamble that would be read as something else."""

    status = 422


def add_group(project_id: int, name: str, before: str, kind: Kind) -> int:
    """Insert a part, chapter or section before a clause."""

    def make(it: Opened) -> Edit:
        return Edit(insert_group(it.tree, name, before=before, kind=kind, next_id=it.next_id), frozenset(), name)

    return save(project_id, "insert_group", make)


def rename(project_id: int, group_id: str, name: str) -> int:
    """Rename a part, chapter or section."""

    def make(it: Opened) -> Edit:
        edited = rename_group(it.tree, group_id, name, next_id=it.next_id)
        return Edit(edited, frozenset({group_id}), name)

    return save(project_id, "rename_group", make)


def remove_group(project_id: int, group_id: str) -> int:
    """Delete the heading of a part, chapter or section; its clauses go to the one before it."""

    def make(it: Opened) -> Edit:
        group = find_group(it.tree, group_id)
        edited = delete_group(it.tree, group_id, next_id=it.next_id)
        return Edit(edited, frozenset(), f"{group.label}　{group.text}" if group else "")

    return save(project_id, "delete_group", make)


def set_front(project_id: int, title: str, preamble: str) -> int:
    """Give a draft its name and what stands before its first clause. Raises NotANamedText."""

    def make(it: Opened) -> Edit:
        edited = with_front(it.tree, tidy(title), tidy(preamble), it.next_id)
        fronts = edited.tree.of(Kind.TITLE, Kind.PREAMBLE)
        return Edit(edited, frozenset(node.id for node in fronts), title_of(edited.tree))

    return save(project_id, "set_front", make)


def with_front(tree: Node, title: str, preamble: str, next_id: int) -> Edited:
    """The tree with another name and preamble; lines that stay keep their ids. Raises NotANamedText."""
    new = copied(tree)
    names = _lines(Kind.TITLE, [title], tree.of(Kind.TITLE))
    before = _lines(Kind.PREAMBLE, preamble.split("\n"), tree.of(Kind.PREAMBLE))
    notes = new.of(Kind.NOTE)
    covers, contents = new.of(Kind.COVER), new.of(Kind.CONTENTS)
    rest = [it for it in new.children if it.kind not in _FRONT]
    new.children = [*covers, *names, *notes, *contents, *before, *rest]
    unnamed = sum(not node.id for node in new.walk())
    start = max(next_id, highest_id(tree) + 1)
    give_ids(new, start)
    _check_reads_back(new, title)
    return Edited(new, [], start + unnamed)


_FRONT = (Kind.COVER, Kind.TITLE, Kind.NOTE, Kind.CONTENTS, Kind.PREAMBLE)


def _lines(kind: Kind, texts: list[str], old: list[Node]) -> list[Node]:
    """A node for each line; the first ones keep the ids of those that stood there."""
    lines = [text.strip() for text in texts if text.strip()]
    ids = [node.id for node in old] + [""] * len(lines)
    return [Node(kind, text=text, after="\n", id=key) for text, key in zip(lines, ids, strict=False)]


def _check_reads_back(tree: Node, title: str) -> None:
    again = read_text(write_text(tree))
    if title_of(again) != "".join(title.split()) or len(clauses(again)) != len(clauses(tree)):
        raise NotANamedText(
            _("This would be read as something else. Write the name on one line, and no numbers first.")
        )


def find_group(tree: Node, group_id: str) -> Node | None:
    """A part, chapter or section by its id."""
    return next((node for node in tree.walk() if node.kind in GROUPS and node.id == group_id), None)
