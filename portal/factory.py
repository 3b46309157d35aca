"""Putting one installation together: configuration, database, plugins, pages, WSGI layers."""

from collections.abc import Callable
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from . import core, logs
from .admin import views as admin_views
from .config import Configuration, read_configuration, shipped
from .database.engine import engine_options, prepare
from .database.lock import lock_path
from .extensions import csrf, db
from .hooks.calling import Registry
from .host import guard
from .host.discovery import discover
from .host.loading import load_all, new_manager
from .host.state import Host
from .instance import check_instance
from .people import views as people_views
from .records.state import StateReader
from .secrets import load_secrets
from .turns import Turns
from .web import (
    arrival,
    assets,
    context,
    corrections,
    editions,
    errors,
    formats,
    reviews,
    searching,
    security,
    views,
    withdrawals,
    words,
)
from .web.finish import finish
from .web.importing import bp as imports_bp
from .web.late_rule import LateRule
from .web.page_cache import PageCache
from .web.row_numbers import RowNumber


class Portal(Flask):
    """Flask without asking of every function, at every request, whether it is a coroutine: none is."""

    url_rule_class = LateRule

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """The function itself."""
        return func


def put_together(config: Configuration | None = None, **overrides: Any) -> Flask:
    """What `portal.create_app()` does."""
    config = config or read_configuration(**overrides)
    check_instance(config)
    app = Portal("portal", template_folder=str(shipped("templates")), static_folder=None)
    app.url_map.converters["int"] = RowNumber
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}  # a third of a page was blank lines
    _configure(app, config)
    _connect(app, config)
    _load_plugins(app, config)
    _add_pages(app)
    _wrap(app, config)
    return app


def _configure(app: Flask, config: Configuration) -> None:
    keys = load_secrets(config.instance)
    app.config.update(
        SECRET_KEY=keys["cookie"],
        SQLALCHEMY_DATABASE_URI=config.database,
        SQLALCHEMY_ENGINE_OPTIONS=engine_options(config.database),
        MAX_CONTENT_LENGTH=config.max_body,
        MAX_FORM_MEMORY_SIZE=config.max_body,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,  # the session's own limits hold
    )
    app.session_interface = security.CookieSessions()
    app.extensions.update(portal_config=config, portal_keys=keys, portal_lock=lock_path(config.database))
    logs.install(app)


def _connect(app: Flask, config: Configuration) -> None:
    db.init_app(app)
    with app.app_context():
        prepare(db.engine)
        app.extensions["portal_state"] = StateReader(db.engine)


def _load_plugins(app: Flask, config: Configuration) -> None:
    """Register what is installed, switched on or not: whether it is on is asked at request time."""
    app.before_request(arrival.arrive)
    app.before_request(guard.guard)
    manager = new_manager()
    manager.register(core, core.NAME)
    host = app.extensions["portal_host"] = Host(load_all(app, manager, discover(config.instance)))
    app.extensions["portal_hooks"] = Registry(manager, host)


def _add_pages(app: Flask) -> None:
    host: Host = app.extensions["portal_host"]
    words.install(app, host.words)
    csrf.init_app(app)
    own = (views.bp, searching.bp, reviews.bp, corrections.bp, withdrawals.bp, imports_bp)
    for blueprint in (*own, people_views.bp, admin_views.bp):
        app.register_blueprint(blueprint)
    static = assets.install(app)
    for plugin in host.loaded:
        if plugin.folder:
            static.add_folder(plugin.folder / "static", f"{plugin.name}/")
    for part in (context, errors, formats):
        part.install(app)
    guard.refuse_undeclared(app)
    app.after_request(finish)


def _wrap(app: Flask, config: Configuration) -> None:
    """Lay the WSGI layers around the application, innermost first."""
    inner = Turns(app.wsgi_app, config.max_body)
    cache = app.extensions["portal_pages"] = PageCache(inner, app.extensions["portal_state"])
    outer = editions.Editions(cache)
    count = config.trusted_proxies
    app.wsgi_app = ProxyFix(outer, x_for=count, x_proto=count, x_host=count) if count else outer  # type: ignore[method-assign]
