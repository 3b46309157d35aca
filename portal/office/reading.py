"""What a file says, read by a process that can be lost: a document is parsed there, never in the portal itself.

read_in_child(file_store().path(attachment.file), "plugins.loans.engine.letters:read", name=attachment.name)
"""

import importlib
import json
from pathlib import Path
from typing import Any

from ..records.writing import let_go
from ..turns import waiting
from .apart import Lost, in_turn, look_apart
from .refusals import FileRefused


def read_in_child(path: Path, reader: str, name: str, seconds: int = 0) -> Any:
    """What the function `reader`, "module:function", makes of the open file; `name` is the file's for sentences.

    The function returns what JSON can say, its own refusals too. Its module stays without Flask and database: of the
    plugin nothing is run but that module and what it imports. Not inside writing(): it may take seconds; `seconds` are
    the most that may pass.

    Raises FileRefused for a file that is too heavy or that its reader does not survive; Busy when others take too long.
    """
    let_go()
    return read_offline(path, reader, name, seconds)


def read_offline(path: Path, reader: str, name: str, seconds: int = 0) -> Any:
    """The same for commands, with neither application nor database."""
    arguments = (reader, json.dumps(_folders(reader.partition(":")[0])))
    try:
        with waiting(), path.open("rb") as source, in_turn():
            answer = look_apart("portal.office.inspection.reading", arguments, source, seconds=seconds)
    except Lost as lost:
        raise FileRefused(lost.reason, name) from lost
    if "refused" in answer:
        raise FileRefused(answer["refused"], name)
    return answer["read"]


def _folders(module: str) -> dict[str, list[str]]:
    """The package of the plugin, and the one around it, with their folders: where the process finds them, unrun."""
    names = module.split(".")
    around = [".".join(names[: depth + 1]) for depth in range(2 if names[0] == "plugins" else 1)]
    return {package: list(importlib.import_module(package).__path__) for package in around}
