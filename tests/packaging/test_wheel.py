"""sdist → wheel → an installation of its own: everything the portal needs at run time travels along."""

import json
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[2]
SOURCE = ("portal", "plugins", "templates", "docs")
FILES = ("setup.cfg", "pyproject.toml", "MANIFEST.in", "README.md", "LICENSE", "THIRD_PARTY.md")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel, built from the sdist and without a network."""
    source = tmp_path_factory.mktemp("source")
    for folder in SOURCE:
        shutil.copytree(ROOT / folder, source / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, source)
    run(sys.executable, "-m", "build", "--no-isolation", cwd=source)
    return next((source / "dist").glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """The programs of an environment that has the wheel, and this one's libraries but not its portal."""
    folder = tmp_path_factory.mktemp("installation")
    venv.EnvBuilder(symlinks=True, with_pip=False).create(folder)
    python = folder / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", wheel)
    libraries = Path(sysconfig.get_path("purelib", vars={"base": str(folder)}), "libraries.pth")
    libraries.write_text(sysconfig.get_path("purelib"))
    return folder / "bin"


@pytest.fixture
def served(installed, serve, tmp_path) -> str:
    """The address at which the installed portal answers, started far from any checkout."""
    return serve([installed / "portal", "run", "--example"], cwd=tmp_path)


def test_wheel_carries_every_file_but_the_tests_of_plugins(wheel):
    carried = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    core = files_of("portal", "portal") | files_of("templates", "portal/templates")
    assert carried == core | files_of("plugins", "portal/plugins", but="tests")


def test_installed_portal_answers_with_pages_and_their_style(served, read):
    page = read(f"{served}/")
    assert 'lang="zh' in page
    styles = re.findall(r'<link[^>]* href="(/[^"]+\.css[^"]*)"', page)
    assert max(len(read(served + style)) for style in styles) > 10_000
    assert 'lang="en' in read(f"{served}/en/")


def test_installed_portal_knows_its_plugins(installed, tmp_path, outside):
    listed = run(installed / "portal", "plugin", "list", "--json", cwd=tmp_path, env=outside)
    shipped = {folder.parent.name for folder in (ROOT / "plugins").glob("*/__init__.py")}
    assert {plugin["name"] for plugin in json.loads(listed)} == shipped


def test_installed_portal_writes_a_new_plugin(installed, tmp_path, outside):
    run(installed / "portal", "plugin", "new", "loans", cwd=tmp_path, env=outside)
    assert list((tmp_path / "instance" / "plugins" / "loans" / "tests").glob("test_*.py"))


def files_of(top: str, place: str, but: str = "__pycache__") -> set[str]:
    """Where the files below a folder are expected in the wheel; what tools hide there for themselves is not."""
    paths = (path.relative_to(ROOT / top) for path in (ROOT / top).rglob("*") if path.is_file())
    kept = (path for path in paths if not {"__pycache__", but} & set(path.parts) and "/." not in f"/{path.as_posix()}")
    return {f"{place}/{path.as_posix()}" for path in kept}


def run(*command: object, **options: Any) -> str:
    """Run a command that must succeed, and return what it printed."""
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        **options,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
