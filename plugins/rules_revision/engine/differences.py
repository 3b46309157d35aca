"""All that changed between two versions, for scripts and for the terminal."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from .alignment import Change, Match, Same, align, align_groups, align_rest
from .cells import runs_of, text_of
from .runs import Op, Run
from .tree import Node, clauses, title_of

_SIGNS = {
    Change.UNCHANGED: "=",
    Change.SHIFTED: "≈",
    Change.EDITED: "~",
    Change.MOVED: ">",
    Change.SPLIT: "<",
    Change.MERGED: "&",
    Change.INSERTED: "+",
    Change.DELETED: "-",
}


def differences_as_json(old: Node, new: Node, same: Same | None = None) -> dict[str, Any]:
    """Tell what became of every clause, chapter and other line, as what json.dumps takes.

    The runs of a change, put together, are its old and its new text; `same` is that of align().
    """
    matches = align(old, new, same)
    return {
        "old": {"title": title_of(old), "clauses": len(clauses(old))},
        "new": {"title": title_of(new), "clauses": len(clauses(new))},
        "summary": _summary(matches),
        "clauses": [_match_as_json(match) for match in matches],
        "groups": [_match_as_json(match) for match in align_groups(old, new)],
        "rest": [_match_as_json(match) for match in align_rest(old, new)],
    }


def _summary(matches: list[Match]) -> dict[str, int]:
    counted = Counter(match.kind for match in matches)
    return {kind.value: counted[kind] for kind in Change} | {"renumbered": sum(match.renumbered for match in matches)}


def _match_as_json(match: Match) -> dict[str, Any]:
    said: dict[str, Any] = {"kind": match.kind.value}
    said |= {"moved": True} if match.moved else {}
    said |= {"renumbered": True} if match.renumbered else {}
    said |= {"old": [_node_as_json(node) for node in match.old], "new": [_node_as_json(node) for node in match.new]}
    runs = runs_of(match)
    changed = any(run.op is not Op.SAME for run in runs)
    return said | ({"runs": [{"op": run.op.value, "old": run.old, "new": run.new} for run in runs]} if changed else {})


def _node_as_json(node: Node) -> dict[str, Any]:
    return {"id": node.id, "type": node.kind.value, "label": node.label, "text": text_of(node)}


def differences_as_text(old: Node, new: Node, same: Same | None = None) -> str:
    """Tell what changed in lines to read; [-what was deleted-] and {+what was inserted+} are marked."""
    matches = align(old, new, same)
    counts = [f"{kind} {count}" for kind, count in _summary(matches).items() if count]
    lines = [f"《{title_of(old)}》 → 《{title_of(new)}》", ", ".join(counts)]
    for match in [*align_rest(old, new), *align_groups(old, new), *matches]:
        lines += _lines_of(match)
    return "\n".join(lines) + "\n"


def _lines_of(match: Match) -> Iterator[str]:
    if match.kind is Change.UNCHANGED:
        return
    labels = [" ".join(_name(node) for node in nodes) for nodes in (match.old, match.new)]
    moved = ", moved" if match.moved and match.kind is not Change.MOVED else ""
    yield ""
    yield f"{_SIGNS[match.kind]} {' → '.join(filter(None, labels))}  {match.kind.value}{moved}"
    if match.kind is not Change.MOVED:
        yield from (f"  {line}" for line in "".join(map(_marked, runs_of(match))).split("\n"))


def _name(node: Node) -> str:
    return node.label or node.kind.value


def _marked(run: Run) -> str:
    if run.op is Op.SAME:
        return run.new
    return (f"[-{run.old}-]" if run.old else "") + (f"{{+{run.new}+}}" if run.new else "")
