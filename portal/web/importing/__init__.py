"""The pages of imports: upload or type in, match columns, look at what would change, confirm.

One address, /import/staged/<number>, shows an import in whatever state it is; each form leads back to it.
"""

from flask import Blueprint

bp = Blueprint("imports", __name__, url_prefix="/import")

from . import grids, staged, uploads  # noqa: E402 - they need the blueprint

__all__ = ["bp", "grids", "staged", "uploads"]
