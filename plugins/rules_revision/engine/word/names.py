"""The names of WordprocessingML, as lxml writes them."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# ISO/IEC 29500 Strict has the same words under other names.
STRICT = "http://purl.oclc.org/ooxml/"
TRANSITIONAL = {
    "wordprocessingml/main": W,
    "officeDocument/math": M,
    "officeDocument/relationships": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "drawingml/main": "http://schemas.openxmlformats.org/drawingml/2006/main",
}


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


def transitional(name: str) -> str:
    """The name that a strict one has in the transitional form; any other as it is."""
    if not name.startswith("{" + STRICT):
        return name
    space, _, local = name[1:].partition("}")
    return f"{{{TRANSITIONAL.get(space.removeprefix(STRICT), space)}}}{local}"


P, R, T, TBL, TR, TC = map(w, ("p", "r", "t", "tbl", "tr", "tc"))
PPR, RPR, TRPR, TCPR = map(w, ("pPr", "rPr", "trPr", "tcPr"))
VAL = w("val")
