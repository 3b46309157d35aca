"""Whether a document is valid Akoma Ntoso, by the schema of the standard, which is shipped."""

from functools import cache
from pathlib import Path

from lxml import etree

_SCHEMA = Path(__file__).parent / "schema" / "akomantoso30.xsd"


def faults_of(document: bytes) -> list[str]:
    """Tell what the schema finds wrong, a sentence a fault; nothing in a valid document."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    schema = _schema()
    schema.validate(etree.fromstring(document, parser))
    return [f"line {entry.line}: {entry.message}" for entry in schema.error_log]


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(_SCHEMA, etree.XMLParser(no_network=True)))
