"""Rows typed or pasted into a page."""

from portal.testing import submit
from tests.web.importing.samples import digest_of

BLOCK = '水稻\t农业\t13812341234\t2001\n"两行\n书名"\t历史\t\t1990\n'


def test_a_pasted_block_becomes_rows_without_a_script_and_goes_the_way_of_a_file(shelf):
    clerk = shelf.clerk()
    sent = submit(clerk, f"{shelf.books_url}/grid", act="paste", block=BLOCK)
    at = sent.headers["Location"]
    page = clerk.get(at).text
    assert 'value="13812341234"' in page
    assert "两行\n书名</textarea>" in page
    sent = submit(clerk, at, act="check", rows="2", **cells("水稻", "农业", "", "2001"), **cells("县志", "历史", row=2))
    page = clerk.get(f"/en{sent.headers['Location']}").text
    assert "Import: 2 new" in page
    submit(clerk, at, to=f"{import_of(at)}/confirm", digest=digest_of(page))
    assert list(shelf.books) == ["水稻", "县志"]


def test_errors_stand_at_their_cells(shelf):
    clerk = shelf.clerk()
    sent = submit(clerk, f"{shelf.books_url}/grid", act="check", rows="3", **cells("水稻", "渔业", "", "2001", row=2))
    page = clerk.get(f"/en{sent.headers['Location']}").text
    assert 'id="cell-2-1" name="cell-2-1" value="渔业"' in page
    assert 'aria-describedby="cell-2-1-error"' in page
    assert '<a href="#cell-2-1">Row 2:' in page


def test_rows_are_added_taken_out_and_kept_as_a_draft(shelf):
    clerk = shelf.clerk()
    fields = cells("水稻") | cells("县志", row=2)
    at = submit(clerk, f"{shelf.books_url}/grid", act="add", rows="10", **fields).headers["Location"]
    assert 'id="cell-20-0"' in clerk.get(at).text
    submit(clerk, at, remove="1", rows="2", **fields)
    page = clerk.get(at).text
    assert 'name="cell-1-0" value="县志"' in page
    assert "水稻" not in page
    assert import_of(at) in clerk.get(shelf.books_url).text
    assert shelf.clerk().get(at).status_code == 404


def test_more_rows_than_a_page_bears_are_refused_and_not_lost(shelf):
    clerk = shelf.clerk()
    sent = submit(clerk, f"/en{shelf.books_url}/grid", act="paste", block="水稻\n" * 201)
    assert (sent.status_code, "at most 200 rows" in sent.text, sent.text.count("水稻")) == (422, True, 201)


def test_a_ditto_mark_says_what_stands_above(shelf):
    clerk = shelf.clerk()
    at = submit(clerk, f"{shelf.books_url}/grid", act="paste", block="水稻\t农业\n大豆\t同上\n高粱\t〃\n").headers[
        "Location"
    ]
    assert clerk.get(at).text.count('value="农业"') == 3 + 1  # and once as a choice


def cells(*texts, row=1):
    """The inputs of one row."""
    return {f"cell-{row}-{place}": text for place, text in enumerate(texts)}


def import_of(at):
    """The address of the import whose grid this is."""
    return at.partition("?")[0].removesuffix("/grid")
