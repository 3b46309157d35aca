"""One archive for machines without a network: `python3 run.py bundle`, from a checkout."""

import hashlib
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from .config import PACKAGE
from .release import RELEASE

ROOT = PACKAGE.parent
NOT_SOURCE = (".venv", ".git", "instance", "wheels", "dist", "build", "__pycache__", "*.egg-info", ".*_cache")


def main() -> None:
    """Pack the source, the wheels for this platform and Python, and their checksums."""
    name = f"portal-bundle-{RELEASE}"
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder, name)
        copy_source(tree)
        download_wheels(tree / "wheels")
        needs = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
        (tree / "START.txt").write_text(f"启动 / To start: python3 run.py\n{needs}\n", encoding="utf-8")
        (tree / "SHA256SUMS").write_text(checksums(tree), encoding="utf-8")
        archive = shutil.make_archive(str(ROOT / "dist" / name), "gztar", folder, name)
    print(f"离线安装包已生成 / The archive is ready: {archive}")


def copy_source(tree: Path) -> None:
    """Lay out what git keeps, or the whole folder where it is not a checkout."""
    if (ROOT / ".git").exists():
        subprocess.run(["git", "-C", str(ROOT), "checkout-index", "--all", f"--prefix={tree}/"], check=True)
    else:
        shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(*NOT_SOURCE))


def download_wheels(folder: Path) -> None:
    """Fetch every wheel of the lock, from ./wheels alone where that folder exists; the hashes are checked."""
    own = ROOT / "wheels"
    source = ["--no-index", f"--find-links={own}"] if own.is_dir() else []
    options = ["--quiet", "--require-hashes", "--only-binary=:all:", f"--requirement={ROOT / 'requirements.lock'}"]
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    if subprocess.run([*pip, "download", *source, *options, f"--dest={folder}"], check=False).returncode:
        sys.exit("pip 未能下载，原因见上。\npip could not download, for the reason above.")


def checksums(tree: Path) -> str:
    """The text of SHA256SUMS, as `sha256sum --check` reads it."""
    files = sorted(path for path in tree.rglob("*") if path.is_file())
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n" for path in files)


if __name__ == "__main__":
    main()
