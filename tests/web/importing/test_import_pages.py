"""From the upload of a spreadsheet to its result, as a clerk sees it."""

from io import BytesIO
from unittest.mock import ANY

import pytest
from sqlalchemy import select

from portal.extensions import db
from portal.office.importing.models import ImportPart
from portal.records.models import RecordKey
from portal.records.settings import read_settings
from portal.testing import submit
from tests.web.importing.samples import HEAD, SOUND, digest_of, rows_of, sheet_of


def test_a_plain_file_is_shown_at_once_and_imported_when_confirmed(shelf):
    clerk = shelf.clerk()
    at = shelf.upload(clerk, sheet_of(*SOUND, title="阅览室书目"))
    page = clerk.get(f"/en{at}").text
    assert "Import: 2 new, 0 changed" in page
    assert "138****1234" in page
    assert "13812341234" not in page
    assert shelf.books == {}
    sent = submit(clerk, at, to=f"{at}/confirm", digest=digest_of(page))
    assert sent.status_code == 302
    assert shelf.books["水稻"] == {"sort": "农业", "donor": "13812341234", "year": "2001"}
    assert "The shelf" in clerk.get(f"/en{at}").text


def test_a_confirmation_sent_twice_imports_once(shelf):
    clerk = shelf.clerk()
    at = shelf.upload(clerk, sheet_of(*SOUND))
    page = clerk.get(at).text
    for _again in range(2):
        submit(clerk, at, to=f"{at}/confirm", digest=digest_of(page))
    assert (shelf.times, len(shelf.books)) == (1, 2)


def test_a_file_whose_columns_have_other_names_asks_once_and_remembers(shelf):
    clerk = shelf.clerk()
    rows = (("册名", "说明", "年份"), ("水稻", "x", 2001))
    at = shelf.upload(clerk, sheet_of(*rows))
    page = clerk.get(f"/en{at}").text
    assert "Match the columns" in page
    assert "B 说明" in page[page.index("Not taken over") :]
    assert "Choose the column of the file for: 书名" in submit(clerk, f"/en{at}", to=f"/en{at}/columns").text
    submit(clerk, at, to=f"{at}/columns", **{"place-title": "0", "place-year": "2"})
    assert "Import: 1 new" in clerk.get(f"/en{at}").text
    at = shelf.upload(clerk, sheet_of(*rows))
    assert "Import: 1 new" in clerk.get(f"/en{at}").text


def test_one_of_several_sheets_is_chosen(shelf):
    clerk = shelf.clerk()
    at = shelf.upload(clerk, sheet_of(*SOUND, more={"旧书": (*SOUND[:2], ("大豆", "农业", None, 1950))}))
    assert "旧书" in clerk.get(at).text
    submit(clerk, at, to=f"{at}/sheet", sheet="1")
    page = clerk.get(f"/en{at}").text
    assert "Sheet “旧书”, 2 rows" in page


def test_wrong_rows_are_named_and_can_be_mended_or_left_out_in_the_page(shelf):
    clerk = shelf.clerk()
    rows = [SOUND[0], ("水稻", "农业农村", None, 2001), ("县志", "历史", None, "去年"), ("水稻", "农业", None, 2003)]
    at = shelf.upload(clerk, sheet_of(*rows))
    page = clerk.get(f"/en{at}").text
    assert "2 rows are wrong" in page
    assert "Row 2: B 类别: “农业农村” is not known. The nearest is “农业”." in page
    assert "<option selected>农业</option>" in page
    assert "digest" not in page
    mended = {"row": ["2", "3"], "cell-2-sort": "农业", "cell-3-year": "去年", "skip-3": "1"}
    submit(clerk, at, to=f"{at}/mend", **mended)
    page = clerk.get(f"/en{at}").text
    assert "Row 4: A 书名: same as row 2" in page
    submit(clerk, at, to=f"{at}/mend", **{"row": "4", "answer-4": "other"})
    page = clerk.get(f"/en{at}").text
    assert "Import: 2 new, 0 changed" in page
    submit(clerk, at, to=f"{at}/confirm", digest=digest_of(page))
    assert list(shelf.books) == ["水稻"]
    assert "Download the rows left out" in clerk.get(f"/en{at}").text


def test_changed_rows_show_old_and_new_and_mask_what_is_private(shelf):
    clerk = shelf.clerk()
    at = shelf.upload(clerk, sheet_of(*SOUND))
    submit(clerk, at, to=f"{at}/confirm", digest=digest_of(clerk.get(at).text))
    at = shelf.upload(clerk, sheet_of(SOUND[0], ("水稻", "历史", "13912345678", 2001), SOUND[2]))
    page = clerk.get(f"/en{at}").text
    assert "<del>农业</del>" in page
    assert "<ins>139****5678</ins>" in page
    assert "13912345678" not in page
    assert clerk.get(f"{at}?tab=unchanged").text.count("县志") == 1


def test_a_preview_that_is_no_longer_true_is_shown_again_and_imports_nothing(shelf):
    first, second = shelf.clerk(), shelf.clerk()
    one, other = shelf.upload(first, sheet_of(*SOUND)), shelf.upload(second, sheet_of(SOUND[0], ("水稻", "历史")))
    digest = digest_of(second.get(other).text)
    submit(first, one, to=f"{one}/confirm", digest=digest_of(first.get(one).text))
    submit(second, other, to=f"/en{other}/confirm", digest=digest)
    page = second.get(f"/en{other}").text
    assert "Something changed since this preview was made" in page
    assert "0 new, 1 changed" in page
    assert shelf.books["水稻"]["sort"] == "农业"


def test_somebody_elses_import_is_not_there(shelf):
    clerk, other = shelf.clerk(), shelf.clerk()
    at = shelf.upload(clerk, sheet_of(*SOUND))
    digest = digest_of(clerk.get(at).text)
    assert other.get(at).status_code == 404
    assert other.get(f"{at}/remarks").status_code == 404
    assert submit(other, shelf.books_url, to=f"{at}/confirm", digest=digest).status_code == 404
    assert submit(other, shelf.books_url, to=f"{at}/abandon").status_code == 404
    assert shelf.books == {}


def test_nobody_imports_without_the_importers_own_permission(shelf, sign_in_as):
    assert sign_in_as("member").get(shelf.books_url).status_code == 403


def test_further_answers_are_asked_for_and_needed(shelf):
    clerk = shelf.clerk()
    at = shelf.upload(clerk, sheet_of(*SOUND), importer="gifts")
    places = {"place-title": "0", "place-sort": "1"}
    sent = submit(clerk, f"/en{at}", to=f"/en{at}/columns", **places)
    assert (sent.status_code, "Say on what basis." in sent.text) == (422, True)
    submit(clerk, at, to=f"{at}/columns", **places, **{"option-basis": "第5次会议"})
    submit(clerk, at, to=f"{at}/confirm", digest=digest_of(clerk.get(at).text))
    assert read_settings(shelf.name)["basis"] == "第5次会议"


def test_what_the_plugin_refuses_at_the_end_leaves_nothing_and_is_said(shelf):
    clerk = shelf.clerk()
    at = shelf.upload(clerk, sheet_of(*SOUND, ("Explodes", "农业")))
    submit(clerk, at, to=f"{at}/confirm", digest=digest_of(clerk.get(at).text))
    page = clerk.get(f"/en{at}").text
    assert "It explodes. Take it out." in page
    assert (shelf.books, "Import: 3 new" in page) == ({}, True)


def test_wrong_rows_come_back_as_a_spreadsheet_with_remarks(shelf):
    clerk = shelf.clerk()
    at = shelf.upload(clerk, sheet_of(*SOUND, ("大豆", "渔业", None, 2000)))
    content = clerk.get(f"/en{at}/remarks").data
    assert rows_of(content) == [[*HEAD, "说明"], ["大豆", "渔业", "", 2000, ANY]]


def test_an_empty_template_can_be_downloaded(shelf):
    clerk = shelf.clerk()
    answer = clerk.get(f"{shelf.books_url}/template")
    assert [str(it).rstrip("*") for it in rows_of(answer.data)[0]] == list(HEAD)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing", b"%PDF-1.4", "秘密★".encode()])
def test_a_file_that_is_no_table_is_refused_in_one_sentence(shelf, content):
    clerk = shelf.clerk()
    sent = submit(clerk, f"/en{shelf.books_url}", file=(BytesIO(content), "x.xlsx"))
    assert (sent.status_code, sent.text.count('<li><a href="#file">')) == (422, 1)


def test_a_file_without_a_table_says_so(shelf):
    clerk = shelf.clerk()
    for content, sentence in (
        (b"\n\n", "There is nothing in the file."),
        ("书名,年份\n".encode(), "The file has headings and no rows below them."),
        (b"1,2\n3,4\n", "No table with headings was found"),
    ):
        at = shelf.upload(clerk, content, name="x.csv")
        assert sentence in clerk.get(f"/en{at}").text


def test_rows_that_were_not_read_are_named_above_the_preview(shelf):
    clerk = shelf.clerk()
    at = shelf.upload(clerk, "书名,年份\n甲,2001\n合计,1\n注：截至六月\n".encode(), name="x.csv")
    page = clerk.get(f"/en{at}").text
    assert "Not read, as these are sums: row 3 “合计　1”." in page
    assert "Not read, as these are notes or signatures: row 4 “注：截至六月”." in page


def test_lists_side_by_side_are_refused_on_the_page(shelf):
    clerk = shelf.clerk()
    at = shelf.upload(clerk, "书名,年份,书名,年份\n甲,2001,乙,2002\n".encode(), name="x.csv")
    sent = submit(clerk, f"/en{at}", to=f"/en{at}/columns", **{"place-title": "0", "place-year": "1"})
    assert "stands in the columns A、C: lists are side by side" in sent.text


def test_naughty_headings_and_cells_are_only_text(shelf):
    clerk = shelf.clerk()
    naughty = ("书名", "<script>alert(1)</script>", "{{7*7}}", "\u202e题名", "';--", "a" * 60)
    at = shelf.upload(clerk, sheet_of(naughty, ("<b>水稻</b>", "=1+1", "{% raw %}", "x", "y", "z")))
    page = clerk.get(f"/en{at}").text
    assert "<script>alert" not in page
    assert "{{7*7}}" in page
    submit(clerk, at, to=f"{at}/columns", **{"place-title": "0"})
    assert "&lt;b&gt;水稻&lt;/b&gt;" in clerk.get(at).text


def test_what_was_given_up_is_gone(shelf):
    clerk = shelf.clerk()
    at = shelf.upload(clerk, sheet_of(*SOUND))
    submit(clerk, at, to=f"{at}/abandon")
    assert clerk.get(at).status_code == 404
    assert db.session.scalars(select(ImportPart)).all() == []
    assert db.session.scalars(select(RecordKey)).all() == []
