"""The static files: vendored ones are what their note says, and nothing is fetched from elsewhere."""

import gzip
import hashlib
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
STATIC = Path(__file__).parents[2] / "portal" / "static"
NOTES = sorted(STATIC.glob("vendor/*/SOURCES.txt"))


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.parent.name)
def test_a_vendored_file_is_unchanged(note):
    noted = re.findall(r"^sha256:\s+([0-9a-f]{64})\s+(\S+)$", note.read_text(), re.MULTILINE)
    assert noted
    for digest, name in noted:
        assert hashlib.sha256((note.parent / name).read_bytes()).hexdigest() == digest


def test_every_vendored_folder_has_a_note_and_a_licence():
    for folder in (STATIC / "vendor").iterdir():
        assert {"SOURCES.txt", "LICENSE"} <= {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("sheet", sorted(STATIC.rglob("*.css")), ids=lambda sheet: sheet.name)
def test_a_style_sheet_fetches_nothing(sheet):
    css = sheet.read_text(encoding="utf-8")
    assert "@import" not in css
    assert [address for address in re.findall(r"url\(['\"]?([^)'\"]{4})", css) if address != "data"] == []


def test_the_theme_keeps_to_what_county_browsers_know():
    css = (STATIC / "theme.css").read_text(encoding="utf-8") + (STATIC / "staff.css").read_text(encoding="utf-8")
    assert re.findall(r":has\(|@layer|@container|color-mix|oklch|light-dark|\n\s*&", css) == []


def test_the_styles_of_a_public_page_leave_room_for_the_page():
    sheets = [STATIC / "vendor/bootstrap-5.3.9/bootstrap.min.css", STATIC / "theme.css"]
    assert sum(len(gzip.compress(sheet.read_bytes(), 9)) for sheet in sheets) < 45_000
