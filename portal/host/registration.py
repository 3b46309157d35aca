"""What a plugin must keep to when it is registered: names of its own, declared pages, known hooks."""

import ast
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pluggy
from flask import Blueprint, Flask

from ..extensions import Base
from ..items import Access, Permission, Plugin
from .discovery import Found

RESERVED = frozenset({"portal", "admin", "log", "account", "search", "static", "en", "healthz"})
CORE_COMMANDS = frozenset({"init", "run", "user", "plugin", "doctor", "backup", "setting"})
LONGEST_NAME = 26  # a migration is named <plugin>_0001, in Alembic's column of 32 characters
# Blueprint hooks that run for every request of the portal, also when the plugin is off.
APP_WIDE = (
    "before_request_funcs",
    "after_request_funcs",
    "teardown_request_funcs",
    "url_value_preprocessors",
    "url_default_functions",
    "template_context_processors",
    "error_handler_spec",
)


class BadPlugin(Exception):
    """The plugin breaks a rule of the house; the text says which."""


def check_name(found: Found, others: Mapping[str, Found]) -> None:
    """Refuse names that would clash in URLs or tables.

    Raises BadPlugin when the name is reserved or no identifier, or when the tables of two plugins would begin
    alike; of such two the one shipped with the portal stays, else the one with the shorter name.
    """
    name = found.name
    if name in RESERVED or not name.isidentifier() or name != name.lower() or len(name) > LONGEST_NAME:
        raise BadPlugin(f"A plugin cannot be named {name!r}.")
    for other in others.values():
        clash = name.startswith(f"{other.name}_") or other.name.startswith(f"{name}_")
        if clash and found is max(found, other, key=lambda it: (it.place != "shipped", len(it.name))):
            raise BadPlugin(f"Its tables could be taken for those of the plugin {other.name!r}.")


def check_command(command: str | None, taken: list[str | None]) -> None:
    """Refuse a command-line group that the portal or another plugin has. Raises BadPlugin."""
    if command is not None and (command in CORE_COMMANDS or command in taken):
        raise BadPlugin(f"The command {command!r} is already taken.")


def description(module: ModuleType) -> Plugin:
    """The module's `plugin = Plugin(…)`. Raises BadPlugin when there is none."""
    found = getattr(module, "plugin", None)
    if not isinstance(found, Plugin):
        raise BadPlugin("Its __init__.py has no `plugin = Plugin(…)`.")
    return found


def declared_requirements(folder: Path | None) -> tuple[str, ...]:
    """The literal `requires=(…)` in a plugin folder's __init__.py, read without running it."""
    if folder is None:
        return ()
    for node in ast.walk(ast.parse((folder / "__init__.py").read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Plugin":
            for keyword in node.keywords:
                if keyword.arg == "requires":
                    return tuple(ast.literal_eval(keyword.value))
    return ()


def register(app: Flask | None, manager: pluggy.PluginManager, name: str, module: ModuleType, plugin: Plugin) -> None:
    """Add the plugin's hooks and, where there is an app, its pages; undo the hooks when a rule is broken."""
    if plugin.hookspecs is not None:
        manager.add_hookspecs(plugin.hookspecs)
    manager.register(module, name)
    try:
        _check_hooks(manager, name)
        _check_tables(name, module)
        _check_permissions(manager, name)
        if app is not None:
            _add_pages(app, manager, name)
    except BaseException:
        manager.unregister(name=name)
        raise


def _check_hooks(manager: pluggy.PluginManager, name: str) -> None:
    known = {attribute for attribute in dir(manager.hook) if not attribute.startswith("_")}
    for caller in manager.get_hookcallers(manager.get_plugin(name)) or ():
        for impl in caller.get_hookimpls():
            if impl.plugin_name == name and (impl.wrapper or impl.hookwrapper):
                raise BadPlugin(f"Its hook {caller.name} is a wrapper; wrappers are not allowed.")
        if caller.name not in known or caller.spec is None:
            raise BadPlugin(f"It implements the unknown hook {caller.name!r}.")


def _check_tables(name: str, module: ModuleType) -> None:
    for mapper in Base.registry.mappers:
        model = mapper.class_
        if model.__module__ == module.__name__ or model.__module__.startswith(f"{module.__name__}."):
            table = str(mapper.local_table)
            if not table.startswith(f"{name}_"):
                raise BadPlugin(f"Its table {table!r} must be named {name}_….")
            kind = getattr(model, "kind", f"{name}.")
            if not kind.startswith(f"{name}."):
                raise BadPlugin(f"Its kind {kind!r} must be named {name}.….")


def _check_permissions(manager: pluggy.PluginManager, name: str) -> None:
    for permission in own_answers(manager, name, "permissions"):
        if not isinstance(permission, Permission) or not permission.name.startswith(f"{name}."):
            raise BadPlugin(f"Its permission {permission!r} must be a Permission named {name}.….")


def own_answers(manager: pluggy.PluginManager, name: str, hook: str) -> list[object]:
    """What one plugin answers to a hook without arguments, while it loads."""
    impls = [impl for impl in getattr(manager.hook, hook).get_hookimpls() if impl.plugin_name == name]
    return [answer for impl in impls for answer in impl.function() or ()]


def _add_pages(app: Flask, manager: pluggy.PluginManager, name: str) -> None:
    for blueprint in own_answers(manager, name, "blueprints"):
        if not isinstance(blueprint, Blueprint) or blueprint.name != name:
            raise BadPlugin(f"Its blueprint must be a Blueprint named {name!r}.")
        _add_blueprint(app, blueprint, name)


def _add_blueprint(app: Flask, blueprint: Blueprint, name: str) -> None:
    """Try the blueprint on an app of its own first: from the real one nothing can be taken back."""
    trial = Flask("trial", static_folder=None)
    before = _app_wide(trial)
    trial.register_blueprint(blueprint, url_prefix=f"/{name}")
    if _app_wide(trial) != before:
        raise BadPlugin("It adds functions that would run for the whole portal, also when it is off.")
    _check_pages(trial, name)
    _check_templates(blueprint, name)
    app.register_blueprint(blueprint, url_prefix=f"/{name}")


def _check_pages(trial: Flask, name: str) -> None:
    for rule in trial.url_map.iter_rules():
        if not (rule.rule.startswith(f"/{name}/") and rule.endpoint.startswith(f"{name}.")):
            raise BadPlugin(f"Its page {rule.rule} is not under /{name}/.")
        if not isinstance(getattr(trial.view_functions[rule.endpoint], "access", None), Access):
            raise BadPlugin(f"Its page {rule.endpoint} declares neither @public nor @access.")


def _check_templates(blueprint: Blueprint, name: str) -> None:
    folder = Path(blueprint.root_path, blueprint.template_folder or "")
    if blueprint.template_folder and folder.is_dir():
        for entry in folder.iterdir():
            if entry.name != name:
                raise BadPlugin(f"Its templates must lie in {name}/; {entry.name} does not.")


def _app_wide(app: Flask) -> list[int]:
    """How many app-wide functions there are, list by list; those of single blueprints do not count."""
    jinja = app.jinja_env
    lists = [getattr(app, name).get(None, ()) for name in APP_WIDE]
    return [_size(functions) for functions in [*lists, jinja.filters, jinja.globals, jinja.tests]]


def _size(functions: object) -> int:
    if isinstance(functions, dict):
        return sum(_size(inner) if isinstance(inner, dict) else 1 for inner in functions.values())
    return len(functions)  # type: ignore[arg-type]
