"""Translations for templates, found once per language.

Flask-Babel looks the locale up anew for every word, which cost a third of a page with 30 of them; the language of a
page stands in its address and does not change while it is rendered.
"""

from typing import Any

from flask import Flask, has_request_context
from flask_babel import force_locale, get_translations

from .editions import LANGUAGES, language_of_request


def install(app: Flask) -> None:
    """Give templates `_`, `gettext` and `ngettext` that look the language up once a word, not five times."""
    catalogues = {}
    with app.app_context():
        for name in LANGUAGES:
            with force_locale(name):
                catalogues[name] = get_translations()

    def words() -> Any:
        return catalogues[language_of_request()] if has_request_context() else get_translations()

    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: words().ugettext(text),
        lambda one, many, number: words().ungettext(one, many, number),
        newstyle=True,
    )
