"""Rules that every template keeps, the core's and each plugin's."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
ROOT = Path(__file__).parents[2]
TEMPLATES = sorted([*ROOT.glob("templates/**/*.html"), *ROOT.glob("plugins/*/templates/**/*.html")])
COMMENT = re.compile(r"{#.*?#}", re.DOTALL)
JINJA = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}", re.DOTALL)
CLASSES = re.compile(r"{% block (?:width|main_class|body_class) %}.*?{% endblock %}")
SPOKEN = {"aria-label", "alt", "title", "placeholder"}
LETTERS = re.compile(r"[^\W\d_]{2,}")
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "path", "rect", "source", "circle"}


class Markup(HTMLParser):
    """The tags of a template without its Jinja, and the words it says without asking the catalogue."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._own_tongue: list[bool] = []
        self.feed(JINJA.sub("", CLASSES.sub("", path.read_text(encoding="utf-8"))))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag; what names itself in its own language (`lang`) needs no translation."""
        self.tags.append((tag, dict(attrs)))
        self.words += [value for name, value in attrs if name in SPOKEN and value and LETTERS.search(value)]
        if tag not in VOID:
            self._own_tongue.append(tag != "html" and "lang" in dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if tag not in VOID and self._own_tongue:
            self._own_tongue.pop()

    def handle_data(self, data: str) -> None:
        """Keep words outside elements with a language of their own."""
        if LETTERS.search(data) and not any(self._own_tongue):
            self.words.append(data.strip())


def each_template():
    """A parameter for every template, named by its path."""
    return pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())


@each_template()
def test_nothing_needs_an_exception_in_the_content_security_policy(path):
    for tag, attributes in Markup(path).tags:
        assert "style" not in attributes, f"inline style on <{tag}>"
        assert not [name for name in attributes if name.startswith("on")], f"inline script on <{tag}>"
        assert tag != "style", "inline style sheet"
        assert tag != "script" or "src" in attributes, "inline script"
        assert not (attributes.get("href") or "").startswith("javascript:")


@each_template()
def test_every_visible_word_comes_from_the_catalogue(path):
    assert Markup(path).words == []


@each_template()
def test_the_source_language_is_english(path):
    source = re.sub(r'<a lang="zh-CN"[^>]*>[^<]*</a>', "", path.read_text(encoding="utf-8"))
    assert re.findall(r"[\u3400-\u9fff]+", source) == []


@each_template()
def test_cells_of_tables_that_become_cards_name_their_column(path):
    source = path.read_text(encoding="utf-8")
    if "zx-cards" in source or "macros/table.html" in source:
        assert [tag for tag, attributes in Markup(path).tags if tag == "td" and "data-l" not in attributes] == []


def test_public_pages_do_not_know_who_reads_them():
    for name in ("layout/base.html", "layout/public.html", "layout/footer.html", "macros/navigation.html", "home.html"):
        source = COMMENT.sub("", (ROOT / "templates" / name).read_text(encoding="utf-8"))
        assert not re.search(r"csrf_token|current_user|\bsession\b|get_flashed_messages", source), name
