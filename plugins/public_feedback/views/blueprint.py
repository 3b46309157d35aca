"""The blueprint that the modules beside this one add their pages to."""

from flask import Blueprint

bp = Blueprint("public_feedback", "plugins.public_feedback", template_folder="templates")
