"""The application object that servers import: granian here, gunicorn and waitress through wsgi.py."""

from . import create_app

app = create_app()
