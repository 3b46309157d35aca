#!/usr/bin/env python3
"""The portal on a fresh machine, with nothing but Python: makes .venv, installs from the lock, goes on.

python3 run.py [--port N]      start the portal; whatever else is given goes to `portal run`
python3 run.py test [--full]   every check and every test, on SQLite and PostgreSQL
python3 run.py bench           measure it
python3 run.py bundle          one archive for machines without a network
"""

import argparse
import configparser
import contextlib
import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

if sys.version_info < (3, 11):
    sys.exit("需要 Python 3.11 或更高版本。\nPython 3.11 or newer is needed.")

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = str(VENV / "bin" / "python")
STAMP = VENV / "installed"
WHEELS = ROOT / "wheels"
LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "tests" / "requirements.lock"
NOT_SOURCE = shutil.ignore_patterns(
    ".venv", ".git", "instance", "wheels", "dist", "build", "__pycache__", "*.egg-info"
)


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", nargs="?", default="run", choices=["run", "test", "bench", "bundle"])
    parser.add_argument("--port", default="8000", metavar="N", help="where the portal listens (8000)")
    options, rest = parser.parse_known_args()
    install(LOCK, may_use_apt=options.command == "test")
    if options.command == "bundle":
        bundle()
    elif options.command == "run":
        become("-m", "portal", "run", "--port", options.port, "--example", *rest)
    else:
        install(TEST_LOCK)
        os.chdir(ROOT)
        become(*{"test": ["tests/checks"], "bench": ["-m", "benchmarks"]}[options.command], *rest)


def become(*arguments: str) -> NoReturn:
    """Hand the process over to Python of .venv, so that signals and exit codes are the command's own."""
    os.execv(PYTHON, [PYTHON, *arguments])


def install(lock: Path, may_use_apt: bool = False) -> None:
    """Bring .venv to what the lock says; a .venv that bears the stamp is left alone."""
    if is_installed(lock):
        return
    with one_at_a_time():
        if is_installed(lock):
            return
        say("正在安装所需的软件包，只有第一次需要……", "Installing the packages needed, only this once …")
        if lock == LOCK:
            make_venv(may_use_apt)
        pip("install", "--require-hashes", "-r", str(lock))
        pip("install", "--no-deps", "--no-build-isolation", "-e", str(ROOT))
        with STAMP.open("a", encoding="ascii") as stamp:
            stamp.write(fingerprint(lock) + "\n")


def is_installed(lock: Path) -> bool:
    """Tell whether .venv was completed from this lock, by this Python, in this place."""
    return (
        os.path.exists(PYTHON) and STAMP.exists() and fingerprint(lock) in STAMP.read_text(encoding="ascii")
    )


def fingerprint(lock: Path) -> str:
    """Sum up what an installation depends on; its place counts, since scripts in .venv carry it."""
    parts = (lock.read_bytes(), (ROOT / "setup.cfg").read_bytes(), sys.version.encode(), bytes(ROOT))
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Keep two starts at once from installing into one .venv."""
    folder = os.open(ROOT, os.O_RDONLY)
    with contextlib.suppress(OSError):  # some network file systems lock no folders
        fcntl.flock(folder, fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(folder)


def make_venv(may_use_apt: bool) -> None:
    """Make .venv anew: what an interrupted installation left is cleared away."""
    if not importlib.util.find_spec("ensurepip"):
        mend_ensurepip(may_use_apt)
    try:
        venv.EnvBuilder(clear=True, symlinks=True, with_pip=True).create(VENV)
    except OSError as error:
        stop(
            f"无法在 {ROOT} 中创建 .venv：{error.strerror}。",
            f"Cannot make .venv in {ROOT}: {error.strerror}.",
        )
    except subprocess.CalledProcessError:
        stop("Python 的 venv 模块无法创建 .venv。", "Python's venv module could not make .venv.")


def mend_ensurepip(may_use_apt: bool) -> None:
    """Debian keeps ensurepip in a package of its own: install it where that is ours to do, else say how."""
    if may_use_apt and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-q"], check=False)
        subprocess.run(["apt-get", "install", "-q", "-y", "python3-venv"], check=False)
        importlib.invalidate_caches()
    if not importlib.util.find_spec("ensurepip"):
        line = "sudo apt install python3-venv"
        stop(f"缺少 ensurepip，请先执行：{line}", f"ensurepip is missing; install it first: {line}")


def pip(*arguments: str) -> None:
    """Run pip of .venv, from ./wheels alone where that folder exists."""
    source = ["--no-index", "--find-links", str(WHEELS)] if WHEELS.is_dir() else []
    command = [
        PYTHON,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "--quiet",
        arguments[0],
        *source,
        *arguments[1:],
    ]
    if subprocess.run(command, check=False).returncode:
        stop("pip 未能完成安装，原因见上。", "pip could not finish, for the reason above.")


def bundle() -> None:
    """Pack the source, the wheels for this platform and Python, and their checksums into one archive."""
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    name = f"portal-bundle-{settings['metadata']['version']}"
    archive = ROOT / "dist" / f"{name}.tar.gz"
    archive.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder, name)
        copy_source(tree)
        pip(
            "download", "--require-hashes", "--only-binary=:all:", "-r", str(LOCK), "-d", str(tree / "wheels")
        )
        (tree / "START.txt").write_text("启动 / To start: python3 run.py\n", encoding="utf-8")
        write_checksums(tree)
        with tarfile.open(archive, "w:gz") as packed:
            packed.add(tree, name)
    say(f"离线安装包已生成：{archive}", f"The archive is ready: {archive}")


def copy_source(tree: Path) -> None:
    """Lay out the committed source, or all of the folder when it is not a git checkout."""
    if not (ROOT / ".git").exists():
        shutil.copytree(ROOT, tree, ignore=NOT_SOURCE)
        return
    archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, check=True, capture_output=True).stdout
    tree.mkdir()
    subprocess.run(["tar", "-x", "-C", str(tree)], input=archive, check=True)


def write_checksums(tree: Path) -> None:
    """Write SHA256SUMS, as `sha256sum --check` reads it."""
    files = sorted(path for path in tree.rglob("*") if path.is_file())
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n" for path in files]
    (tree / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def say(chinese: str, english: str) -> None:
    """Report progress in both languages."""
    print(f"{chinese}\n{english}", file=sys.stderr, flush=True)


def stop(chinese: str, english: str) -> NoReturn:
    """End with one sentence in each language instead of a traceback."""
    sys.exit(f"{chinese}\n{english}")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
