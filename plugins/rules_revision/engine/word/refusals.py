"""Why a file cannot be read as a Word document, each in one sentence: what it is, and what to do now."""

from ..marking import N_

SENTENCES = {
    "empty": N_("The file is empty. Choose the file that holds the text."),
    "lock_file": N_(
        "This is only the note that Word and WPS keep while a document is open. Choose the document itself."
    ),
    "old_doc": N_("This is a document in the old .doc format. In WPS or Word, save it as .docx and choose that file."),
    "wps": N_("This is a document in the .wps format. In WPS, save it as .docx and choose that file."),
    "rtf": N_("This is a document in the .rtf format. In WPS or Word, save it as .docx and choose that file."),
    "pdf": N_("This is a PDF. Choose the Word file it was made from, or let WPS turn it into .docx."),
    "picture": N_("This is a picture. Choose the Word file, or type the text."),
    "web_page": N_("This is a web page named like a document. In WPS or Word, save it as .docx and choose that file."),
    "word_xml": N_("This is a document saved as XML. In WPS or Word, save it as .docx and choose that file."),
    "spreadsheet": N_("This is a spreadsheet. Copy its text into a Word document and choose that file."),
    "presentation": N_("This is a presentation. Copy its text into a Word document and choose that file."),
    "opendocument": N_("This is an OpenDocument file. In WPS or LibreOffice, save it as .docx and choose that file."),
    "ofd": N_("This is an OFD file. Choose the Word file it was made from."),
    "archive": N_("This is a packed archive. Unpack it and choose the .docx file in it."),
    "other": N_("This is not a Word file. Choose a .docx file."),
    "encrypted": N_("The document is protected by a password. Save it without one and choose it again."),
    "damaged": N_("The file is damaged and cannot be read. Open it in WPS or Word, save it anew and choose it again."),
    "doctype": N_(
        "The file contains declarations that could do harm. Copy its text into a new document and choose that."
    ),
    "bomb": N_("The file would grow far too large when opened. Copy its text into a new document and choose that."),
    "too_heavy": N_("The document is built too deeply to be read. Copy its text into a new document and choose that."),
    "elsewhere": N_("Part of the text lies in another file or format. Open it in WPS or Word, save it anew as .docx."),
    "scan": N_(
        "The document holds only pictures, such as a scan, and no text. Choose the Word file, or type the text."
    ),
    "no_text": N_("The document holds no text. Choose the file that holds the text."),
}


class NotReadable(Exception):
    """A file that is not read; `reason_code` is a key of SENTENCES, `sentence` the English one for people."""

    def __init__(self, reason_code: str) -> None:
        super().__init__(SENTENCES[reason_code])
        self.reason_code = reason_code
        self.sentence = SENTENCES[reason_code]
