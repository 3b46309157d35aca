"""The documents as data: text, links, code spans and fenced examples."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^( *)```(\w*)[^\n]*\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
# The first line of an example may name the file it belongs to: # visits/models.py, {# visits/… #}, /* visits/… */
FILE_NAME = re.compile(r"\A(?:#|\{#-?|/\*|<!--)\s*([a-z_]+/[\w./]+\.\w+)")


@dataclass(frozen=True)
class Example:
    """A fenced block: its language, its text, and the file it says it is, if any."""

    language: str
    text: str

    @property
    def file(self) -> str:
        """The path in the example's first line, empty where there is none."""
        named = FILE_NAME.match(self.text)
        return named[1] if named else ""


@dataclass(frozen=True)
class Document:
    """One Markdown file."""

    path: Path

    @property
    def name(self) -> str:
        """Its path from the root of the repository."""
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def text(self) -> str:
        """The whole text."""
        return self.path.read_text("utf-8")

    @cached_property
    def examples(self) -> list[Example]:
        """The fenced blocks, in order."""
        return [Example(found[2], found[3]) for found in FENCE.finditer(self.text)]

    @cached_property
    def prose(self) -> str:
        """The text without its fenced blocks."""
        return FENCE.sub("", self.text)

    @property
    def spans(self) -> list[str]:
        """What stands in backticks in the prose."""
        return re.findall(r"`([^`\n]+)`", self.prose)

    @property
    def links(self) -> list[str]:
        """The targets of links and pictures."""
        return re.findall(r"\]\(([^)\s]+)\)", self.prose)

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Level and text of each heading."""
        return [(len(marks), text) for marks, text in re.findall(r"^(#+) (.+)$", self.prose, re.MULTILINE)]

    def shell_lines(self) -> Iterator[str]:
        """The commands in fenced shell blocks, without comments, continued lines joined."""
        for example in self.examples:
            if example.language in ("sh", "console"):
                for line in example.text.replace("\\\n", " ").splitlines():
                    yield line.partition(" #")[0].strip().removeprefix("$ ")


def all_documents() -> list[Document]:
    """Every Markdown file of the repository that people read."""
    paths = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    return [Document(path) for path in sorted(paths)]


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def documents() -> list[Document]:
    """All documents."""
    return all_documents()
