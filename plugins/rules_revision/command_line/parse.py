"""`portal rules parse`: a rule as its tree."""

from collections.abc import Iterator

import click

from portal.hooks import offline

from ..engine import Node, read_text, write_text
from ..engine.json_form import to_json
from ..engine.tree import CLAUSES, GROUPS, Kind, clauses, title_of
from .loading import load_text
from .printing import print_json, print_text

_SHOWN = 48
_LISTED = (Kind.ITEM, Kind.SUBITEM, Kind.DETAIL)


@offline
@click.command("parse")
@click.argument("file")
@click.option("--json", "form", flag_value="json", help="The tree as JSON.")
@click.option("--text", "form", flag_value="text", help="The text again, written from the tree: the very same bytes.")
def parse(file: str, form: str | None) -> None:
    """Read a rule (.txt or .docx) and print its outline."""
    loaded = load_text(file)
    tree = read_text(loaded.text)
    if form == "json":
        print_json(to_json(tree))
    elif form == "text":
        click.echo(write_text(tree).encode(loaded.encoding), nl=False)
    else:
        print_text("\n".join(_outline(tree)) + "\n")


def _outline(tree: Node) -> Iterator[str]:
    yield f"《{title_of(tree)}》  {len(clauses(tree))} clauses"
    for child in tree.children:
        yield from _branch(child, 0)


def _branch(node: Node, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if node.kind in GROUPS:
        yield f"{indent}{node.label} {node.text}".rstrip()
        for child in node.children:
            yield from _branch(child, depth + 1)
    elif node.kind in CLAUSES:
        yield f"{indent}{node.label} {_shortened(node.children[0].text if node.children else '')}{_counts(node)}"
    elif node.kind is not Kind.TITLE:
        yield f"{indent}[{node.kind.value}] {_shortened(node.label + node.text)}"


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _counts(clause: Node) -> str:
    paragraphs = len(clause.of(Kind.PARAGRAPH))
    items = sum(node.kind in _LISTED for node in clause.walk())
    told = [f"{count} {name}" for count, name in ((paragraphs, "款"), (items, "项")) if count > (name == "款")]
    return f"  ({', '.join(told)})" if told else ""
