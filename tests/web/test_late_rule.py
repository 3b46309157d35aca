"""Addresses built late are those Werkzeug would have built at once."""

import pytest
from werkzeug.routing import BuildError, Map, Rule

from portal.web.late_rule import LateRule

VALUES = {"rule": "3", "item": 7, "name": "用车 规定/一", "page": 2}


def addresses_of(kind):
    """A map of a few rules of the kind, bound to a server."""
    rules = (
        kind("/of/<rule>", endpoint="of"),
        kind("/", endpoint="home"),
        kind("/items/<int:item>", endpoint="item"),
        kind("/rules/<name>/<int:page>", endpoint="rule"),
        kind("/first", endpoint="paged", defaults={"page": 1}),
        kind("/pages/<int:page>", endpoint="paged"),
    )
    return Map(rules).bind("localhost")


@pytest.mark.parametrize("endpoint", ["home", "item", "rule", "of", "paged"])
@pytest.mark.parametrize("append_unknown", [True, False])
def test_an_address_built_late_is_the_one_built_at_once(endpoint, append_unknown):
    late, early = addresses_of(LateRule), addresses_of(Rule)
    for _ in range(2):
        built = late.build(endpoint, VALUES, append_unknown=append_unknown)
        assert built == early.build(endpoint, VALUES, append_unknown=append_unknown)


def test_nothing_is_built_before_somebody_asks(make_app):
    app = make_app()
    rule = next(app.url_map.iter_rules("portal.home"))
    assert isinstance(rule, LateRule)
    assert rule._build_unknown.__name__ == "make_and_build"
    with app.test_request_context():
        app.url_for("portal.home")
    assert rule._build_unknown.__name__ != "make_and_build"


def test_a_missing_value_is_still_refused():
    with pytest.raises(BuildError):
        addresses_of(LateRule).build("item", {})
