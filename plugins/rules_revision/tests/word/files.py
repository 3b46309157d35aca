"""Word files made of the parts a test is about; everything else that programs write is left out."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:w14="w14"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def word(body: str, **parts: str | bytes) -> io.BytesIO:
    """A Word file with this body; `parts` are "numbering", "styles" and others beside it, without their root."""
    roots = {"document": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"}
    for name, inner in parts.items():
        roots[name] = f"<w:{name} {SPACES}>{inner}</w:{name}>"
    return archive({f"word/{name}.xml": root for name, root in roots.items()})


def archive(entries: dict[str, str | bytes]) -> io.BytesIO:
    """A zip archive as office programs make it; the entries come after their list of types."""
    relation = f'<Relationship Id="a" Type="{R}/officeDocument" Target="word/document.xml"/>'
    relations = f'<Relationships xmlns="{RELATIONS}">{relation}</Relationships>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in {"[Content_Types].xml": TYPES, "_rels/.rels": relations, **entries}.items():
            target.writestr(name, content)
    packed.seek(0)
    return packed


def p(*runs: str, properties: str = "") -> str:
    """A paragraph; runs that are no XML are text."""
    inner = "".join(it if it.startswith("<") else run(it) for it in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def run(text: str) -> str:
    """A run with text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def listed(text: str, level: int = 0, number: int = 1) -> str:
    """A paragraph of a list."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def scheme(*levels: str, number: int = 1) -> str:
    """A scheme of lists; what level() makes goes into it."""
    placed = "".join(it.replace("<w:lvl>", f'<w:lvl w:ilvl="{place}">') for place, it in enumerate(levels))
    return f'<w:abstractNum w:abstractNumId="{number}">{placed}</w:abstractNum>'


def level(
    text: str, form: str = "chineseCountingThousand", more: str = '<w:suff w:val="nothing"/>', start: int = 1
) -> str:
    """One level of a scheme."""
    return f'<w:lvl><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def numbers(*overrides: str, number: int = 1, of: int = 1) -> str:
    """One list of a scheme."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def table(*rows: list[str]) -> str:
    """A table; cells that are no XML are text."""
    inner = "".join("<w:tr>" + "".join(map(cell, row)) + "</w:tr>" for row in rows)
    return f"<w:tbl>{inner}</w:tbl>"


def cell(content: str, properties: str = "") -> str:
    """A cell of a table."""
    inner = content if content.startswith("<") else p(content)
    return inner if inner.startswith("<w:tc>") else f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"
