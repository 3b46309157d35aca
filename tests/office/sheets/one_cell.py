"""Reading one cell."""

from portal.office.sheets.cells import parse_cell
from portal.office.sheets.columns import Column


def parse(kind, value, **more):
    return parse_cell(Column("key", "界别", kind=kind, **more), value)


def value_of(kind, value, **more):
    parsed = parse(kind, value, **more)
    assert (parsed.problem, parsed.note) == (None, None)
    return parsed.value
