"""Addresses whose builders are made when the first link needs them: most processes link to few of all pages."""

from collections.abc import Callable
from typing import Any

from werkzeug.routing import Rule


class LateRule(Rule):
    """A rule of Werkzeug, compiled in two steps: matching at once, building an address when first asked for one.

    Werkzeug compiles two functions for each rule beforehand, three quarters of the time an application takes to be
    put together.
    """

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        name = "_build_unknown" if append_unknown else "_build"

        def make_and_build(rule: LateRule, /, **values: Any) -> tuple[str, str]:
            build = super()._compile_builder(append_unknown).__get__(rule, None)
            setattr(rule, name, build)
            return build(**values)

        return make_and_build
