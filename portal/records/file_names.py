"""The names that people give their files: kept as far as every system can bear them."""

import re
import unicodedata

LONGEST = 100  # characters; three times as many bytes fit into every file system's 255, with room for "(1)"
LONGEST_BYTES = 200
FORBIDDEN = re.compile(r'[<>:"|?*\\/]')
DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")  # what Windows takes for machines
NAMELESS = "file"


def clean_name(given: str | None) -> str:
    """A name without folders, control signs and what turns the direction of text; doing it twice changes nothing."""
    name = unicodedata.normalize("NFC", re.split(r"[\\/]", given or "")[-1])
    name = "".join(sign for sign in name if unicodedata.category(sign)[0] != "C")
    name = " ".join(FORBIDDEN.sub("_", name).split()).strip(". ")
    stem, dot, end = name.rpartition(".")
    suffix = dot + end if stem and len(end) <= 10 else ""
    stem = _cut(name.removesuffix(suffix), LONGEST_BYTES - len(suffix.encode()))
    if DEVICES.match(stem + suffix) or not stem:
        stem = f"{NAMELESS}_{stem}" if stem else NAMELESS
    return stem + suffix


def with_suffix(name: str, suffix: str) -> str:
    """The name with the end that its content asks for; the given one stays where it says the same."""
    stem, dot, end = name.rpartition(".")
    same = f".{end.lower()}" == suffix or (suffix == ".jpg" and end.lower() == "jpeg")
    return name if same else f"{stem if dot else name}{suffix}"


def _cut(stem: str, most: int) -> str:
    return stem[:LONGEST].encode()[:most].decode("utf-8", "ignore").rstrip(". ")
