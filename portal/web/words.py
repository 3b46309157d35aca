"""Translations, found once per language.

Flask-Babel looks the locale up anew for every word, which cost a third of a page with 30 of them; the language of a
page stands in its address and does not change while it is rendered.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import cast

from babel.support import Translations
from flask import Flask, has_request_context
from flask_babel import Babel, Domain, force_locale

from .editions import LANGUAGES, language_of_request


class PageWords(Domain):
    """The catalogues of the core and of all plugins, merged; in a request the address picks one."""

    def __init__(self) -> None:
        super().__init__()
        self.by_language: dict[str, Translations] = {}

    def get_translations(self) -> Translations:
        """The words of this page, or of the locale in force where there is no page."""
        if has_request_context() and self.by_language:
            return self.by_language[language_of_request()]
        return cast(Translations, super().get_translations())


def install(app: Flask, folders: Iterable[Path]) -> None:
    """Read the catalogues of these folders, the last one winning, and give templates the shortest way to them."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = ";".join(str(folder) for folder in folders)
    words = PageWords()
    Babel(app, default_locale="zh", locale_selector=language_of_request).domain_instance = words
    with app.app_context():
        for name in LANGUAGES:
            with force_locale(name):
                words.by_language[name] = Domain.get_translations(words)
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: words.get_translations().ugettext(text),
        lambda one, many, number: words.get_translations().ungettext(one, many, number),
        newstyle=True,
    )
