"""The table of limits in use: who approves what, what is wrong, where it parts from the rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from plugins.rules_finance import table
from plugins.rules_finance.forms import LimitForm, values_of
from plugins.rules_finance.models import Limit
from plugins.rules_finance.table import NoLimits
from plugins.rules_revision.engine import read_text
from plugins.rules_revision.in_force import tree_in_force
from portal.extensions import db
from portal.records.writing import writing

from .making import TEXT, everything, make_limit, make_rule

pytestmark = pytest.mark.usefixtures("in_charge")


def rows():
    return table.limits(everything())


@pytest.mark.parametrize(
    ("yuan", "who", "second"),
    [
        (0, "办公室主任", False),
        (5_000, "办公室主任", False),
        (5_000.01, "分管机关工作的副秘书长", False),
        (20_000, "分管机关工作的副秘书长", False),
        (20_000.01, "秘书长", True),
        (50_000, "秘书长", True),
        (1_000_000, "党组会议、秘书长", True),
    ],
)
def test_each_amount_has_one_who_approves_it(app, yuan, who, second):
    assert table.take_over(read_text(TEXT)) == 4
    cents = round(yuan * 100)
    (found,) = table.who_approves(rows(), cents)
    assert (found.approver, found.needs_second(cents)) == (who, second)
    assert table.flaws_of(rows()) == []
    assert not table.without_second(rows())


def test_taking_over_replaces_the_table(app):
    make_limit(who="从前的人")
    table.take_over(read_text(TEXT))
    assert "从前的人" not in [it.approver for it in rows()]


def test_where_no_rule_is_in_force_nothing_is_taken_over(app):
    with pytest.raises(NoLimits):
        table.take_over(tree_in_force("finance"))


def test_a_gap_and_a_missing_top_are_told_in_sentences(app):
    make_limit(0, 500_000)
    make_limit(600_001, 2_000_000, "秘书长")
    gap, top = table.flaws_of(rows())
    assert "超过5000元、6000元以下" in gap
    assert "超过2万元" in top
    assert table.without_second(rows())


def test_the_table_is_held_against_the_rule_in_force(app):
    make_rule()
    tree = tree_in_force("finance")
    table.take_over(tree)
    assert table.differences(rows(), tree) == []
    changed = rows()[1]
    facts = table.LimitFacts(changed.expense, changed.first, changed.last, "主席", basis="试")
    table.change_limit(changed.id, changed.version, facts)
    (found,) = table.differences(rows(), tree)
    assert (found.in_table, found.in_text, found.place) == ("主席", "分管机关工作的副秘书长", "第九条第（二）项")
    table.drop_limit(rows()[0].id, rows()[0].version)
    assert [it.in_table for it in table.differences(rows(), tree)] == ["", "主席"]


@given(st.integers(1, 10**9), st.booleans(), st.integers(1, 10**9), st.booleans())
def test_the_form_begins_with_what_it_kept(low, low_in, width, high_in):
    first, last = low * 100 + (not low_in), (low + width) * 100 - (not high_in)
    values = values_of(Limit(expense="单笔", first=first, last=last, approver="甲", version=1, second="", basis=""))
    assert (values["low"], values["low_included"]) == (low, low_in)
    assert (values["high"], values["high_included"]) == (low + width, high_in)
    assert set(values) <= {*LimitForm.__dict__, "version"}


@pytest.mark.parametrize(("field", "value"), [("first", -1), ("last", 0), ("approver", ""), ("second", "某人")])
def test_the_database_keeps_a_limit_whole(app, field, value):
    number = make_limit(100, 500)
    with pytest.raises(IntegrityError), writing() as tx:
        setattr(tx.session.get(Limit, number), field, value)
        tx.session.flush()


def test_nobody_outside_reads_limits(app):
    make_limit()
    assert db.session.scalars(Limit.visible_to(None)).all() == []
