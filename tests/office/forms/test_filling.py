"""What comes out of a template: the record's words, as they are, and nothing else."""

from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.office.forms.values import examples, plain

from .documents import FORM, LOOP, RECORD, fill, template, words_of, xml_of

pytestmark = pytest.mark.once


def test_a_field_with_a_chinese_name_is_filled():
    assert words_of(fill(template("事项：{{ 整改事项 }}，{{次数}}次"))) == ["事项：规范用车，3次"]


@pytest.mark.parametrize(
    "typed", ["{¦{ 整改事项 }¦}", "{{¦ 整改¦事项¦ }}", "{¦{¦ ¦整¦改¦事¦项¦ ¦}¦}", "前¦{{ 整改¦事项 }}¦后"]
)
def test_a_tag_split_into_runs_is_put_together(typed):
    (words,) = words_of(fill(template(typed)))
    assert words.strip("前后") == "规范用车"


def test_proofing_marks_and_bookmarks_within_a_tag_do_no_harm():
    content = template("{{ 整改¦事项 }}")
    marks = '<w:proofErr w:type="gramStart"/><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
    assert words_of(fill(with_xml(content, "</w:r><w:r>", f"</w:r>{marks}<w:r>"))) == ["规范用车"]


def with_xml(content, old, new):
    """A Word file whose text has something else in it."""
    target = BytesIO()
    with ZipFile(BytesIO(content)) as archive, ZipFile(target, "w") as changed:
        for name in archive.namelist():
            part = archive.read(name)
            changed.writestr(name, part.replace(old.encode(), new.encode()) if name == "word/document.xml" else part)
    return target.getvalue()


def test_rows_are_repeated_with_their_number():
    assert words_of(fill(template(table=LOOP))) == ["1", "登记", "2", "公示"]


def test_a_list_without_rows_leaves_no_row():
    assert words_of(fill(template("完", table=LOOP), RECORD | {"措施": []})) == ["完"]


def test_conditions_and_counts_stand():
    words = "{% if 措施 %}共{{ 措施|length }}项{% else %}无{% endif %}，{{ 整改事项 or “无” }}"
    assert words_of(fill(template(words))) == ["共2项，规范用车"]
    assert words_of(fill(template(words), RECORD | {"措施": [], "整改事项": ""})) == ["无，无"]


def test_a_paragraph_is_left_out_by_a_condition():
    content = template("{%p if 次数 > 5 %}", "多次", "{%p endif %}", "完")
    assert words_of(fill(content)) == ["完"]


def test_headers_are_filled():
    filled = fill(template("{{ 次数 }}", header="关于{{ 整改事项 }}"))
    assert "关于规范用车" in xml_of(filled, "word/header1.xml")


def test_the_same_record_is_the_same_file():
    content = template("{{ 整改事项 }}", table=LOOP)
    assert fill(content) == fill(content)


def test_lines_are_broken_and_tabs_kept():
    filled = fill(template("{{ 整改事项 }}"), RECORD | {"整改事项": "一\n二\t三"})
    assert words_of(filled) == ["一\n二\t三"]
    assert xml_of(filled).count("<w:br/>") == 1


@pytest.mark.parametrize("words", ["<w:p/>&amp;\"'", "{{ 次数 }}", "{% for a in 措施 %}", "]]>", "{_{ {#", "𠮷～"])
def test_values_come_out_as_they_are(words):
    assert words_of(fill(template("{{ 整改事项 }}"), RECORD | {"整改事项": words})) == [words]


@settings(deadline=None, max_examples=50)
@given(st.text(st.characters(exclude_categories=[]), max_size=60))
def test_any_text_makes_a_sound_file(words):
    values = plain(FORM, examples(FORM) | {"整改事项": words})
    assert words_of(fill(template("“{{ 整改事项 }}”"), values)) == [f"“{values['整改事项']}”"]


def test_dates_are_written_out_and_control_signs_left_out():
    values = plain(FORM, examples(FORM) | {"整改事项": "a\x00\x0b\ud800b\r\nc\rd\ufffe", "次数": date(2026, 3, 5)})
    assert (values["整改事项"], values["次数"]) == ("ab\nc\nd", "2026年3月5日")
    assert plain(FORM, examples(FORM) | {"整改事项": None})["整改事项"] == ""


@pytest.mark.parametrize("value", [1.5, True, datetime(2026, 3, 5, tzinfo=UTC), ["a"], {"a": 1}])
def test_other_kinds_of_values_are_a_mistake_of_the_plugin(value):
    with pytest.raises(TypeError):
        plain(FORM, examples(FORM) | {"整改事项": value})


def test_a_list_has_rows_and_not_too_many():
    with pytest.raises(TypeError):
        plain(FORM, examples(FORM) | {"措施": "登记"})
    with pytest.raises(ValueError, match="more than"):
        plain(FORM, examples(FORM) | {"措施": [{"内容": "x", "责任人": "y"}] * 2001})


@pytest.mark.parametrize("change", [{"多余": "x"}, {"措施": [{"内容": "x"}]}])
def test_values_are_exactly_the_forms(change):
    with pytest.raises(ValueError, match="missing or unknown"):
        plain(FORM, examples(FORM) | change)
