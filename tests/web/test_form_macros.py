"""Fields, their errors, the error summary and the check of answers, as the form macros draw them."""

import re

import pytest
from flask import Flask
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, HiddenField, PasswordField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

pytestmark = pytest.mark.once
KINDS = [SelectChoice("a", "Opinion"), SelectChoice("b", "Question")]


class Opinion(FlaskForm):
    """A form with a field of every kind."""

    title = StringField("Title", [InputRequired("Fill in the title"), Length(max=60)], description="One sentence")
    kind = RadioField("Kind", [InputRequired("Choose a kind")], choices=KINDS)
    body = TextAreaField("Text", [InputRequired()])
    town = SelectField("Town", choices=[SelectChoice("1", "Shiqiao")])
    phone = StringField("Telephone")
    agree = BooleanField("I agree", [InputRequired("Tick the box")])
    password = PasswordField("Password", [InputRequired()])
    step = HiddenField()


@pytest.fixture
def empty(bare_app: Flask) -> Opinion:
    """The form as it is first shown."""
    return _form(bare_app)


@pytest.fixture
def refused(bare_app: Flask) -> Opinion:
    """The form after it was sent with a text only."""
    form = _form(bare_app, MultiDict({"body": "The lamp is broken", "town": "1", "password": "secret"}))
    with bare_app.test_request_context():
        form.validate()
    return form


def _form(bare_app: Flask, sent: MultiDict[str, str] | None = None) -> Opinion:
    with bare_app.test_request_context():
        return Opinion(formdata=sent, meta={"csrf": False})


def test_hint_and_error_are_tied_to_their_field(render, refused):
    html = render("forms", "{{ it.field(form.title) }}", form=refused)
    assert 'aria-describedby="title-hint title-error"' in html
    assert 'aria-invalid="true"' in html
    assert '<div id="title-hint" class="zx-muted mb-1">One sentence</div>' in html
    assert '<p id="title-error" class="zx-err"><span class="visually-hidden">Error: </span>Fill in the title' in html
    assert '<label class="form-label" for="title">Title</label>' in html


def test_a_sound_field_carries_no_error(render, empty):
    html = render("forms", "{{ it.field(form.body, rows=9) }}", form=empty)
    assert "aria-invalid" not in html
    assert "aria-describedby" not in html
    assert 'rows="9"' in html


def test_the_browser_neither_cuts_nor_refuses_what_is_typed(render, empty):
    html = render("forms", "{% call it.form(form) %}{{ it.field(form.title) }}{% endcall %}", form=empty)
    assert "novalidate" in html
    assert " required" not in html
    assert "maxlength" not in html


def test_choices_share_a_legend_and_their_error(render, refused):
    html = render("forms", "{{ it.field(form.kind) }}", form=refused)
    assert '<fieldset class="mb-4 zx-bad" aria-describedby="kind-error">' in html
    assert '<legend class="fs-6">Kind</legend>' in html
    assert html.count('type="radio"') == html.count('class="form-check-label"') == 2


def test_the_summary_takes_the_focus_and_leads_to_each_field(render, refused):
    html = render("forms", "{{ it.errors(form, ['Somebody just changed it.']) }}", form=refused)
    assert re.search(r'<div class="zx-errsum[^>]* tabindex="-1"[^>]* autofocus>', html)
    assert "There are 4 things to correct" in html
    assert "<li>Somebody just changed it.</li>" in html
    assert re.findall(r'href="#([^"]+)"', html) == ["title", "kind-0", "agree"]


def test_the_first_choice_is_where_the_summary_leads(render, refused):
    assert 'id="kind-0"' in render("forms", "{{ it.field(form.kind) }}", form=refused)


def test_nothing_to_correct_draws_no_summary(render, empty):
    assert render("forms", "{{ it.errors(form) }}", form=empty).strip() == ""


@pytest.mark.parametrize(
    ("name", "marked"), [("title", False), ("phone", True), ("town", False), ("kind", False), ("password", False)]
)
def test_only_what_may_be_left_empty_is_marked_optional(render, empty, name, marked):
    assert ("(optional)" in render("forms", "{{ it.field(form[name]) }}", form=empty, name=name)) is marked


def test_a_box_stands_before_its_label(render, refused):
    html = render("forms", "{{ it.field(form.agree, hint='Your name stays out') }}", form=refused)
    assert html.index("<input") < html.index("<label")
    assert 'aria-describedby="agree-hint agree-error"' in html


def test_further_attributes_reach_the_input(render, empty):
    call = "{{ it.field(form.phone, width='short', autocomplete='tel', inputmode='numeric') }}"
    html = render("forms", call, form=empty)
    assert 'class="form-control zx-short"' in html
    assert 'autocomplete="tel"' in html
    assert 'inputmode="numeric"' in html


def test_a_password_is_never_sent_back(render, refused):
    assert "secret" not in render("forms", "{{ it.field(form.password) }}", form=refused)


def test_a_hidden_field_has_no_label(render, empty):
    assert "<label" not in render("forms", "{{ it.field(form.step) }}", form=empty)


def test_an_answer_can_be_changed_and_says_which(render):
    call = "{% call it.answers() %}{{ it.answer('Place', '', change_url='/place') }}{% endcall %}"
    html = render("summary", call)
    assert "Not filled in" in html
    assert '<a href="/place">Change<span class="visually-hidden"> Place</span></a>' in html


def test_an_answer_inside_a_form_is_changed_by_a_button(render):
    html = render("summary", "{{ it.answer('Place', 'x', change_name='edit') }}")
    assert '<button class="zx-plain" name="edit"' in html
