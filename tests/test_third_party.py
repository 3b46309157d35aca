"""THIRD_PARTY.md names what is really installed and shipped."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
ROOT = Path(__file__).parents[1]


def test_every_installed_package_is_named_with_its_licence():
    locked = re.findall(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    table = re.findall(r"^\| ([a-z][^|]+) \| [^|]+ \|$", (ROOT / "THIRD_PARTY.md").read_text(), re.MULTILINE)
    named = {name for row in table for name in re.findall(r"[a-z][a-z0-9-]+", row.split("(")[0])}
    assert set(locked) == named


def test_every_vendored_folder_is_named():
    text = (ROOT / "THIRD_PARTY.md").read_text()
    for folder in (ROOT / "portal" / "static" / "vendor").iterdir():
        assert f"portal/static/vendor/{folder.name}/" in text
