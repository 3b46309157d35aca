"""The text of a Word file, line by line.

    text = read_word(Path("办法.docx"))
    [line.text for line in text.lines if line.kind != "toc"]

What other programs do is in the files beside this one: the package, tracked changes, fields, lists, tables.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from lxml import etree

from .fields import settle_fields
from .lines import TEXT, TOC, Line, Story, has_pictures
from .names import w
from .numbering import read_lists
from .package import Package, open_package
from .refusals import NotReadable
from .revisions import settle_changes
from .signs import is_archive, what_it_is
from .styles import Styles
from .wrappers import unwrap_all

ELSEWHERE = tuple(map(w, ("altChunk", "subDoc")))
NOTES = (("footnotes", w("footnoteReference"), w("footnote")), ("endnotes", w("endnoteReference"), w("endnote")))
HEADINGS_OF_CONTENTS = ("目录", "目次")


@dataclass(frozen=True)
class WordText:
    """What a document says: its lines, the notes below them in order, and whether changes were tracked."""

    lines: list[Line]
    notes: list[str]
    has_tracked_changes: bool


def read_word(source: Path | IO[bytes], tracked: str = "accepted") -> WordText:
    """Read a .docx; `tracked` is "accepted" for the text with all tracked changes, "original" for the one without.

    Empty lines, headers and footers are left out. Raises NotReadable for any file without readable text.
    """
    if isinstance(source, Path):
        with source.open("rb") as opened:
            return _read(opened, source.name, tracked)
    return _read(source, "", tracked)


def read_word_as_json(source: IO[bytes]) -> dict[str, Any]:
    """What read_word() finds, or why it finds nothing, in plain words and lists: for a process that reports it."""
    try:
        text = read_word(source)
    except NotReadable as refused:
        return {"refused": refused.reason_code, "sentence": refused.sentence}
    lines = [{"text": line.text, "kind": line.kind, "cells": list(line.cells)} for line in text.lines]
    return {"lines": lines, "notes": text.notes, "has_tracked_changes": text.has_tracked_changes}


def _read(source: IO[bytes], name: str, tracked: str) -> WordText:
    if not is_archive(source):
        raise NotReadable(what_it_is(source, name))
    try:
        with open_package(source) as package:
            return _text_of(package, tracked)
    except (RecursionError, MemoryError) as error:
        raise NotReadable("too_heavy") from error


def _text_of(package: Package, tracked: str) -> WordText:
    root = package.main
    if next(root.iter(*ELSEWHERE), None) is not None:
        raise NotReadable("elsewhere")
    changed = _settle(root, tracked)
    styles = Styles(package.related("styles"))
    story = Story(styles, read_lists(_with_alternatives_chosen(package.related("numbering")), styles))
    lines = [replace(line, text=_nfc(line.text), cells=tuple(map(_nfc, line.cells))) for line in story.lines(root)]
    if not any(letter.isalpha() for line in lines for letter in line.text):
        raise NotReadable("scan" if has_pictures(root) else "no_text")
    return WordText(_with_heading_of_contents(lines), list(_notes(package, styles, tracked)), changed)


def _settle(root: etree._Element, tracked: str) -> bool:
    changed = settle_changes(root, tracked)
    unwrap_all(root)
    settle_fields(root)
    return changed


def _with_alternatives_chosen(root: etree._Element | None) -> etree._Element | None:
    if root is not None:
        unwrap_all(root)
    return root


def _with_heading_of_contents(lines: list[Line]) -> list[Line]:
    """The word 目录 often stands in a paragraph of its own above the field that makes the rest."""
    following = [*lines[1:], Line("")]
    return [
        replace(line, kind=TOC) if line.kind == TEXT and after.kind == TOC and _is_heading(line) else line
        for line, after in zip(lines, following, strict=True)
    ]


def _is_heading(line: Line) -> bool:
    return "".join(line.text.split()) in HEADINGS_OF_CONTENTS


def _notes(package: Package, styles: Styles, tracked: str) -> Iterator[str]:
    for kind, reference, note in NOTES:
        wanted = [it.get(w("id")) for it in package.main.iter(reference)]
        root = package.related(kind) if wanted else None
        if root is None:
            continue
        _settle(root, tracked)
        found = {it.get(w("id")): it for it in root.iter(note)}
        for number in wanted:
            lines = Story(styles, {}).lines(found[number]) if number in found else ()
            yield _nfc("\n".join(line.text for line in lines))


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
