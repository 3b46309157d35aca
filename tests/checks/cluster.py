"""A PostgreSQL cluster of one's own for the time of a test run: no port, no password, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

INITDB = (
    "--username=portal",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale=C.UTF-8",
    "--no-sync",
    "--no-instructions",
)
# Nothing here must survive a power cut, so nothing waits for the disk.
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
}


def find_postgresql() -> Path | None:
    """The folder of initdb and pg_ctl; Debian keeps it off the PATH, one for each version."""
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(versions, key=lambda path: int(path.parts[-3]), default=None)
    found = newest or shutil.which("initdb")
    return Path(found).parent if found else None


@contextmanager
def running_cluster(home: str) -> Iterator[str]:
    """Run a cluster in a new folder below `home` and yield its URL.

    Raises CalledProcessError when it cannot be made or started.
    """
    programs = find_postgresql()
    folder = Path(tempfile.mkdtemp(prefix="portal-pg-", dir=home))  # a socket's path has at most 107 characters
    cluster = str(folder / "cluster")
    settings = " ".join(f"-c {name}='{value}'" for name, value in SETTINGS.items())
    start = ("start", "-w", "-s", "-l", str(folder / "log"), "-o", f"-k {folder} {settings}")
    try:
        give_to_owner(folder)
        as_owner(folder, f"{programs}/initdb", "-D", cluster, *INITDB)
        as_owner(folder, f"{programs}/pg_ctl", "-D", cluster, *start)
        yield f"postgresql+psycopg://portal@/postgres?host={folder}"
    finally:
        if Path(cluster, "postmaster.pid").exists():
            as_owner(folder, f"{programs}/pg_ctl", "-D", cluster, "stop", "-s", "-m", "immediate")
        shutil.rmtree(folder)


def give_to_owner(folder: Path) -> None:
    """initdb refuses to run as root: the folder then belongs to Debian's user postgres."""
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)


def as_owner(folder: Path, *command: str) -> None:
    """Run a program of PostgreSQL, as postgres when we are root."""
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*prefix, *command], cwd=folder, check=True, stdout=subprocess.DEVNULL)
