"""The kinds of files that may come in, by the end of their name. Also read by the process that looks at one file."""

PICTURES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
MEDIA_TYPES = PICTURES | {
    ".pdf": "application/pdf",
    ".ofd": "application/ofd",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
}
# Spreadsheets that are read, and of which nobody gets the file itself.
SHEETS = {suffix: MEDIA_TYPES[suffix] for suffix in (".xlsx", ".csv", ".txt")} | {
    ".xls": "application/vnd.ms-excel",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
ANY_SHEET = "sheet"  # what the process that looks is told instead of a suffix: the content decides
FOLDER = ".zip"  # taken only where a form asks for whole folders, and never kept (portal.office.folders)
# What people often have, with the name of the reason that tells them what to do with it.
KNOWN_REFUSED = {
    **dict.fromkeys((".doc", ".dot", ".rtf", ".wps", ".wpt"), "old_document"),
    **dict.fromkeys((".xls", ".xlt", ".et", ".ett"), "old_sheet"),
    **dict.fromkeys((".docm", ".dotm", ".xlsm", ".xltm", ".xlsb"), "macros"),
    **dict.fromkeys((".heic", ".heif"), "heic"),
}


def suffix_of(name: str) -> str:
    """The end of a file's name, in small letters: ".docx"; empty where there is none."""
    stem, dot, end = name.rpartition(".")
    return f".{end.lower()}" if stem and dot else ""
