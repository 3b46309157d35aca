"""Lists to take away, and the commands."""

import json
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from plugins.member_roster import example
from plugins.member_roster.command_line import COMMANDS
from plugins.member_roster.facts.checking import problems
from plugins.member_roster.models import Member, Term
from portal.extensions import db
from portal.records.models import AuditEntry
from portal.testing import submit

LISTS = "/member_roster/staff/take-away"
BY_NAME = {it.name: it for it in COMMANDS}


@pytest.fixture
def run(app):
    return lambda *words: app.test_cli_runner().invoke(BY_NAME[words[0]], words[1:])


def sheet_of(answer):
    return CalamineWorkbook.from_filelike(BytesIO(answer.data)).get_sheet_by_index(0)


def test_the_list_by_sector_has_the_filters_of_the_page_and_merged_sectors(app, sign_in_as):
    example.load()
    clerk = sign_in_as("staff")
    everyone = sheet_of(clerk.get(f"{LISTS}/sector?export=xlsx"))
    rows = everyone.to_python()
    assert rows[1][:3] == ["界别", "序号", "姓名"]
    assert len(everyone.merged_cell_ranges) > 5
    women = sheet_of(clerk.get(f"{LISTS}/sector?export=xlsx&gender=female")).to_python()
    assert {row[3] for row in women[2:-1]} == {"女"}
    assert len(women) < len(rows)


def test_strokes_and_pinyin_order_the_same_members(app, sign_in_as):
    example.load()
    clerk = sign_in_as("staff")
    strokes = sheet_of(clerk.get(f"{LISTS}/strokes?export=xlsx")).to_python()[2:-1]
    pinyin = sheet_of(clerk.get(f"{LISTS}/pinyin?export=xlsx")).to_python()[2:-1]
    assert sorted(row[2] for row in strokes) == sorted(row[2] for row in pinyin)
    counts = [int(row[0].removesuffix("画")) for row in strokes if row[0]]
    letters = [row[0] for row in pinyin if row[0]]
    assert (counts, letters) == (sorted(counts), sorted(letters))


def test_telephones_are_only_in_the_contact_list_and_whole_only_for_a_reason(app, sign_in_as):
    example.load()
    clerk = sign_in_as("staff")
    submit(clerk, "/member_roster/staff/members/1/contact", phone="13812345678")
    for form in ("sector", "strokes", "pinyin", "seating", "contacts"):
        assert "13812345678" not in clerk.get(f"{LISTS}/{form}?export=csv").get_data(as_text=True)
    assert "138****5678" in clerk.get(f"{LISTS}/contacts?export=csv").get_data(as_text=True)
    assert submit(clerk, LISTS, to="/member_roster/staff/contact-list", reason="").status_code == 422
    answer = submit(clerk, LISTS, to="/member_roster/staff/contact-list", reason="通知开会")
    assert any("13812345678" in row for row in sheet_of(answer).to_python())
    (seen,) = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "revealed"))
    assert (seen.record_id, seen.reason) == ("1", "通知开会")


def test_the_commands_write_a_roster_and_take_it_in_again_unchanged(app, run, tmp_path):
    example.load()
    path = tmp_path / "名册.xlsx"
    assert run("export", str(path), "--order", "strokes").exit_code == 0
    answer = run("import", str(path), "--json")
    report = json.loads(answer.output)
    assert (answer.exit_code, report["new"], report["changed"]) == (0, 0, 0)
    assert report["readable"] == report["unchanged"] == 68


def test_a_wrong_row_ends_the_command_with_1_and_is_named(app, run, tmp_path):
    example.load()
    path = tmp_path / "名册.csv"
    path.write_bytes("姓名,界别\n丁浩浩,没有的界别\n".encode("gb18030"))
    answer = run("import", str(path), "--json")
    assert answer.exit_code == 1
    assert json.loads(answer.output)["errors"][0] | {"message": ""} == {"row": 2, "column": "界别", "message": ""}
    assert db.session.scalar(select(Member).where(Member.name == "丁浩浩")) is None


@pytest.fixture
def two(tmp_path):
    """A list of two members."""
    path = tmp_path / "名册.csv"
    path.write_text("姓名,界别\n丁浩浩,农业\n王小红,教育\n", "utf-8")
    return str(path)


def test_a_trial_of_the_very_first_list_counts_and_enters_no_term(app, run, two):
    report = json.loads(run("import", two, "--dry-run", "--json").output)
    assert (report["readable"], report["new"], report["errors"]) == (2, 2, [])
    assert any("尚未录入任何一届" in it for it in report["notices"])
    assert db.session.scalar(select(Term)) is None


def test_the_very_first_list_enters_its_term(app, run, two):
    assert run("import", two, "--term", "7", "--on", "2026-03-01").exit_code == 0
    term = db.session.scalars(select(Term)).one()
    assert (term.number, term.title, term.begins_on.isoformat()) == (7, "第7届", "2026-03-01")
    assert list(problems(db.session())) == []
    report = json.loads(run("import", two, "--json").output)
    assert (report["unchanged"], report["imported"]) == (2, True)


def test_a_term_that_is_not_there_is_refused_in_one_sentence(app, run, two):
    example.load()
    answer = run("import", two, "--term", "9", "--json")
    (error,) = json.loads(answer.output)["errors"]
    assert (answer.exit_code, error["row"]) == (1, 0)
    assert "届次和名额" in error["message"]


def test_a_clerk_imports_on_the_pages_and_answers_who_somebody_is(app, sign_in_as):
    example.load()
    known = db.session.get(Member, 1)
    name, born = known.name, known.born
    clerk = sign_in_as("staff")
    text = f"姓名,界别,出生年月\n{name},农业,1901.01\n"
    assert born != "1901-01"
    answer = submit(clerk, "/import/member_roster.roster", file=(BytesIO(text.encode()), "名册.csv"))
    address = answer.headers["Location"]
    columns = {"place-name": "0", "place-sector_id": "1", "place-born": "2", "option-term_id": "1"}
    submit(clerk, address, to=f"{address}/columns", **columns)
    page = clerk.get(address).get_data(as_text=True)
    assert born in page
    assert "另有其人" in page
