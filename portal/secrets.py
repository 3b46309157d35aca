"""The keys of one installation: made on the first run, readable by its owner only, never in the database."""

import json
import os
import secrets
import stat
from pathlib import Path
from tempfile import mkstemp

from .errors import StartRefused

NAMES = ("cookie", "receipt", "throttle", "seal")
FILE = "secrets.json"


def load_secrets(instance: Path) -> dict[str, bytes]:
    """Read the 256-bit keys of the instance, making them first where there are none.

    Raises StartRefused when the file is damaged: new keys would make every receipt unreadable.
    """
    path = instance / FILE
    if not path.exists():
        _create(path)
    try:
        keys = {name: bytes.fromhex(value) for name, value in json.loads(path.read_text("utf-8")).items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise StartRefused(f"{path} is damaged: put back the copy kept with your backups.") from error
    if missing := [name for name in NAMES if len(keys.get(name, b"")) < 32]:
        raise StartRefused(f"{path} lacks the key {missing[0]!r}: put back the copy kept with your backups.")
    return keys


def key_modes_are_tight(instance: Path) -> bool:
    """Whether nobody but the owner may read the keys."""
    return not stat.S_IMODE((instance / FILE).stat().st_mode) & 0o077


def _create(path: Path) -> None:
    """Write all keys to a private file and link it in place: of two processes one wins, both read the same."""
    handle, draft = mkstemp(dir=path.parent)  # readable by its owner only
    with os.fdopen(handle, "w") as file:
        json.dump({name: secrets.token_hex(32) for name in NAMES}, file)
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        Path(draft).unlink()
