"""The pages: for senders, and for staff."""

from flask import Blueprint

bp = Blueprint("public_feedback", "plugins.public_feedback", template_folder="templates")

from . import looking_up, sending, staff  # noqa: E402, F401 - they add their views to the blueprint
