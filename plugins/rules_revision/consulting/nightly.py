"""What the worker does every night."""

from datetime import time

from flask_babel import lazy_gettext as _l

from portal.items import Job

from .announcing import close_due

CLOSING = Job("rules_revision.close", _l("Close comments on drafts after their last day"), close_due, daily=time(0, 10))
