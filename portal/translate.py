"""Catalogues of the user's words: `python -m portal.translate update | compile | check`.

The source language is English; each component keeps its Chinese catalogue in its own `translations` folder.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from .config import PACKAGE, shipped

METHODS = [("**/tests/**", "ignore"), ("**.py", "python"), ("**/templates/**.html", "jinja2"), ("**.html", "jinja2")]
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "_l": None, "N_": None, "gettext": None, "ngettext": (1, 2)}


@dataclass(frozen=True)
class Domain:
    """The words of one component: where they are used, and where their catalogue lies."""

    sources: tuple[Path, ...]
    folder: Path

    @property
    def path(self) -> Path:
        """The Chinese catalogue."""
        return self.folder / "zh" / "LC_MESSAGES" / "messages.po"


def domains() -> list[Domain]:
    """The core with its templates, then every shipped plugin."""
    core = Domain((PACKAGE, shipped("templates")), PACKAGE / "translations")
    folders = sorted(path.parent for path in shipped("plugins").glob("*/__init__.py"))
    return [core, *(Domain((folder,), folder / "translations") for folder in folders)]


def update(domain: Domain) -> None:
    """Bring a catalogue up to the words in use, keeping the translations there are."""
    old, new = _read(domain), _used(domain)
    known = {_key(message): message.string for message in old if message.id}
    for message in new:
        if message.id and _key(message) in known:
            message.string = known[_key(message)]
    domain.path.parent.mkdir(parents=True, exist_ok=True)
    with domain.path.open("wb") as file:
        write_po(file, new, omit_header=False, sort_output=True, no_location=True, width=110)


def compile_catalogue(domain: Domain) -> None:
    """Write the binary catalogue that is read at run time."""
    with domain.path.with_suffix(".mo").open("wb") as file:
        write_mo(file, _read(domain))


def problems(domain: Domain) -> Iterator[str]:
    """What is wrong with a catalogue: words missing, left over, untranslated, or not compiled."""
    catalogue = _read(domain)
    known = {_key(message): message for message in catalogue if message.id}
    used = {_key(message) for message in _used(domain) if message.id}
    for key in sorted(used - set(known)):
        yield f"{domain.path}: not in the catalogue: {key}"
    for key in sorted(set(known) - used):
        yield f"{domain.path}: no longer used: {key}"
    for key in sorted(used & set(known)):
        message = known[key]
        strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        if not all(strings):
            yield f"{domain.path}: not translated: {key}"
        for error in message.check(catalogue):
            yield f"{domain.path}: {error}: {key}"
    if used and not domain.path.with_suffix(".mo").exists():
        yield f"{domain.path}: not compiled"


def clashes(found: Iterable[Domain]) -> Iterator[str]:
    """Words with more than one translation: all catalogues are merged, so only one of them would be read."""
    known: dict[str, set[object]] = {}
    for domain in found:
        for message in _read(domain):
            if message.id:
                known.setdefault(_key(message), set()).add(message.string)
    for key, strings in sorted(known.items()):
        if len(strings) > 1:
            yield f"more than one translation: {key}: {', '.join(map(str, sorted(strings, key=str)))}"


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _read(domain: Domain) -> Catalog:
    if not domain.path.exists():
        return _empty()
    with domain.path.open("rb") as file:
        return read_po(file, locale="zh")


def _empty() -> Catalog:
    # No dates in the header: an unchanged catalogue stays the same file.
    catalogue = Catalog(locale="zh", project="portal", fuzzy=False)
    catalogue.header_comment = "# Chinese words of the portal. Source language: English."
    catalogue.mime_headers = [
        (name, value) for name, value in catalogue.mime_headers if "Date" not in name and "Generated" not in name
    ]
    return catalogue


def _used(domain: Domain) -> Catalog:
    catalogue = _empty()
    for source in domain.sources:
        for _, _, message, _, context in extract_from_dir(source, METHODS, keywords=KEYWORDS):
            catalogue.add(message, context=context)
    return catalogue


def main(action: str) -> int:
    """Run one of update, compile, check; returns the exit code."""
    if action == "check":
        found = [problem for domain in domains() for problem in problems(domain)] + list(clashes(domains()))
        print("\n".join(found) or "The Chinese catalogues are complete.")
        return bool(found)
    for domain in domains():
        if action == "update":
            update(domain)
        compile_catalogue(domain) if domain.path.exists() else None
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2] or ["check"]))
