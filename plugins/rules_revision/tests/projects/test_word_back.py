"""A draft out in Word and back: what came back is looked over and taken, all of it or what is ticked."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from plugins.rules_revision.drafting import draft_of, word_back
from plugins.rules_revision.drafting.papers import draft_as_word
from plugins.rules_revision.drafting.trees import draft as kept
from plugins.rules_revision.engine.json_form import from_json
from plugins.rules_revision.engine.tree import clauses
from plugins.rules_revision.texts import NoText
from portal.records.file_store import CheckedFile, file_store

from .making import key, make_draft, project, said

pytestmark = pytest.mark.usefixtures("in_charge")
CHANGED = (
    "考勤办法\n第一条　为规范考勤，根据有关规定，制定本办法。\n第二条　每日签到三次。\n迟到的，说明理由。\n"
    "第三条　出差的，不签到。\n第四条　违反本办法第二条的，予以提醒。\n"
    "第五条　依照本办法第四条提醒三次的，予以通报。\n第六条　本办法由办公室负责解释，自印发之日起施行。\n"
)


@pytest.fixture
def draft():
    """A rule of five clauses being drafted."""
    return make_draft()


def came(number, content, name="改.txt"):
    """A file that came back, read."""
    file = file_store().path("back")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return word_back.take_in(number, CheckedFile("back", name, len(content), "0" * 64, "text/plain"))


def rows(number, return_id):
    found = word_back.find_return(kept(project(number)), return_id)
    return word_back.differences(draft_of(project(number)), from_json(found.tree))


def test_what_goes_out_in_word_comes_back_the_same(draft):
    back = came(draft, draft_as_word(draft_of(project(draft))), "考勤办法.docx")
    assert rows(draft, back) == []


def test_what_changed_is_told_clause_by_clause(draft):
    back = came(draft, CHANGED.encode())
    assert [it.kind for it in rows(draft, back)] == ["edited", "inserted", "shifted"]


def test_all_of_it_is_taken_as_one_save(draft):
    ids = [it.id for it in clauses(draft_of(project(draft)))]
    before = project(draft).draft.version
    word_back.take(draft, came(draft, CHANGED.encode()), (), everything=True)
    assert said(draft)[2] == "第三条 出差的，不签到。"
    now = [it.id for it in clauses(draft_of(project(draft)))]
    assert [it for it in now if it in ids] == ids
    assert project(draft).draft.version > before


def test_only_what_is_ticked_is_taken(draft):
    back = came(draft, CHANGED.encode())
    word_back.take(draft, back, {key(draft, 2)}, everything=False)
    assert said(draft)[1].startswith("第二条 每日签到三次。")
    assert len(said(draft)) == 5


def test_a_clause_taken_alone_moves_the_references_of_the_others(draft):
    back = came(draft, CHANGED.encode())
    new = next(it for it in rows(draft, back) if it.kind == "inserted")
    word_back.take(draft, back, {word_back.key_of(new)}, everything=False)
    assert said(draft)[2] == "第三条 出差的，不签到。"
    assert said(draft)[1].startswith("第二条 每日签到两次。")
    assert "本办法第四条" in said(draft)[4]


def test_a_file_that_was_taken_no_longer_waits(draft):
    back = came(draft, CHANGED.encode())
    assert [it.id for it in word_back.waiting(kept(project(draft)))] == [back]
    word_back.take(draft, back, (), everything=True)
    assert word_back.waiting(kept(project(draft))) == []


def test_nothing_ticked_takes_nothing(draft):
    back = came(draft, CHANGED.encode())
    with pytest.raises(NoText):
        word_back.take(draft, back, (), everything=False)


def test_a_text_without_clauses_is_refused(draft):
    with pytest.raises(NoText):
        came(draft, "没有条文".encode())


def test_tracked_changes_of_word_are_told(draft):
    document = BytesIO(draft_as_word(draft_of(project(draft))))
    back = came(draft, tracked(document), "考勤办法.docx")
    found = word_back.find_return(kept(project(draft)), back)
    assert found.tracked == [key(draft, 2)]
    assert [it.kind for it in rows(draft, back)] == ["edited"]


def tracked(document):
    """The document with one tracked replacement, as Word writes it."""
    target = BytesIO()
    with ZipFile(document) as old, ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = _with_insertion(content.decode()).encode()
            new.writestr(name, content)
    return target.getvalue()


def _with_insertion(xml):
    """A run put in before the run that says 每日签到."""
    at = xml.index("每日签到两次")
    start = xml.rindex("<w:r>", 0, at) if "<w:r>" in xml[:at] else xml.rindex("<w:r ", 0, at)
    added = '<w:ins w:id="1" w:author="x" w:date="2026-01-01T00:00:00Z"><w:r><w:t>工作日</w:t></w:r></w:ins>'
    return xml[:start] + added + xml[start:]
