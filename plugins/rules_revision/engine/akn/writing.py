"""A rule as an Akoma Ntoso act: its text stands in it in order, without the blank around lines and numbers."""

from collections.abc import Sequence

from ..tree import CLAUSES, GROUPS, Kind, Node
from .body import Body
from .identity import Identity, meta_of
from .xml import NAMESPACE, Element, add, element, serialise

_PREFACE = (Kind.TITLE, Kind.NOTE, Kind.CONTENTS)


def write_akn(tree: Node, identity: Identity) -> bytes:
    """Write a version as an Akoma Ntoso document in UTF-8."""
    root = Element(f"{{{NAMESPACE}}}akomaNtoso")
    act = add(root, "act", name="rule", contains="singleVersion")
    act.append(meta_of(identity))
    front, body, back = _parts(tree.children)
    _add_front(act, front)
    act.append(Body().write(body))
    _add_back(act, back, identity)
    return serialise(root)


def _parts(nodes: Sequence[Node]) -> tuple[Sequence[Node], Sequence[Node], Sequence[Node]]:
    """Part what stands before the first clause or chapter, from there to the last one, and after it."""
    places = [at for at, node in enumerate(nodes) if node.kind in (*GROUPS, *CLAUSES)]
    if not places:
        return nodes, (), ()
    return nodes[: places[0]], nodes[places[0] : places[-1] + 1], nodes[places[-1] + 1 :]


def _add_front(act: Element, front: Sequence[Node]) -> None:
    cover = next((at for at, node in enumerate(front) if node.kind is not Kind.COVER), len(front))
    preface = max((at + 1 for at, node in enumerate(front) if node.kind in _PREFACE), default=cover)
    for name, nodes in (("coverPage", front[:cover]), ("preface", front[cover:preface]), ("preamble", front[preface:])):
        if nodes:
            _add_lines(add(act, name), nodes)


def _add_lines(parent: Element, nodes: Sequence[Node]) -> None:
    for node in nodes:
        for it in node.walk():
            if it.kind is Kind.TITLE:
                add(add(parent, "p"), "docTitle", it.label + it.text)
            else:
                add(parent, "p", it.label + it.text, **{"class": it.kind.value})


def _add_back(act: Element, back: Sequence[Node], identity: Identity) -> None:
    annex = next((at for at, node in enumerate(back) if node.kind is Kind.ANNEX), len(back))
    if back[:annex]:
        _add_lines(add(act, "conclusions"), back[:annex])
    if back[annex:]:
        attachments = add(act, "attachments")
        for number, node in enumerate(back[annex:], 1):
            attachments.append(_attachment(node, number, identity))


def _attachment(node: Node, number: int, identity: Identity) -> Element:
    made = element("attachment", eId=f"att_{number}", wId=node.id or f"att_{number}")
    add(made, "heading", node.label + node.text)
    annex = add(made, "doc", name="annex", contains="singleVersion")
    annex.append(meta_of(identity, f"att_{number}"))
    body = add(annex, "mainBody")
    _add_lines(body, node.children)
    if not node.children:
        add(body, "p")
    return made
