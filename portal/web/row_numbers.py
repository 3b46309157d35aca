"""`<int:…>` in addresses: only numbers that a row may have."""

from werkzeug.routing import IntegerConverter, Map


class RowNumber(IntegerConverter):
    """`<int:…>` in a route: a number that the databases can hold; a longer one is a 404 like any unknown record."""

    def __init__(self, map: Map, **options: object) -> None:
        super().__init__(map, max=2**63 - 1)
