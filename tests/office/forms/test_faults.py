"""What is wrong with a template: told in one sentence, before it is put in force."""

import string
import time

import pytest
from flask_babel import force_locale
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.office.filling.known import is_field_name
from portal.office.forms.faults import SENTENCES, TemplateFaulty

from .documents import KNOWN, LOOP, RECORD, fault, fill, template

pytestmark = pytest.mark.once


def test_an_unknown_field_is_named_with_the_one_that_was_meant():
    reason, words = fault("{{ 整改事顶 }}")
    assert reason == "unknown_near"
    assert words == {
        "tag": "{{ 整改事顶 }}",
        "name": "整改事顶",
        "near": "整改事项",
        "known": ["整改事项", "次数", "措施"],
    }


def test_the_sentence_lists_the_fields(app):
    with force_locale("zh"):
        told = TemplateFaulty(*fault("{{ 整改事顶 }}")).message
    assert told == "模板中的字段“整改事顶”不存在，是不是“整改事项”？可用的字段有：整改事项、次数、措施。"


def test_an_unknown_column_is_named_with_those_of_its_list():
    reason, words = fault(table=(LOOP[0], ("{{ 行.负责 }}", ""), LOOP[2]))
    assert (reason, words["known"]) == ("unknown", ["内容", "责任人"])


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("{{ 措施 }}", "list_alone"),
        ("{% for 行 in 措施 %}{{ 行 }}{% endfor %}", "row_alone"),
        ("{% for 行 in 整改事项 %}{{ 行.a }}{% endfor %}", "no_list"),
        ("{% for 行 in 别的 %}{% endfor %}", "unknown"),
        ("{% for 次数 in 措施 %}{% endfor %}", "row_name"),
        ("{% for 行 in 措施 %}{{ 行.内容 }}", "unclosed"),
        ("{% if 次数 %}", "unclosed"),
        ("完{% endfor %}", "unopened"),
        ("{%tr for 行 in 措施 %}", "misplaced"),
        ("{{ 整改 事项 }}", "unreadable"),
        ("{{ 整改事项 }", "unreadable"),
        ("{{ }}", "unreadable"),
        ("｛｛ 整改事项 ｝｝", "full_width"),
        ("{% if 次数 ％｝", "full_width"),
        ("{{ 整改事项 ｝}", "full_width"),
        ("{{ 行.内容 }}", "unknown"),
        ("{{ loop.index }}", "unknown"),
        ("{{ 整改事项 > 3 }}", "compared"),
    ],
)
def test_a_slip_has_its_reason(typed, reason):
    assert fault(typed)[0] == reason


@pytest.mark.parametrize(
    "typed",
    [
        "{{ 整改事项.__class__ }}",
        "{{ 整改事项.__class__.__mro__[1].__subclasses__() }}",
        "{{ ''.join }}",
        "{{ 整改事项['__class__'] }}",
        "{{ 整改事项[0] }}",
        "{{ 整改事项|attr('x') }}",
        "{{ 整改事项|upper }}",
        "{{ 整改事项|length }}",
        "{{ 整改事项 * 1000000000 }}",
        "{{ 2 ** 99999999 }}",
        "{{ 整改事项 ~ 整改事项 }}",
        "{{ 整改事项() }}",
        "{{ range(9) }}",
        "{{ lipsum() }}",
        "{{ [次数] }}",
        "{{ 次数 is defined }}",
        "{% for i in range(999999999) %}{% endfor %}",
        "{% for a in 措施 recursive %}{{ loop(措施) }}{% endfor %}",
        "{% for a, b in 措施 %}{% endfor %}",
        "{% include 'portal.toml' %}",
        "{% import 'x' as y %}",
        "{% extends 'x' %}",
        "{% macro a() %}{{ a() }}{% endmacro %}",
        "{% set 次数 = 1 %}",
        "{% block a %}{% endblock %}",
        "{% filter upper %}{% endfilter %}",
        "{% call x() %}{% endcall %}",
        "{%p include 'x' %}",
    ],
)
def test_a_template_can_only_show_fields(typed):
    reason, words = fault(typed)
    assert (reason, bool(words["tag"])) == ("not_allowed", True)


NAMES = ("self", "_", "config", "lipsum", "cycler.__init__", "self._TemplateReference__context", "loop.__class__")


@pytest.mark.parametrize("name", NAMES)
def test_there_is_nothing_but_the_fields(name):
    assert fault("{{ " + name + " }}")[0] == "unknown"


def test_a_condition_that_tears_a_table_is_told():
    assert fault("{% if 次数 > 5 %}", table=(("甲", "{% endif %}"),))[0] == "broken"


def test_lists_do_not_stand_within_lists():
    inner = "{% for 乙 in 措施 %}{{ 乙.内容 }}{% endfor %}"
    assert fault("{% for 甲 in 措施 %}" + inner + "{% endfor %}")[0] == "nested"


def test_a_repeated_giant_is_given_up():
    rows = [{"内容": "x" * 10_000, "责任人": "y"}] * 2_000
    before = time.monotonic()
    with pytest.raises(Exception, match="too_long"):
        fill(template(table=LOOP), RECORD | {"措施": rows})
    assert time.monotonic() - before < 20  # the machine may be busy


def test_a_text_beyond_two_megabytes_is_refused():
    assert fault("字" * 800_000)[0] == "too_large"


def test_each_reason_has_a_sentence_in_both_languages(app):
    words = {"tag": "t", "name": "n", "near": "m", "known": ["a", "b"]}
    for reason in SENTENCES:
        for language in ("zh", "en"):
            with force_locale(language):
                assert "%" not in TemplateFaulty(reason, words).message.replace("{%", "").replace("%}", "")


@settings(deadline=None, max_examples=50)
@given(
    st.text(st.sampled_from("{}%# |.'\"\\()[]" + "整改事项次数行措施" + string.ascii_lowercase + "｛｝"), max_size=40)
)
def test_any_template_is_filled_or_told_what_is_wrong(typed):
    reason, _words = fault("{{ 次数 }}" + typed)
    assert not reason or reason in SENTENCES


@pytest.mark.parametrize("name", ["整改事项", "A1", "序号_2"])
def test_field_names_are_words(name):
    assert is_field_name(name)


@pytest.mark.parametrize("name", ["", "整改 事项", "1号", "loop", "for", "_x", "ｆｕｌｌ", "a.b", "（盖章）"])
def test_other_names_are_refused(name):
    assert not is_field_name(name)
    assert name not in KNOWN.fields
