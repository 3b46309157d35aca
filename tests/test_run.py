"""What `python3 run.py` does on a machine, seen from outside; a recording module stands in for venv."""

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[1]

# A .venv whose Python writes down what it was asked, and fails where the test says so.
RECORDING_VENV = """
    import os, pathlib, shutil

    SCRIPT = '''#!/bin/sh
    echo "$@" >> "$RECORD"
    case "$*" in *"$FAILS_AT"*) exit 1;; esac
    case "$*" in *"$KILLED_AT"*) kill -9 $PPID;; esac
    '''

    class EnvBuilder:
        def __init__(self, clear, symlinks, with_pip):
            self.clear = clear

        def create(self, folder):
            if os.environ.get("UNWRITABLE"):
                raise PermissionError(13, "Permission denied")
            if self.clear and folder.exists():
                shutil.rmtree(folder)
            python = pathlib.Path(folder, "bin", "python")
            python.parent.mkdir(parents=True)
            python.write_text(SCRIPT)
            python.chmod(0o755)
"""


class Checkout:
    """A folder with run.py in it, and the record of what its .venv was asked to do."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.record = folder / "record"
        self.environment = {
            "PATH": os.defpath,
            "RECORD": str(self.record),
            "FAILS_AT": "nowhere",
            "KILLED_AT": "nowhere",
        }
        self.modules = folder / "modules"

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run run.py and forget what was recorded before."""
        self.record.write_text("")
        started = self.start(*arguments, **environment)
        out, err = started.communicate()
        return subprocess.CompletedProcess(started.args, started.returncode, out, err)

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        """Start run.py and go on."""
        return subprocess.Popen(
            [sys.executable, self.folder / "run.py", *arguments],
            env={**self.environment, "PYTHONPATH": str(self.modules), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    @property
    def asked(self) -> list[str]:
        """The command lines that Python of .venv got."""
        return self.record.read_text().splitlines()


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout in which nothing was installed yet."""
    for name in ("run.py", "setup.cfg", "requirements.lock", "tests/requirements.lock"):
        target = tmp_path / name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())
    modules = tmp_path / "modules"
    modules.mkdir()
    (modules / "venv.py").write_text(dedent(RECORDING_VENV))
    return Checkout(tmp_path)


def test_first_start_installs_from_the_lock_and_serves(checkout):
    done = checkout.run("--port", "8123")
    assert done.returncode == 0, done.stderr
    locked, own, start = checkout.asked
    assert "install --require-hashes -r" in locked
    assert "install --no-deps --no-build-isolation -e" in own
    assert start == "-m portal run --example --port 8123"


def test_later_start_goes_straight_to_the_portal(checkout):
    checkout.run()
    checkout.run("--workers", "3")
    assert checkout.asked == ["-m portal run --example --workers 3"]


@pytest.mark.parametrize("trouble", ["FAILS_AT", "KILLED_AT"])
def test_interrupted_installation_is_made_anew(checkout, trouble):
    broken = checkout.run(**{trouble: "--no-deps"})
    assert broken.returncode != 0
    leftover = checkout.folder / ".venv" / "leftover"
    leftover.touch()
    checkout.run()
    assert len(checkout.asked) == 3
    assert not leftover.exists()


def test_killed_update_is_made_anew(checkout):
    checkout.run()
    change_lock(checkout)
    checkout.run(KILLED_AT="--require-hashes")
    leftover = checkout.folder / ".venv" / "leftover"
    leftover.touch()
    checkout.run()
    assert not leftover.exists()


def test_two_starts_at_once_install_once(checkout):
    starts = [checkout.start(), checkout.start()]
    for started in starts:
        started.communicate()
    assert [line.split()[1] for line in checkout.asked] == ["pip", "pip", "portal", "portal"]


def change_lock(checkout: Checkout) -> None:
    """Do to the lock what an update does."""
    with (checkout.folder / "requirements.lock").open("a") as lock:
        lock.write("# another day\n")


def test_changed_lock_is_installed_on_top(checkout):
    checkout.run()
    (checkout.folder / ".venv" / "kept").touch()
    change_lock(checkout)
    checkout.run()
    assert len(checkout.asked) == 3
    assert (checkout.folder / ".venv" / "kept").exists()


def test_update_that_cannot_be_installed_leaves_the_old_version_startable(checkout):
    checkout.run()
    lock = checkout.folder / "requirements.lock"
    old = lock.read_bytes()
    change_lock(checkout)
    assert checkout.run(FAILS_AT="--require-hashes").returncode == 1
    lock.write_bytes(old)
    checkout.run()
    assert checkout.asked == ["-m portal run --example"]


def test_going_back_to_an_older_lock_installs_again(checkout):
    checkout.run()
    lock = checkout.folder / "requirements.lock"
    old = lock.read_bytes()
    change_lock(checkout)
    checkout.run()
    lock.write_bytes(old)
    checkout.run()
    assert len(checkout.asked) == 3


def test_moved_folder_installs_again(checkout, tmp_path_factory):
    checkout.run()
    moved = checkout.folder.rename(tmp_path_factory.mktemp("elsewhere") / "portal")
    there = Checkout(moved)
    there.run()
    assert len(there.asked) == 3


def test_tests_are_installed_on_top(checkout):
    checkout.run()
    checkout.run("test", "--full")
    assert "tests/requirements.lock" in checkout.asked[0]
    assert checkout.asked[-1] == "tests/checks --full"


def test_exit_code_is_that_of_the_command(checkout):
    assert checkout.run("bench", FAILS_AT="benchmarks").returncode == 1
    assert checkout.asked[-1] == "-m benchmarks"


def test_wheels_folder_keeps_pip_off_the_network(checkout):
    (checkout.folder / "wheels").mkdir()
    checkout.run()
    assert all("install --no-index --find-links" in line for line in checkout.asked[:2])


@pytest.mark.parametrize("command", ["run", "test"])
def test_missing_ensurepip_names_the_line_that_mends_it(checkout, command):
    (checkout.modules / "sitecustomize.py").write_text("import sys; sys.modules['ensurepip'] = None")
    done = checkout.run(command, PATH="/nonexistent")
    assert done.returncode == 1
    assert done.stderr.endswith("ensurepip is missing; install it first: sudo apt install python3-venv\n")
    assert "Traceback" not in done.stderr


def test_unwritable_checkout_is_one_sentence(checkout):
    done = checkout.run(UNWRITABLE="1")
    assert done.returncode == 1
    assert f"Cannot make .venv in {checkout.folder}: Permission denied.\n" in done.stderr
    assert "Traceback" not in done.stderr


def test_failure_of_pip_is_one_sentence(checkout):
    done = checkout.run(FAILS_AT="--require-hashes")
    assert done.returncode == 1
    assert done.stderr.endswith("pip could not finish, for the reason above.\n")


def test_help_installs_nothing(checkout):
    done = checkout.run("--help")
    assert done.returncode == 0
    assert "python3 run.py bundle" in done.stdout
    assert checkout.asked == []


def test_unknown_command_shows_what_there_is(checkout):
    done = checkout.run("serve")
    assert done.returncode == 1
    assert "python3 run.py bundle" in done.stderr
    assert checkout.asked == []


def test_commands_tell_of_their_own_options(checkout):
    checkout.run("test", "--help")
    assert checkout.asked[-1] == "tests/checks --help"


def test_short_and_without_other_libraries():
    text = (ROOT / "run.py").read_text(encoding="utf-8")
    imported = {line.split()[1].split(".")[0] for line in text.splitlines() if line.startswith(("import ", "from "))}
    assert imported <= sys.stdlib_module_names
    assert text.count("\n") <= 160
