"""Units are asked by letter, and reminded when they are late."""

from datetime import timedelta

import pytest

from plugins.rules_revision.consulting.units import Reply, UnitRefused, add_units, late, note_reply, note_sent
from plugins.rules_revision.letters import LETTER
from plugins.rules_revision.tests.drafts import HOME, consultation, make_open
from portal.clock import today
from portal.office.forms.known import find_form
from portal.office.forms.trying import try_template

pytestmark = pytest.mark.usefixtures("in_charge")


def asked(*names, due=0):
    number = make_open()
    add_units(number, consultation(number).version, names, today() + timedelta(days=due))
    return number


def test_the_shipped_letter_is_in_order(app):
    form = find_form(LETTER)
    try_template(form, form.template)


def test_a_unit_asked_twice_is_asked_once(app):
    number = asked("县财政局", "县住建局", "县财政局")
    assert [it.name for it in consultation(number).units] == ["县财政局", "县住建局"]


def test_a_unit_that_has_answered_is_not_late(app):
    number = asked("县财政局", "县住建局", due=-1)
    found = consultation(number)
    note_sent(number, found.version, today())
    note_reply(number, consultation(number).version, found.units[0].id, Reply("agreed", today()))
    assert [it.name for it in late(consultation(number))] == ["县住建局"]


def test_an_answer_has_a_day(app):
    number = asked("县财政局")
    with pytest.raises(UnitRefused):
        note_reply(number, consultation(number).version, consultation(number).units[0].id, Reply("agreed", None))


def test_the_letter_and_the_reminder_name_the_units(app, sign_in_as):
    number = asked("县财政局", due=-1)
    clerk, home = sign_in_as("staff"), f"{HOME}/staff/consultations/{number}"
    assert clerk.get(f"{home}/letter").data[:2] == b"PK"
    assert "县财政局" in clerk.get(f"{home}/reminder").text
    assert "县财政局" in clerk.get(f"{home}/units").text
