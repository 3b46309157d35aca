"""An installation that was set up once, to be copied for each test."""

import os
import shutil
from pathlib import Path
from typing import Any

from flask import Flask
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import make_url

from .. import create_app
from .browsers import Browser
from .databases import copied_database


class Pristine:
    """A folder and, on PostgreSQL, a database that serves as template."""

    def __init__(self, folder: Path, database_url: str) -> None:
        self.folder, self.database_url = folder, database_url
        # Every application compiles its templates anew, which would take longer than most tests.
        self.templates = FileSystemBytecodeCache(str(folder.with_name(f"{folder.name}-templates")))
        Path(self.templates.directory).mkdir()

    def copy(self, folder: Path, number: int = 0) -> str:
        """Copy the installation into a folder; returns the URL of its database, empty for SQLite."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        if not self.database_url:
            return ""
        template = make_url(self.database_url).database
        return copied_database(f"test_{os.getpid()}_{number}", str(template))

    def open(self, folder: Path, database_url: str, **settings: Any) -> Flask:
        """Put together an application on a copy; settings are fields of Configuration."""
        app = create_app(instance=folder, database_url=database_url, **settings)
        app.test_client_class = Browser
        app.jinja_env.bytecode_cache = self.templates
        return app
