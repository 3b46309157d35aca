"""How large and how many files may be; administrators set it."""

from flask_babel import gettext as _

from ..errors import PortalError
from .settings import read_setting

COMPONENT = "portal"
LARGEST_FILE, MOST_FILES, MOST_STAGED = 20, 50, 5  # megabytes, and numbers
MEGABYTE = 1024 * 1024


class TooManyFiles(PortalError):
    """The record, or the form, holds as many files as it may."""

    status = 422


def largest_file() -> int:
    """In bytes."""
    return int(read_setting(COMPONENT, "file_megabytes", LARGEST_FILE)) * MEGABYTE


def check_count(present: int, staged: bool = False) -> None:
    """Raises TooManyFiles when there is no room for one more."""
    key, default = ("files_per_form", MOST_STAGED) if staged else ("files_per_record", MOST_FILES)
    most = int(read_setting(COMPONENT, key, default))
    if present >= most:
        raise TooManyFiles(_("There may be at most %(most)s files. Remove one that is not needed first.", most=most))
