"""The text of a rule as it comes in: typed, or in a file."""

import hashlib

from flask_babel import gettext as _

from portal.errors import PortalError
from portal.records.file_store import CheckedFile, file_store
from portal.records.texts import tidy

LONGEST = 400_000  # letters; the longest official rules have about 150,000
_ENCODINGS = ("utf-8-sig", "gb18030")


class NoText(PortalError):
    """A file from which no text can be read, or which is no rule."""

    status = 422


def text_of(checked: CheckedFile) -> str:
    """Read the text of a checked file. Raises NoText."""
    if checked.name.lower().endswith(".txt"):
        return tidy(_decoded(checked))
    raise NoText(_("From %(name)s no text can be read: save it as text (.txt), or paste its words.", name=checked.name))


def _decoded(checked: CheckedFile) -> str:
    content = file_store().path(checked.file).read_bytes()
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NoText(_("%(name)s is not a text in Chinese: save it as text in UTF-8.", name=checked.name))


def digest_of(text: str) -> str:
    """The SHA-256 of a rule's text, in UTF-8 and NFC, as the public log has it."""
    return hashlib.sha256(text.encode()).hexdigest()
