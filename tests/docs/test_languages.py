"""Both languages of a guide tell the same, and name the portal's buttons and pages as the portal does."""

import re

import pytest
from flask_babel import force_locale

from portal.people.roles import CORE_PERMISSIONS, ROLES
from portal.translate import _key, _read, _used, domains

pytestmark = pytest.mark.once
GUIDES = ("public", "staff", "administrator")


@pytest.fixture(scope="module")
def words():
    """Every source string of the portal, and every translation."""
    translated = [message.string for domain in domains() for message in _read(domain) if message.id]
    chinese = {text for string in translated for text in ([string] if isinstance(string, str) else string)}
    english = {_key(message) for domain in domains() for message in _used(domain) if message.id}
    return {"en": english, "zh": chinese}


def pairs(documents):
    """English and Chinese pages that belong together."""
    known = {document.name: document for document in documents}
    for name, document in known.items():
        if name.endswith(".zh.md"):
            english = name.removesuffix(".zh.md")
            yield known.get(f"{english}.en.md") or known[f"{english}.md"], document


def test_every_guide_is_there_in_both_languages(documents):
    assert {chinese.path.stem.split(".")[0] for _, chinese in pairs(documents)} == {*GUIDES, "operator", "README"}


def test_both_languages_have_the_same_parts(documents):
    for english, chinese in pairs(documents):
        assert [level for level, _ in english.headings] == [level for level, _ in chinese.headings], chinese.name
        assert english.text.count("\n|") == chinese.text.count("\n|"), chinese.name


def test_both_languages_show_the_same_commands(documents):
    for english, chinese in pairs(documents):
        assert [c.split("#")[0] for c in english.shell_lines()] == [c.split("#")[0] for c in chinese.shell_lines()]


def test_both_languages_link_to_each_other(documents):
    for english, chinese in pairs(documents):
        assert chinese.path.name in english.links, english.name
        assert english.path.name in chinese.links, chinese.name


@pytest.mark.parametrize("language", ["en", "zh"])
def test_guides_name_pages_and_buttons_as_the_portal_does(documents, words, language):
    wrong = [
        f"{document.name}: {label}"
        for document in documents
        if document.path.name in {f"{guide}.{language}.md" for guide in GUIDES}
        for label in re.findall(r"“([^”]+)”", document.prose)
        if label not in words[language]
    ]
    assert wrong == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_role_and_permission_is_told(root, app, language):
    text = (root / "docs" / f"administrator.{language}.md").read_text("utf-8")
    with force_locale(language):
        assert [str(title) for role, title in ROLES.items() if f"| {title} | `{role}` |" not in text] == []
    assert [it.name for it in CORE_PERMISSIONS if f"| `{it.name}` |" not in text] == []
