"""Registering one plugin: its hooks, models, permissions, words and pages, each held to the rules of the house."""

import os
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import pluggy
from flask import Flask
from flask_babel import lazy_gettext as _l

from ..hooks.answers import is_sound, promised, sound_answers
from ..items import Importer, Job, Permission, Plugin, WordForm
from ..office.filling.known import is_field_name
from ..office.sheets.columns import Column
from .pages import add_pages
from .problems import BadPlugin


def description(module: ModuleType) -> Plugin:
    """The module's `plugin = Plugin(…)`. Raises BadPlugin when there is none, or a value of the wrong kind in it."""
    found = getattr(module, "plugin", None)
    if not is_sound(Plugin, found):
        raise BadPlugin(_l("It has no plugin = Plugin(…) with a title, a version and the number of the hooks."))
    return cast(Plugin, found)


def register(app: Flask, manager: pluggy.PluginManager, name: str, module: ModuleType, folder: Path | None) -> None:
    """Add the plugin's hooks and pages; pages come last, since they cannot be taken back.

    Raises BadPlugin, or what the plugin's own code raises; its hooks are gone again then.
    """
    _add_hookspecs(manager, description(module))
    manager.register(module, name)
    try:
        _check_hooks(manager, name)
        _check_permissions(_own_answers(manager, name, "permissions"), name)
        _check_jobs(_own_answers(manager, name, "jobs"), name)
        _check_word_forms(_own_answers(manager, name, "word_forms"), name)
        _check_importers(_own_answers(manager, name, "importers"), name)
        _check_static(folder)
        add_pages(app, name, _own_answers(manager, name, "blueprints"))
    except BaseException:
        manager.unregister(name=name)
        raise


def _add_hookspecs(manager: pluggy.PluginManager, plugin: Plugin) -> None:
    if plugin.hookspecs is None:
        return
    manager.add_hookspecs(plugin.hookspecs)
    for attribute in vars(plugin.hookspecs).values():
        if hasattr(attribute, f"{manager.project_name}_spec"):
            promised(attribute)  # raises where an annotation names nothing


def _check_hooks(manager: pluggy.PluginManager, name: str) -> None:
    for caller in manager.get_hookcallers(manager.get_plugin(name)) or ():
        if caller.spec is None:
            raise BadPlugin(_l("It implements the unknown hook %(hook)s.", hook=caller.name))
        if any(it.wrapper or it.hookwrapper for it in caller.get_hookimpls() if it.plugin_name == name):
            raise BadPlugin(_l("Its hook %(hook)s is a wrapper; wrappers are not allowed.", hook=caller.name))


def _check_permissions(permissions: list[Permission], name: str) -> None:
    for permission in permissions:
        if not permission.name.startswith(f"{name}.") or permission.name.split() != [permission.name]:
            raise BadPlugin(_l("Its permission %(given)s must be named %(name)s.….", given=permission.name, name=name))


def _check_jobs(jobs: list[Job], name: str) -> None:
    for job in jobs:
        if not job.name.startswith(f"{name}."):
            raise BadPlugin(_l("Its job %(given)s must be named %(name)s.….", given=job.name, name=name))


def _check_word_forms(forms: list[WordForm], name: str) -> None:
    for form in forms:
        if not form.name.startswith(f"{name}."):
            raise BadPlugin(_l("Its form %(given)s must be named %(name)s.….", given=form.name, name=name))
        if not form.template.is_file():
            raise BadPlugin(_l("The template %(path)s of its form is not there.", path=form.template.name))
        columns = [field.name for group in form.rows for field in group.columns]
        names = [field.name for field in form.fields] + [group.name for group in form.rows]
        for wrong in (it for it in names + columns if not is_field_name(it) or names.count(it) > 1):
            raise BadPlugin(_l("A form's field cannot be named %(name)s, or not twice.", name=wrong))
        if any(len(row) != len(group.columns) for group in form.rows for row in group.examples):
            raise BadPlugin(_l("The example rows of its form %(given)s do not fit its columns.", given=form.name))


def _check_importers(importers: list[Importer], name: str) -> None:
    for importer in importers:
        if not importer.name.startswith(f"{name}."):
            raise BadPlugin(_l("Its importer %(given)s must be named %(name)s.….", given=importer.name, name=name))
        keys = [column.key for column in importer.columns if isinstance(column, Column)]
        sound = len(keys) == len(importer.columns) == len(set(keys)) and keys
        if not sound or importer.label not in ("", *keys):
            raise BadPlugin(_l("The columns of its importer %(given)s are none, or not sound.", given=importer.name))


def _check_static(folder: Path | None) -> None:
    """The portal reads static files at start; one that it may not read would keep it from starting."""
    for path in folder.glob("static/**/*") if folder else ():
        if path.is_file() and not os.access(path, os.R_OK):
            raise BadPlugin(_l("Its file %(path)s cannot be read.", path=path.name))


def _own_answers(manager: pluggy.PluginManager, name: str, hook: str) -> list[Any]:
    """What one plugin answers to a hook without arguments, while it loads."""
    caller = getattr(manager.hook, hook)
    impls = [impl for impl in caller.get_hookimpls() if impl.plugin_name == name]
    return [answer for impl in impls for answer in sound_answers(promised(caller.spec.function), impl.function())]
