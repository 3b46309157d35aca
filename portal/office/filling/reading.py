"""Reading one part of a Word file as a template, and saying where its tags are wrong.

Word processors split what was typed into runs, also within a tag; docxtpl puts such tags together again.
"""

import re
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Template, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables
from lxml import etree

from .known import Fault, Known
from .tags import check_tags, sandbox

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKUP = re.compile(r"<[^>]+>")
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
WIDE = re.compile(r"[{｛]\s?[{｛%％]|[}｝%％]\s?[}｝]")
PARAGRAPH = re.compile(r"<w:p([ >])")
UNKNOWN_TAG = re.compile(r"unknown tag '(\w+)'")
OPEN_BLOCK = re.compile(r"needs to be closed is '(\w+)'")
OF_ROWS = ("tr", "tc", "p", "r")  # docxtpl's, where they could not be applied
LONGEST = 60


def read_part(content: bytes, known: Known) -> tuple[Template, set[str]]:
    """The template of a part, each paragraph on a line of its own, and the names it uses. Raises Fault."""
    tree = _parse(content)
    _check_braces(tree)
    text = DocxTemplate("").patch_xml(etree.tostring(tree, encoding="unicode"))
    text = PARAGRAPH.sub(r"\n<w:p\1", text)
    environment = sandbox()
    try:
        read: nodes.Template = environment.parse(text)
        check_tags(read, known)
    except TemplateSyntaxError as error:
        raise _syntax_fault(error, text) from error
    except Fault as found:
        line = str(found.words.pop("line"))
        raise Fault(found.reason, tag=_tags_of(text, int(line)), **found.words) from found
    return Template.from_code(environment, environment.compile(read), {}), find_undeclared_variables(read)


def _parse(content: bytes) -> Any:
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise Fault("damaged") from error


def _check_braces(tree: Any) -> None:
    """Tags typed with the full-width braces of a Chinese keyboard would be printed as they are. Raises Fault."""
    for paragraph in tree.iter(f"{WORD}p"):
        words = "".join(piece.text or "" for piece in paragraph.iter(f"{WORD}t"))
        for found in WIDE.finditer(words):
            if not found[0].isascii():
                raise Fault("full_width", tag=words[max(found.start() - 20, 0) : found.end() + 20])


def _syntax_fault(error: TemplateSyntaxError, text: str) -> Fault:
    said = error.message or ""
    if found := UNKNOWN_TAG.search(said):
        reason = "misplaced" if found[1] in OF_ROWS else "unopened" if found[1].startswith("end") else "not_allowed"
        return Fault(reason, tag=_tags_of(text, error.lineno, found[1]))
    if found := OPEN_BLOCK.search(said):
        return Fault("unclosed", tag=found[1])
    return Fault("unreadable", tag=_tags_of(text, error.lineno))


def _tags_of(text: str, line: int, word: str = "") -> str:
    """The tags of a paragraph as they were typed, for a sentence; all of its words where none can be told."""
    words = MARKUP.sub("", text.split("\n")[line - 1])
    found = [tag for tag in TAG.findall(words) if word in tag]
    return (" ".join(found) or words.strip())[:LONGEST]
