"""The tags of a template: read, and held to the few that a form needs, so that filling it can do nothing else.

A field, a row's field, `for` over a list, `if`, comparisons and the filter `length`. There is no call, no attribute of
a value, no arithmetic and no second list within a list: however it is written, it ends, and grows with its rows only.
"""

from difflib import get_close_matches

from jinja2 import Environment, StrictUndefined, nodes
from jinja2.sandbox import SandboxedEnvironment

from .known import Fault, Known

LOOP = {"loop": ("index", "first", "last", "length")}
PLAIN = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.Compare, nodes.Operand, nodes.Not, nodes.And,
    nodes.Or,
)  # fmt: skip
Rows = dict[str, tuple[str, ...]]  # the loop's variable, with what may stand behind its point


def sandbox() -> Environment:
    """Where templates are compiled: values are escaped, and there is nothing but them."""
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    environment.globals.clear()
    environment.filters = {"length": len}
    environment.tests.clear()
    return environment


def check_tags(node: nodes.Node, known: Known, rows: Rows | None = None) -> None:
    """Walk what was read of a template. Raises Fault; its word `line` is the number of the line it stands in."""
    rows = rows or {}
    if isinstance(node, nodes.Name):
        _check_name(node, known, rows)
    elif isinstance(node, nodes.Getattr):
        _check_column(node, known, rows)
    elif isinstance(node, nodes.For):
        _check_loop(node, known, rows)
    elif isinstance(node, nodes.Filter):
        _check_length(node, known)
    elif isinstance(node, nodes.Const):
        _check_constant(node)
    elif isinstance(node, PLAIN):
        for child in node.iter_child_nodes():
            if not (isinstance(node, nodes.If) and child is node.test and _is_list(child, known)):
                check_tags(child, known, rows)
    else:
        raise fault("not_allowed", node)


def fault(reason: str, node: nodes.Node, **words: str | list[str]) -> Fault:
    """A fault with the number of its line."""
    return Fault(reason, line=str(node.lineno), **words)


def unknown(node: nodes.Node, name: str, names: tuple[str, ...]) -> Fault:
    """A name that does not exist, with the one that was probably meant."""
    near = get_close_matches(name, names, 1, 0.5)
    return fault("unknown_near" if near else "unknown", node, name=name, near="".join(near), known=list(names))


def _check_name(node: nodes.Name, known: Known, rows: Rows) -> None:
    if node.name in rows:
        raise fault("row_alone", node, name=node.name, known=list(rows[node.name]))
    if node.name in known.lists:
        raise fault("list_alone", node, name=node.name)
    if node.name not in known.fields:
        raise unknown(node, node.name, (*known.fields, *known.lists))


def _check_column(node: nodes.Getattr, known: Known, rows: Rows) -> None:
    row = node.node.name if isinstance(node.node, nodes.Name) else ""
    if row and row not in rows and row not in known.fields and row not in known.lists:
        raise unknown(node, row, (*known.fields, *known.lists))
    if row not in rows:
        raise fault("not_allowed", node)
    if node.attr not in rows[row]:
        raise unknown(node, node.attr, rows[row])


def _check_loop(node: nodes.For, known: Known, rows: Rows) -> None:
    if rows:
        raise fault("nested", node)
    if not (isinstance(node.iter, nodes.Name) and isinstance(node.target, nodes.Name)) or node.recursive:
        raise fault("not_allowed", node)
    name, row = node.iter.name, node.target.name
    if name in known.fields:
        raise fault("no_list", node, name=name, known=list(known.lists))
    if name not in known.lists:
        raise unknown(node, name, tuple(known.lists))
    if row in known.fields or row in known.lists or row in LOOP:
        raise fault("row_name", node, name=row)
    inside = {row: known.lists[name], **LOOP}
    for child in (*node.body, *([node.test] if node.test else [])):
        check_tags(child, known, inside)
    for child in node.else_:
        check_tags(child, known, rows)


def _check_length(node: nodes.Filter, known: Known) -> None:
    if node.name != "length" or node.args or node.kwargs or not _is_list(node.node, known):
        raise fault("not_allowed", node)


def _check_constant(node: nodes.Const) -> None:
    if not isinstance(node.value, str | int):
        raise fault("not_allowed", node)


def _is_list(node: nodes.Node | None, known: Known) -> bool:
    return isinstance(node, nodes.Name) and node.name in known.lists
