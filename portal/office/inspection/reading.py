"""The process that reads one file: python -m portal.office.inspection.reading MODULE:FUNCTION FOLDERS

The file comes on standard input, what the function makes of it goes to standard output as one line of JSON. FOLDERS
says where the packages above the module lie: they are a plugin, and running one would bring the whole portal along.
"""

import importlib
import json
import sys
from types import ModuleType
from typing import Any

from .limits import hold_to_limits
from .verdict import Refused


def main() -> dict[str, Any]:
    """What was read, or the reason why nothing was."""
    module, _, function = sys.argv[1].partition(":")
    try:
        for package, folders in json.loads(sys.argv[2]).items():
            stand_in(package, folders)
        return {"read": getattr(importlib.import_module(module), function)(sys.stdin.buffer)}
    except Refused as verdict:
        return {"refused": verdict.reason}
    except (MemoryError, RecursionError):
        return {"refused": "too_heavy"}


def stand_in(package: str, folders: list[str]) -> None:
    """Let the modules of a package be imported without the package being run."""
    bare = ModuleType(package)
    bare.__path__ = folders
    sys.modules[package] = bare


if __name__ == "__main__":
    hold_to_limits()
    print(json.dumps(main()))
