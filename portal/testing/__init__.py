"""Fixtures for the tests of the portal and of its plugins: real databases, whole applications.

PORTAL_TEST_DATABASE_URL names a PostgreSQL server on which each test gets a database of its own; without it
the tests run on SQLite files.
"""

from ..host.upkeep import check_components
from .applications import MakeApp, app, instance, kept_app, make_app, plugin_under_test, pristine, pytest_configure
from .browsers import Browser, add_user, client, hidden_fields, sign_in_as, signed_in_client, submit
from .databases import SERVER
from .log import log_findings
from .real_browser import CHROMIUM, CHROMIUM_OPTIONS, axe_violations, chromium
from .servers import free_port, serve, serve_here, wait_for

__all__ = [
    "CHROMIUM",
    "CHROMIUM_OPTIONS",
    "SERVER",
    "Browser",
    "MakeApp",
    "add_user",
    "app",
    "axe_violations",
    "check_components",
    "chromium",
    "client",
    "free_port",
    "hidden_fields",
    "instance",
    "kept_app",
    "log_findings",
    "make_app",
    "plugin_under_test",
    "pristine",
    "pytest_configure",
    "serve",
    "serve_here",
    "sign_in_as",
    "signed_in_client",
    "submit",
    "wait_for",
]
