"""The folder one installation owns: made on the first run, refused where the portal could not be trusted there."""

from pathlib import Path
from tempfile import TemporaryFile

from .config import Configuration
from .errors import StartRefused

# File locks over a network do not hold, and the writer lock is one.
NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "glusterfs", "ceph"})


def check_instance(config: Configuration) -> None:
    """Make the folder if need be.

    Raises StartRefused when it cannot be written, or when SQLite would lie on a network file system.
    """
    folder = config.instance
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StartRefused(
            f"不能建立数据目录 {folder}。The instance folder {folder} cannot be made: {error.strerror}."
        ) from error
    try:
        with TemporaryFile(dir=folder):  # permissions alone do not tell: the file system may refuse
            pass
    except OSError as error:
        raise StartRefused(
            f"数据目录 {folder} 不能写入，请更改其所有者。"
            f"The instance folder {folder} cannot be written by this user: change its owner."
        ) from error
    if not config.database_url and file_system(folder) in NETWORK_FILE_SYSTEMS:
        raise StartRefused(
            f"数据目录 {folder} 在网络文件系统上，SQLite 不安全：请改用本机目录或 PostgreSQL。"
            f"The instance folder {folder} is on a network file system, where SQLite is not safe: "
            "set PORTAL_INSTANCE to a local folder, or PORTAL_DATABASE_URL to a PostgreSQL server."
        )


def file_system(folder: Path, mounts: Path = Path("/proc/self/mounts")) -> str:
    """The type of the file system a folder lies on; empty where the kernel does not tell."""
    if not mounts.exists():
        return ""
    place, best, kind = f"{folder.resolve()}/", "", ""
    for line in mounts.read_text("utf-8").splitlines():
        point, found = line.split()[1].replace("\\040", " "), line.split()[2]
        if place.startswith(f"{point.rstrip('/')}/") and len(point) >= len(best):
            best, kind = point, found
    return kind
