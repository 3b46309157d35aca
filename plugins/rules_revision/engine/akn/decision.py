"""An amending decision as an Akoma Ntoso act: one paragraph a sentence, and to what of the rule it does what."""

from collections.abc import Iterator

from ..decision.operations import (
    Add,
    Decision,
    Delete,
    DeleteHeading,
    Insert,
    InsertGroup,
    Merge,
    MoveGroup,
    Operation,
    RenameGroup,
    Renumber,
    Replace,
    ReplaceWords,
    SingleOut,
)
from ..decision.places import Place
from ..decision.writing import write_decision, write_items, write_operation
from ..numerals import to_chinese
from ..tree import LISTED
from .body import NAMES, digits
from .identity import Identity, meta_of
from .xml import NAMESPACE, Element, add, element, serialise

# The words of the standard for what a decision does to a text.
_TYPES: dict[type, str] = {
    ReplaceWords: "substitution",
    Replace: "substitution",
    RenameGroup: "substitution",
    Renumber: "renumbering",
    MoveGroup: "renumbering",
    Delete: "repeal",
    DeleteHeading: "repeal",
    Insert: "insertion",
    InsertGroup: "insertion",
    Add: "insertion",
    SingleOut: "split",
    Merge: "join",
}
_HEAD = 3  # lines: the title, a blank one, 作如下修改


def write_decision_akn(decision: Decision, identity: Identity, amended: Identity) -> bytes:
    """Write a decision as an Akoma Ntoso document in UTF-8; `amended` is the version that it amends."""
    root = Element(f"{{{NAMESPACE}}}akomaNtoso")
    act = add(root, "act", name="decision", contains="originalVersion")
    meta = meta_of(identity)
    if decision.operations:
        meta.insert(1, _analysis(decision, amended))
    act.append(meta)
    title, _, begins, *rest = write_decision(decision).splitlines()
    add(add(add(act, "preface"), "p"), "docTitle", title)
    add(add(act, "preamble"), "p", begins)
    act.append(_body(decision))
    closing = add(act, "conclusions")
    for line in rest[len(write_items(decision).splitlines()) :]:
        add(closing, "p", line)
    return serialise(root)


def _body(decision: Decision) -> Element:
    body = element("body")
    many = len(decision.operations) > 1
    for number, operation in enumerate(decision.operations, 1):
        paragraph = add(body, "paragraph", eId=f"para_{number}")
        if many:
            add(paragraph, "num", f"{to_chinese(number)}、")
        first, *more = write_operation(operation, decision.as_written).splitlines()
        content = add(paragraph, "content")
        add(add(content, "p"), "mod", first, eId=f"para_{number}__mod_1")
        for line in more:
            add(content, "p", line)
    if not decision.operations:
        add(add(body, "hcontainer", name="text"), "content")
    return body


def _analysis(decision: Decision, amended: Identity) -> Element:
    analysis = element("analysis", source="#issuer")
    changes = add(analysis, "activeModifications")
    for number, operation in enumerate(decision.operations, 1):
        change = add(changes, "textualMod", type=_TYPES[type(operation)], eId=f"am_{number}")
        add(change, "source", href=f"#para_{number}__mod_1")
        for place in _places(operation):
            step = _eid(place)
            add(change, "destination", href=f"{amended.expression}/!main" + (f"~{step}" if step else ""))
    return analysis


def _places(operation: Operation) -> Iterator[Place]:
    """The places of the old text that an operation is about; all of the text where it names none."""
    if isinstance(operation, ReplaceWords | Replace | Renumber | Delete | Merge):
        yield from operation.places
    elif isinstance(operation, Insert):
        yield operation.after or operation.inside
    elif isinstance(operation, InsertGroup):
        yield operation.before or Place()
    elif isinstance(operation, Add):
        yield Place()
    else:
        yield operation.place


def _eid(place: Place) -> str:
    """The eId that the act gives to a place: art_5__para_2__list_1__point_3."""
    steps: list[str] = []
    for kind, number in place.steps:
        _, short = NAMES.get(kind, ("hcontainer", "hcont"))
        steps += [*(["list_1"] if kind in LISTED else []), f"{short}_{digits(number)}"]
    return "__".join(steps)
