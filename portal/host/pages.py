"""The pages a plugin brings: under its own address, declared, and nothing that runs for the whole portal."""

import os
from collections.abc import Mapping
from pathlib import Path

from flask import Blueprint, Flask
from flask.sansio.blueprints import Blueprint as AnyBlueprint
from flask_babel import lazy_gettext as _l

from ..items import Access
from .problems import BadPlugin

# What a blueprint may add to the whole application: it would run also when the plugin is off.
APP_WIDE = (
    "before_request_funcs",
    "after_request_funcs",
    "teardown_request_funcs",
    "url_value_preprocessors",
    "url_default_functions",
    "template_context_processors",
    "error_handler_spec",
)
APP_WIDE_LISTS = ("teardown_appcontext_funcs", "shell_context_processors", "url_build_error_handlers")


def add_pages(app: Flask, name: str, blueprints: list[Blueprint]) -> None:
    """Register a plugin's blueprints under /<name>/, after trying them on an app of their own.

    From the real one nothing can be taken back. Raises BadPlugin when they break a rule.
    """
    trial = type(app)("trial", static_folder=None)
    before = _app_wide(trial)
    for blueprint in blueprints:
        if blueprint.name != name:
            raise BadPlugin(_l("Its blueprint must be named %(name)s.", name=name))
        trial.register_blueprint(blueprint, url_prefix=f"/{name}")
    if _app_wide(trial) != before:
        raise BadPlugin(_l("It adds functions that would run for the whole portal, also when it is off."))
    _check_views(trial, name)
    for part in trial.iter_blueprints():
        _check_templates(part, name)
    for blueprint in blueprints:
        app.register_blueprint(blueprint, url_prefix=f"/{name}")


def _check_views(trial: Flask, name: str) -> None:
    for rule in trial.url_map.iter_rules():
        if not (rule.rule.startswith(f"/{name}/") and rule.endpoint.startswith(f"{name}.")) or rule.subdomain:
            raise BadPlugin(_l("Its page %(page)s is not under /%(name)s/.", page=rule.rule, name=name))
        if not isinstance(getattr(trial.view_functions[rule.endpoint], "access", None), Access):
            raise BadPlugin(_l("Its page %(page)s declares neither @public nor @access.", page=rule.endpoint))


def _check_templates(blueprint: AnyBlueprint, name: str) -> None:
    folder = Path(blueprint.root_path, blueprint.template_folder or "")
    if blueprint.template_folder and folder.is_dir():
        for entry in os.listdir(folder):
            if entry != name:
                raise BadPlugin(_l("Its templates must lie in %(name)s/; %(entry)s does not.", name=name, entry=entry))


def _app_wide(app: Flask) -> list[int]:
    """How many app-wide functions there are, list by list; those of single blueprints do not count."""
    jinja = app.jinja_env
    scoped = [getattr(app, name).get(None, ()) for name in APP_WIDE]
    plain = [getattr(app, name) for name in APP_WIDE_LISTS]
    return [_size(functions) for functions in [*scoped, *plain, jinja.filters, jinja.globals, jinja.tests]]


def _size(functions: object) -> int:
    if isinstance(functions, Mapping):
        return sum(_size(inner) if isinstance(inner, Mapping) else 1 for inner in functions.values())
    return len(functions)  # type: ignore[arg-type]
