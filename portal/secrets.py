"""The keys of one installation: made on the first run, readable by its owner only, never in the database."""

import fcntl
import json
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp

from .errors import StartRefused

NAMES = ("cookie", "receipt", "throttle", "seal", "index")
SEAL, SEAL_BEFORE = "seal", "seal_before"  # the second one is there while the first replaces it
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
    keys.setdefault("index", keys.get(SEAL, b""))  # files made before there was an index used one key for both
    if missing := [name for name in NAMES if len(keys.get(name, b"")) < 32]:
        raise StartRefused(f"{path} lacks the key {missing[0]!r}: put back the copy kept with your backups.")
    return keys


@contextmanager
def one_rotation(instance: Path) -> Iterator[None]:
    """Let only one process at a time replace a key."""
    with (instance / "secrets.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def begin_rotation(instance: Path) -> None:
    """Put a new seal key beside the present one; a rotation that was begun already goes on with the one it made."""
    keys = load_secrets(instance)
    if SEAL_BEFORE not in keys:
        _replace(instance / FILE, keys | {SEAL_BEFORE: keys[SEAL], SEAL: secrets.token_bytes(32)})


def end_rotation(instance: Path) -> None:
    """Forget the former seal key: nothing is sealed with it any more."""
    keys = load_secrets(instance)
    keys.pop(SEAL_BEFORE, None)
    _replace(instance / FILE, keys)


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


def _replace(path: Path, keys: dict[str, bytes]) -> None:
    """Write the file anew for its owner; whenever the power fails, the old or the new one is there, whole."""
    owner = path.stat()
    handle, draft = mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "w") as file:
            json.dump({name: key.hex() for name, key in keys.items()}, file)
            file.flush()
            os.fsync(handle)
        os.chown(draft, owner.st_uid, owner.st_gid)
        os.replace(draft, path)
    except BaseException:
        Path(draft).unlink()
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
