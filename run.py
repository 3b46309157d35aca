#!/usr/bin/env python3
"""The portal on a fresh machine, with nothing but Python: makes .venv, installs from the lock, goes on.

python3 run.py [--port N]      start the portal; whatever else is given goes to `portal run`
python3 run.py test [--full]   every check and every test, on SQLite and PostgreSQL
python3 run.py bench           measure it
python3 run.py bundle          one archive for machines without a network
"""

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import platform
import re
import shutil
import subprocess
import sys
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
LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "tests" / "requirements.lock"
COMMANDS = {
    "run": ("-m", "portal", "run", "--example"),
    "test": ("tests/checks",),
    "bench": ("-m", "benchmarks"),
    "bundle": (),
}
NOT_SOURCE = (".venv", ".git", "instance", "wheels", "dist", "build", "__pycache__", "*.egg-info", ".*_cache")


def main() -> None:
    """Do what the command line asks for."""
    arguments = sys.argv[1:]
    command = arguments.pop(0) if arguments and not arguments[0].startswith("-") else "run"
    if command not in COMMANDS or {"-h", "--help"} & set(arguments):
        print(__doc__)
        sys.exit(command not in COMMANDS)
    install(LOCK, may_use_apt=command == "test")
    if command == "bundle":
        bundle()
        return
    if command != "run":
        install(TEST_LOCK)
        os.chdir(ROOT)
    become(*COMMANDS[command], *arguments)


def become(*arguments: str) -> NoReturn:
    """Hand the process over to Python of .venv, so that signals and exit codes are the command's own."""
    os.execv(PYTHON, [PYTHON, *arguments])


def install(lock: Path, may_use_apt: bool = False) -> None:
    """Bring .venv to what the lock says; a .venv that bears the stamp is left alone."""
    with one_at_a_time() if not is_installed(lock) else contextlib.nullcontext():
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
    yield
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
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-qq", "python3-venv"], stdin=subprocess.DEVNULL, check=False)
        importlib.invalidate_caches()
    if not importlib.util.find_spec("ensurepip"):
        line = "sudo apt install python3-venv"
        stop(f"缺少 ensurepip，请先执行：{line}", f"ensurepip is missing; install it first: {line}")


def pip(verb: str, *arguments: str) -> None:
    """Run pip of .venv, from ./wheels alone where that folder exists."""
    source = ["--no-index", "--find-links", str(ROOT / "wheels")] if (ROOT / "wheels").is_dir() else []
    command = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet", verb, *source, *arguments]
    if subprocess.run(command, check=False).returncode:
        stop("pip 未能完成，原因见上。", "pip could not finish, for the reason above.")


def bundle() -> None:
    """Pack the source, the wheels for this platform and Python, and their checksums into one archive."""
    version = re.search(r"^version = (.+)$", (ROOT / "setup.cfg").read_text(encoding="utf-8"), re.MULTILINE)
    name = f"portal-bundle-{version and version[1]}"
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder, name)
        copy_source(tree)
        wheels = str(tree / "wheels")
        pip("download", "--require-hashes", "--only-binary=:all:", "-r", str(LOCK), "-d", wheels)
        needs = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
        (tree / "START.txt").write_text(f"{needs}\n启动 / To start: python3 run.py\n", encoding="utf-8")
        files = sorted(path for path in tree.rglob("*") if path.is_file())
        sums = [
            f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n" for path in files
        ]
        (tree / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
        archive = shutil.make_archive(str(ROOT / "dist" / name), "gztar", folder, name)
    say(f"离线安装包已生成：{archive}", f"The archive is ready: {archive}")


def copy_source(tree: Path) -> None:
    """Lay out what git keeps, or the whole folder where it is not a checkout."""
    if (ROOT / ".git").exists():
        subprocess.run(["git", "-C", str(ROOT), "checkout-index", "--all", f"--prefix={tree}/"], check=True)
    else:
        shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(*NOT_SOURCE))


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
