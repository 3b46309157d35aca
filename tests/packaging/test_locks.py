"""The two locks: complete, in agreement, and free of the machine on which they were made."""

import configparser
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[2]


def listed(section: str, key: str) -> set[str]:
    """The lines of one list in setup.cfg."""
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    return set(settings[section][key].split())


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
