"""The codes of finance and the words for them."""

from flask_babel import lazy_gettext as _l

QUESTIONS = {"question": _l("Question"), "objection": _l("Objection")}
LEAST_DAYS = 5  # working days: how long a disclosure is shown, and within which a question is answered
