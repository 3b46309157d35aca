"""Why a file is refused, in one sentence: what is wrong with it, and what to do now."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from ..errors import PortalError

SENTENCES = {
    "empty": _l("“%(name)s” is empty. Choose the right file."),
    "too_large": _l("“%(name)s” is larger than %(most)s MB. Make it smaller, or split it."),
    "other_kind": _l("“%(name)s” is of a kind that is not taken. Choose %(kinds)s."),
    "old_document": _l("“%(name)s” is in an old format. In WPS or Word, save it as .docx and choose that file."),
    "old_sheet": _l("“%(name)s” is in an old format. In WPS or Excel, save it as .xlsx and choose that file."),
    "heic": _l("“%(name)s” is a picture that many computers cannot open. Save it as JPG and choose that file."),
    "other_content": _l("The content of “%(name)s” is not what its name says. Save it anew and choose that file."),
    "web_page": _l(
        "“%(name)s” is a web page or an XML that is named like a table. In WPS or Excel, save it as .xlsx and choose "
        "that file."
    ),
    "open_quote": _l(
        "“%(name)s” has a quotation mark without its second one, so that its rows cannot be told apart. In WPS or "
        "Excel, mend it, save it as .xlsx and choose that file."
    ),
    "damaged": _l("“%(name)s” is damaged and cannot be read. Open it, save it anew and choose it again."),
    "forged": _l("“%(name)s” is not built as such files are. Copy its content into a new document."),
    "encrypted": _l("“%(name)s” is protected by a password. Save it without one and choose it again."),
    "macros": _l("“%(name)s” contains macros. Save it as .docx or .xlsx without macros and choose it again."),
    "embedded": _l("“%(name)s” contains an object of another program. Replace it by a picture and choose it again."),
    "remote": _l("“%(name)s” loads content from elsewhere when opened. Copy its text into a new document."),
    "doctype": _l("“%(name)s” contains declarations that could do harm. Copy its content into a new document."),
    "program": _l("“%(name)s” contains a program that runs when it is opened. Print it to a new PDF and choose that."),
    "bomb": _l("“%(name)s” would grow far too large when opened. Remove what is not needed and choose it again."),
    "too_wide": _l("“%(name)s” has something far to the right of its table. Delete it and choose the file again."),
    "too_long": _l("“%(name)s” holds more than can be read in one go. Split it into smaller files."),
    "sheet_too_heavy": _l(
        "“%(name)s” takes too long or too much memory to read. Delete what stands far below or beside the table, "
        "or split the file."
    ),
    "too_many_pixels": _l("“%(name)s” has too many pixels. Make the picture smaller and choose it again."),
    "too_heavy": _l("“%(name)s” takes too long or too much memory to check. Split it into smaller files."),
    "folder_too_large": _l("“%(name)s” holds more than 200 files or 64 MB. Split it into smaller ones."),
    "classified": _l("“%(name)s” is marked as classified. This system must not handle classified information."),
}


class FileRefused(PortalError):
    """A file that does not come in; `reason` is a key of SENTENCES."""

    status = 422

    def __init__(self, reason: str, name: str, **words: object) -> None:
        super().__init__(str(SENTENCES[reason]) % {"name": name, **words})
        self.reason = reason


@dataclass(frozen=True)
class RefusedFile:
    """One of several files that does not come in, and the sentence why; no mark of classified papers stands in it."""

    name: str
    reason: str
