"""The text of a rule as it comes in: typed, or in a file."""

import hashlib

from flask_babel import gettext as _

from portal.errors import PortalError
from portal.office.kinds import suffix_of
from portal.office.reading import read_in_child
from portal.records.file_store import CheckedFile, file_store
from portal.records.texts import tidy

LONGEST = 400_000  # letters; the longest official rules have about 150,000
WORD = "plugins.rules_revision.engine.word.reading:read_word_as_json"
_ENCODINGS = ("utf-8-sig", "gb18030")


class NoText(PortalError):
    """A file from which no text can be read, or which is no rule."""

    status = 422


def text_of(checked: CheckedFile) -> str:
    """Read the text of a checked file. Not inside writing(): it may take seconds. Raises NoText, FileRefused, Busy."""
    suffix = suffix_of(checked.name)
    if suffix == ".docx":
        return tidy(_read_word(checked))
    if suffix == ".txt":
        return tidy(_decoded(checked))
    raise NoText(_("“%(name)s” holds no text to be read here. Choose a .docx or .txt file.", name=checked.name))


def _read_word(checked: CheckedFile) -> str:
    """What a process of its own reads in a Word file, without its table of contents."""
    read = read_in_child(file_store().path(checked.file), WORD, checked.name)
    if "refused" in read:
        sentence = read["sentence"]  # marked for translation where it stands
        raise NoText(f"{checked.name}: {_(sentence)}")
    return "\n".join(line["text"] for line in read["lines"] if line["kind"] != "toc")


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
