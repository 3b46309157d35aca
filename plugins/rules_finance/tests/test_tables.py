"""The tables agree with the models, there and back; the example is whole and loaded once."""

from sqlalchemy import func, inspect, select

from plugins.rules_finance import example
from plugins.rules_finance.models import DisclosureLine, Limit, QuarterDisclosure
from portal.extensions import db
from portal.hooks.calling import call_one
from portal.host import migrate
from portal.host.state import current_host
from portal.testing import check_components

NAME = "rules_finance"


def test_tables_agree_with_the_models(app):
    assert check_components(NAME) == []


def test_the_way_back_leaves_nothing_and_can_be_gone_again(app):
    component = next(it for it in current_host().components if it.name == NAME)
    db.session.remove()
    migrate.downgrade(db.engine, component)
    assert tables() == {component.version_table}
    migrate.upgrade(db.engine, component)
    assert f"{NAME}_limit" in tables()


def tables():
    return {name for name in inspect(db.engine).get_table_names() if name.startswith(f"{NAME}_")}


def test_the_example_is_loaded_once(app):
    example.load()
    example.load()
    counted = [
        db.session.scalar(select(func.count()).select_from(it)) for it in (Limit, QuarterDisclosure, DisclosureLine)
    ]
    assert counted == [4, 1, 5]


def test_it_answers_for_its_field(app):
    with app.test_request_context():
        (domain,) = call_one(NAME, "rule_domains")
    assert (domain.code, domain.page) == ("finance", "rules_finance.limits")
