"""The file: the same paper gives the same bytes, for no time and no name of this machine gets into it."""

from datetime import date
from typing import IO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .xml import NOT_ALLOWED, R

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CORE = "docProps/core.xml"
PARTS = {"styles": "styles", "settings": "settings", "fontTable": "fontTable", "footer1": "footer", "footer2": "footer"}
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EARLIEST = (1980, 1, 1, 0, 0, 0)
READABLE = 0o600 << 16


def pack(parts: dict[str, bytes], title: str, dated: date | None, relations: dict[str, str], target: IO[bytes]) -> None:
    """Write the archive; `relations` says under which name the document knows each part beside it."""
    main = _relation("rId1", f"{R}/officeDocument", "word/document.xml")
    core = _relation("rId2", f"{PACKAGE}/relationships/metadata/core-properties", CORE)
    beside = "".join(_relation(name, f"{R}/{PARTS[part]}", f"{part}.xml") for name, part in relations.items())
    entries = {
        "[Content_Types].xml": _types().encode(),
        "_rels/.rels": _relations(main + core).encode(),
        CORE: _core(title, dated).encode(),
        "word/_rels/document.xml.rels": _relations(beside).encode(),
        **{f"word/{name}.xml": content for name, content in parts.items()},
    }
    with ZipFile(target, "w") as archive:
        for name, content in entries.items():
            entry = ZipInfo(name, EARLIEST)
            entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, READABLE, 3
            archive.writestr(entry, content)


def _types() -> str:
    kinds = {"document": "document.main", **PARTS}
    parts = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{TYPE}.{kind}+xml"/>' for part, kind in kinds.items()
    )
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    core = f'<Override PartName="/{CORE}" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    xml = '<Default Extension="xml" ContentType="application/xml"/>'
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{rels}{xml}{parts}{core}</Types>'


def _relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'


def _relations(inner: str) -> str:
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def _core(title: str, dated: date | None) -> str:
    day = f"{dated or date(*EARLIEST[:3]):%Y-%m-%d}T00:00:00Z"
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>' for name in ("created", "modified")
    )
    spaces = (
        f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    named = escape(NOT_ALLOWED.sub("", title))
    return f"{HEAD}<cp:coreProperties {spaces}><dc:title>{named}</dc:title>{times}</cp:coreProperties>"
