"""setup.cfg lists its packages by hand, since `find:` and package_dir exclude each other."""

import configparser
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[2]


def packages_in(top: str, name: str) -> set[str]:
    """Import names of all packages below a folder, tests left out."""
    folders = (path.parent.relative_to(ROOT / top) for path in (ROOT / top).rglob("__init__.py"))
    return {".".join([name, *folder.parts]) for folder in folders if "tests" not in folder.parts}


def listed(section: str, key: str) -> set[str]:
    """The lines of one list in setup.cfg."""
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    return set(settings[section][key].split())


def test_every_package_is_listed():
    expected = packages_in("portal", "portal") | packages_in("plugins", "portal.plugins")
    assert listed("options", "packages") == expected | {"portal.plugins", "portal.templates"}


@pytest.mark.parametrize("lock", ["requirements.lock", "tests/requirements.lock"])
def test_lock_names_no_machine_and_no_host(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"https?://|file:|/(home|root|tmp|work|opt)/", text)


def test_both_locks_agree():
    def pins(lock: str) -> set[str]:
        return set(re.findall(r"^(\S+==\S+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))

    assert pins("requirements.lock") <= pins("tests/requirements.lock")


def test_locks_hold_every_requirement():
    names = {re.split(r"[<>=\[]", line)[0] for line in listed("options", "install_requires")}
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert [name for name in sorted(names) if f"\n{name}==" not in lock and f"\n{name}[" not in lock] == []
