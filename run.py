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
import shutil
import subprocess
import sys
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
PLACE = f"{sys.version_info[:2]} {sys.base_prefix} {ROOT}"
LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "tests" / "requirements.lock"
COMMANDS = {
    "run": ("-m", "portal", "run", "--example"),
    "test": ("tests/checks",),
    "bench": ("-m", "benchmarks"),
    "bundle": ("-m", "portal.bundle"),
}


def main() -> None:
    """Do what the command line asks for."""
    arguments = sys.argv[1:]
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return
    command = arguments.pop(0) if arguments and not arguments[0].startswith("-") else "run"
    if command not in COMMANDS:
        sys.exit(__doc__)
    install(LOCK, may_use_apt=command == "test")
    if command in ("test", "bench"):
        install(TEST_LOCK)
        os.chdir(ROOT)
    become(*COMMANDS[command], *arguments)


def become(*arguments: str) -> NoReturn:
    """Hand the process over to Python of .venv, so that signals and exit codes are the command's own."""
    os.execv(PYTHON, [PYTHON, *arguments])


def install(lock: Path, may_use_apt: bool = False) -> None:
    """Bring .venv to what the lock says; one that bears its stamp is left alone."""
    if fingerprint(lock) in read_stamp():
        return
    with one_at_a_time():
        before = read_stamp()
        if fingerprint(lock) not in before:
            say("正在安装所需的软件包，只有第一次需要……", "Installing the packages needed, only this once …")
            try:
                install_into(before, lock, may_use_apt)
            except OSError as error:
                why = error.strerror
                stop(f"无法在 {ROOT} 中创建 .venv：{why}。", f"Cannot make .venv in {ROOT}: {why}.")


def install_into(before: list[str], lock: Path, may_use_apt: bool) -> None:
    """Install on top of a sound .venv, else anew. Killed on the way, it leaves no stamp, so the next start heals it."""
    STAMP.unlink(missing_ok=True)
    if not before:
        make_venv(may_use_apt)
    after = before
    try:
        pip_install("--require-hashes", "-r", str(lock))
        pip_install("--no-deps", "--no-build-isolation", "-e", str(ROOT))
        after = [*(before if lock == TEST_LOCK else [PLACE]), fingerprint(lock)]
    finally:  # pip that fails takes back what it did: what stood before still stands
        if after:
            STAMP.write_text("\n".join(after), encoding="utf-8")


def read_stamp() -> list[str]:
    """Tell what .venv was completed from; nothing, when it was made elsewhere or by another Python."""
    if not (os.path.exists(PYTHON) and STAMP.exists()):
        return []
    lines = STAMP.read_text(encoding="utf-8").splitlines()
    return lines if lines[:1] == [PLACE] else []


def fingerprint(lock: Path) -> str:
    """Sum up what an installation comes from."""
    return hashlib.sha256(lock.read_bytes() + (ROOT / "setup.cfg").read_bytes()).hexdigest()


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


def pip_install(*arguments: str) -> None:
    """Install with pip of .venv, from ./wheels alone where that folder exists."""
    source = ["--no-index", "--find-links", str(ROOT / "wheels")] if (ROOT / "wheels").is_dir() else []
    command = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet", "install", *source, *arguments]
    if subprocess.run(command, check=False).returncode:
        stop("pip 未能完成安装，原因见上。", "pip could not finish, for the reason above.")


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
