"""Structured logs: one JSON object a line, with the request's number."""

import json
import logging
import sys
from datetime import UTC, datetime

from flask import Flask, g, has_request_context

EXTRA = ("incident", "path", "component", "seconds")


class JsonLines(logging.Formatter):
    """Formats a log record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; a traceback is one string in it."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if has_request_context() and (number := g.get("request_id")):
            line["request"] = number
        line |= {name: getattr(record, name) for name in EXTRA if hasattr(record, name)}
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def install(app: Flask) -> None:
    """Send the portal's logs to standard error, once a process."""
    root = logging.getLogger("portal")
    if not root.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(JsonLines())
        root.addHandler(handler)
        root.setLevel(logging.INFO)
        root.propagate = False
