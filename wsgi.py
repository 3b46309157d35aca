"""For any WSGI server: `gunicorn wsgi:app`, `granian --interface wsgi wsgi:app`."""

from portal.server import app

__all__ = ["app"]
