"""Writing a new plugin: small, complete, and green at once."""

from pathlib import Path
from string import Template

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from ..errors import PortalError
from .discovery import Found
from .naming import check_name
from .problems import BadPlugin

STARTER = Path(__file__).parent / "starter"


def write_plugin(name: str, into: Path) -> Path:
    """Write a plugin's folder into another folder; returns it.

    Raises PortalError when the name cannot be a plugin's, or the folder is there already.
    """
    folder = into / name
    try:
        check_name(Found(name, "", "instance"), [])
    except BadPlugin as error:
        raise PortalError(str(error)) from error
    if folder.exists():
        raise PortalError(f"{folder} is there already.")
    for path in sorted(STARTER.rglob("*.txt")):
        _write(path, folder / _place(path.relative_to(STARTER), name), name)
    _compile_words(folder / "translations" / "zh" / "LC_MESSAGES" / "messages.po")
    return folder


def _write(source: Path, target: Path, name: str) -> None:
    title = name.replace("_", " ").capitalize()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(Template(source.read_text("utf-8")).substitute(name=name, title=title), "utf-8")


def _place(path: Path, name: str) -> Path:
    """Where a file of the starter goes; what bears a plugin's name bears this one's."""
    target = path.with_suffix("")
    places = {
        "templates": Path("templates", name, target.name),
        "its_tests": Path("tests", target.name.replace("name", name)),  # a wheel leaves out what is called tests
        "migrations": target.with_name(f"{name}_0001_list.py"),
    }
    return places.get(path.parts[0], target)


def _compile_words(path: Path) -> None:
    with path.open("rb") as file:
        catalogue = read_po(file, locale="zh")
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)
