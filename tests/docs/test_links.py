"""Every link leads somewhere, every picture is there and small."""

import re

import pytest

pytestmark = pytest.mark.once
LARGEST_PICTURE = 200_000


def anchor(heading: str) -> str:
    """The anchor that GitHub and others make of a heading."""
    words = re.sub(r"[^\w\- ]", "", heading.replace("`", "").lower())
    return words.replace(" ", "-")


def test_every_relative_link_resolves(documents):
    broken = [
        f"{document.name}: {link}"
        for document in documents
        for link in document.links
        if not link.startswith(("http:", "https:", "mailto:", "#"))
        and not (document.path.parent / link.partition("#")[0]).exists()
    ]
    assert broken == []


def test_every_anchor_is_a_heading(documents):
    anchors = {document.path: {anchor(text) for _, text in document.headings} for document in documents}
    broken = []
    for document in documents:
        for link in document.links:
            place, mark, name = link.partition("#")
            target = (document.path.parent / place).resolve() if place else document.path
            if mark and target in anchors and name not in anchors[target]:
                broken.append(f"{document.name}: {link}")
    assert broken == []


def test_every_page_is_reached_from_the_first_one(documents, root):
    known = {document.path: document for document in documents}
    reached, waiting = set(), [root / "README.md", root / "README.zh.md"]
    while waiting:
        path = waiting.pop()
        if path in known and path not in reached:
            reached.add(path)
            links = (link.partition("#")[0] for link in known[path].links)
            waiting += [(path.parent / link).resolve() for link in links if link and "://" not in link]
    assert [document.name for document in documents if document.path not in reached] == []


def test_pictures_are_small_and_shown(documents, root):
    shown = {(d.path.parent / link).resolve() for d in documents for link in d.links if link.endswith(".png")}
    for picture in (root / "docs" / "pictures").iterdir():
        assert picture in shown, picture.name
        assert picture.stat().st_size < LARGEST_PICTURE, picture.name


def test_one_heading_of_the_first_level_each(documents):
    wrong = [document.name for document in documents if [level for level, _ in document.headings].count(1) != 1]
    assert wrong == []
