"""Reads the files that commands are given, and says in one sentence why one cannot be read."""

from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import click

from ..engine import Node, read_text
from ..engine.lines import strip_edge

LARGEST = 20_000_000
_TRIED = ("utf-8", "gb18030")
_NOT_TEXT = (b"PK", b"{\\rtf", b"%PDF", b"\xd0\xcf\x11\xe0")  # the reader of Word files names each and refuses it


class FileRefused(click.ClickException):
    """A file that cannot be read or written: the command ends with the sentence and exit code 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence alone."""
        click.echo(self.message, err=True)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The text of a file, and the encoding in which it stood."""

    text: str
    encoding: str


def load(path: str) -> Node:
    """Read a rule from a .txt or .docx file. Raises FileRefused."""
    return read_text(load_text(path).text)


def load_text(path: str) -> Loaded:
    """Read the text of a .txt (UTF-8, GB 18030) or .docx file. Raises FileRefused."""
    try:
        content = _content(Path(path))
    except OSError as error:
        raise FileRefused(f"{path} cannot be read: {error.strerror or error}.") from error
    if content.startswith(_NOT_TEXT) or path.lower().endswith(".docx"):
        return Loaded(_text_of_word(path), "utf-8")
    return _decoded(path, content)


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise FileRefused(f"{path} is larger than {LARGEST // 1_000_000} MB: no rule is that long.")
    return content


def _decoded(path: str, content: bytes) -> Loaded:
    for encoding in _TRIED:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not strip_edge(text):
            raise FileRefused(f"{path} is empty.")
        if "\0" not in text and text.encode(encoding) == content:
            return Loaded(text, encoding)
    raise FileRefused(f"{path} is neither a text in UTF-8 or GB 18030 nor a .docx file.")


def _text_of_word(path: str) -> str:
    from ..engine.word.reading import read_word
    from ..engine.word.refusals import NotReadable

    try:
        return "".join(f"{line.text}\n" for line in read_word(Path(path)).lines)
    except NotReadable as refused:
        raise FileRefused(f"{path}: {refused.sentence}") from refused
