"""What a plugin says of itself, read from its __init__.py without running it.

So the portal knows what a plugin requires before it imports it, what a plugin that failed is called, and which plugin
brings a group of commands.
"""

import ast
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

LITERALS = ("version", "requires", "command")


@dataclass(frozen=True)
class Declared:
    """The literals of `plugin = Plugin(…)`. `title` is the English text, to be translated."""

    title: str = ""
    version: str = ""
    requires: tuple[str, ...] = ()
    command: str | None = None


def read_declaration(source: Path | None) -> Declared:
    """Read a plugin's file; nothing is declared where there is none, or no Plugin in it.

    Raises SyntaxError or UnicodeDecodeError when it is no Python, ValueError when `version`, `requires` or `command`
    is not written out.
    """
    if source is None:
        return Declared()
    said = [node.value for node in ast.parse(source.read_text("utf-8"), str(source)).body if _names_plugin(node)]
    call = said[-1] if said else None
    return _literals({it.arg: it.value for it in call.keywords if it.arg}) if isinstance(call, ast.Call) else Declared()


def _names_plugin(node: ast.stmt) -> TypeGuard[ast.Assign]:
    return isinstance(node, ast.Assign) and any(getattr(it, "id", "") == "plugin" for it in node.targets)


def _literals(words: dict[str, ast.expr]) -> Declared:
    title = words.get("title")
    if isinstance(title, ast.Call) and title.args:  # _l("…")
        title = title.args[0]
    text = title.value if isinstance(title, ast.Constant) else ""
    values = {name: ast.literal_eval(words[name]) for name in LITERALS if name in words}
    if not isinstance(values.get("requires", ()), tuple):
        raise ValueError("requires must be a tuple of names")
    return Declared(str(text), **values)
