"""The macro of dates that explain themselves."""

from datetime import date

import pytest
from flask import render_template_string

from portal.records.workdays import add_working_days, changes, years
from portal.records.workdays.pasted import Departure

MACRO = '{% import "macros/dates.html" as dates %}{{ dates.counted(it, promised) }}'


@pytest.fixture
def shown(app):
    """The macro's answer for ten working days after 26 September 2025."""

    def show(promised=None):
        with app.test_request_context():
            return render_template_string(MACRO, it=add_working_days(date(2025, 9, 26), 10), promised=promised)

    return show


def test_a_counted_date_unfolds_without_a_script(shown):
    page = shown()
    assert '<summary><time datetime="2025-10-16">2025年10月16日</time>' in page
    assert "10月1日至8日放假" in page.partition("<summary>")[2].partition("</summary>")[2]
    assert "有变化" not in page


def test_a_promised_date_stays_when_the_calendar_changes(shown):
    changes.add_day(2025, years.find_year(2025).version, Departure(date(2025, 10, 13), False, "x"), "x")
    page = shown(promised=date(2025, 10, 16))
    assert '<time datetime="2025-10-16">2025年10月16日</time>' in page
    assert "按现在的安排应为2025年10月17日" in page
