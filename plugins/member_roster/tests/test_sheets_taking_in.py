"""Rosters as clerks have them come in: matched to who is there, whole or not at all."""

from datetime import date

import pytest
from sqlalchemy import func, select
from xlsxwriter import Workbook

from plugins.member_roster.facts.checking import problems
from plugins.member_roster.models import Adjustment, Member, OfficeHeld, RosterEvent, Sector, Standing, Term
from plugins.member_roster.sheets.taking_in import NAME
from plugins.member_roster.tests.making import BEGIN, make_term, seat, stood
from portal.extensions import db
from portal.office.importing import find_importer, import_file
from portal.records.models import AuditEntry
from portal.records.sealed_fields import read_sealed

TITLES = ("序号", "姓　名", "界　别", "出生年月", "联系电话", "政协职务", "备注")


@pytest.fixture
def take(app, tmp_path):
    """Write rows into a sheet and take them in."""

    def taken(*rows, dry_run=False, merge=(), **options):
        path = tmp_path / "名单.xlsx"
        with Workbook(path) as book:
            sheet = book.add_worksheet("名单")
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            for corners in merge:
                sheet.merge_range(*corners)
        number = db.session.scalar(select(Term.id).order_by(Term.id.desc()))
        return import_file(find_importer(NAME), path, {"term_id": number} | options, dry_run)

    return taken


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


def named(name):
    return db.session.scalars(select(Member).where(Member.name == name).order_by(Member.id)).all()


def standing(name):
    return db.session.scalars(select(Standing).where(Standing.name == name, Standing.ends.is_(None))).one()


def test_a_list_with_titles_merges_dots_lines_and_a_sum_comes_in_whole(take):
    make_term(seats=20)
    report = take(
        ("青岚县政协委员名单",),
        TITLES,
        (1, "丁　浩", "农业界", "1975.08", "13812340001", "常委"),
        (2, "买买提•吐尔逊", None, "1975年8月", "13812340002、13812340003", "委员"),
        (3, "王小红\n（曾用名王红）", None, "197508", 13812340004, "副主席、常委", "新任"),
        (5, "欧阳 明", None, 27607),
        ("", "合计", 4),
        (7,),
        merge=((2, 2, 5, 2, "农业界"),),
    )
    assert (report.readable, report.new, report.errors, report.imported) == (4, 4, (), True)
    assert [it.row for it in report.remarks] == [4, 5, 6]
    assert [it.name for it in db.session.scalars(select(Member).order_by(Member.id))] == [
        "丁浩", "买买提·吐尔逊", "王小红", "欧阳明",
    ]  # fmt: skip
    assert {it.born for it in db.session.scalars(select(Member))} == {"1975-08"}
    assert read_sealed(named("买买提·吐尔逊")[0], "phone") == "13812340002"
    assert count(Sector) == 1
    assert sorted(db.session.scalars(select(OfficeHeld.office))) == ["standing_member", "standing_member", "vice_chair"]
    assert "新任" in db.session.scalars(select(RosterEvent.note)).all()
    assert standing("丁浩").begins == BEGIN
    assert list(problems(db.session())) == []


def test_the_same_list_again_changes_nothing(take):
    make_term(seats=20)
    rows = (TITLES, (1, "丁浩", "农业", "1975.08", "13812340001", "常委"))
    take(*rows)
    report = take(*rows)
    assert (report.new, report.changed, report.unchanged) == (0, 0, 1)
    assert count(Adjustment) == 1


def test_a_trial_writes_nothing(take):
    make_term(seats=20)
    before = count(AuditEntry)
    report = take(TITLES, (1, "丁浩", "教育"), dry_run=True, add_missing=True)
    assert (report.new, report.imported) == (1, False)
    assert (count(Member), count(Sector), count(AuditEntry)) == (0, 1, before)


def test_changes_hold_from_the_day_and_what_is_empty_stays(take):
    make_term(seats=20)
    (number,) = seat(make_of(), "丁浩", born="1975-08", post="乡长")
    report = take(TITLES, (1, "丁浩", "教育", "1975.08", "13812340009"), day=date(2026, 5, 1), add_missing=True)
    assert report.changed == 1
    assert [(it[0], it[2]) for it in stood(number)] == [(BEGIN, "农业"), (date(2026, 5, 1), "教育")]
    assert standing("丁浩").post == "乡长"
    assert db.session.scalars(select(Adjustment.origin).order_by(Adjustment.id.desc())).first() == "correction"


def make_of():
    return db.session.scalar(select(Term.id))


def test_an_unknown_sector_is_named_with_the_nearest_and_nothing_comes_in(take):
    make_term(seats=20, 教育=5)
    report = take(TITLES, (1, "丁浩", "教盲"), (2, "周鹏", ""), (3, "吴明", "教育界别"))
    assert [(it.row, it.column, "教育" in it.message) for it in report.errors] == [
        (2, "界别", True),
        (3, "界别", False),
    ]
    assert count(Member) == 0


def test_the_same_name_twice_names_the_other_row(take):
    make_term(seats=20)
    report = take(TITLES, (1, "丁浩", "农业", "1975.08"), (2, "丁　浩", "农业", "1975.08"))
    assert [(it.row, "3" in it.message, "2" in it.message) for it in report.errors] == [
        (2, True, False),
        (3, False, True),
    ]


def test_birth_tells_two_of_one_name_apart(take):
    make_term(seats=20)
    seat(make_of(), "丁浩", born="1960-01")
    report = take(TITLES, (1, "丁浩", "农业", "1960.01"), (2, "丁浩", "农业", "1980.02"))
    assert (report.unchanged, report.new) == (1, 1)
    assert len(named("丁浩")) == 2
    assert take(TITLES, (1, "丁浩", "农业", "1980.02")).unchanged == 1


def test_somebody_of_another_birth_is_asked_about(take):
    make_term(seats=20)
    seat(make_of(), "丁浩", born="1960-01")
    (error,) = take(TITLES, (1, "丁浩", "农业", "1980.02")).errors
    assert "1960-01" in error.message


def test_seats_are_counted_before_and_a_list_beyond_them_is_refused_whole(take):
    make_term(seats=2, 农业=1)
    report = take(TITLES, (1, "丁浩", "农业"), (2, "周鹏", "农业"))
    assert not report.imported
    assert [it.row for it in report.errors] == [0]
    assert "1" in report.errors[0].message
    assert count(Member) == 0


def test_somebody_who_left_is_taken_in_again_as_the_same_person(take):
    from plugins.member_roster.tests.making import tell

    make_term(seats=20)
    (number,) = seat(make_of(), "丁浩", born="1975-08")
    tell(make_of(), number, "left", date(2026, 3, 1))
    report = take(TITLES, (1, "丁浩", "农业", "1975.08"), day=date(2026, 6, 1))
    assert report.new == 1
    assert len(named("丁浩")) == 1
    assert [it[0] for it in stood(number)] == [BEGIN, date(2026, 6, 1)]


def test_phones_of_known_members_are_sealed_and_their_change_is_in_the_audit(take):
    make_term(seats=20)
    seat(make_of(), "丁浩")
    take(TITLES, (1, "丁浩", "农业", "", "13812340001"))
    report = take(TITLES, (1, "丁浩", "农业", "", "138-1234-0002"))
    assert report.changed == 1
    (member,) = named("丁浩")
    assert read_sealed(member, "phone") == "13812340002"
    said = db.session.scalars(select(AuditEntry).where(AuditEntry.kind == "member_roster.member")).all()
    assert [it.action for it in said].count("contact_changed") == 2


def test_unit_and_duty_of_two_columns_are_one_post(take):
    make_term(seats=20)
    titles = ("姓名", "界别", "工作单位", "职务")
    report = take(
        titles,
        ("丁浩", "农业", "石桥乡农业服务中心", "主任"),
        ("王小红", "农业", "县第一中学", ""),
        ("欧阳明", "农业", "县医院", "县医院副院长"),
        ("马强", "农业", "", "个体工商户"),
    )
    assert (report.new, report.errors, report.ignored) == (4, (), ())
    posts = ["石桥乡农业服务中心主任", "县第一中学", "县医院副院长", "个体工商户"]
    assert [standing(it).post for it in ("丁浩", "王小红", "欧阳明", "马强")] == posts


def test_unit_and_duty_that_are_too_long_together_are_named(take):
    make_term(seats=20)
    report = take(("姓名", "界别", "工作单位", "职务"), ("丁浩", "农业", "甲" * 150, "乙" * 150))
    assert [(it.row, it.column) for it in report.errors] == [(2, "职务")]
    assert count(Member) == 0


def test_a_year_of_birth_is_taken_and_takes_no_month_away(take):
    make_term(seats=20)
    take(("姓名", "界别", "出生年份"), ("丁浩", "农业", 1975), ("马强", "农业", "1980年"))
    assert [named(it)[0].born for it in ("丁浩", "马强")] == ["1975", "1980"]
    report = take(("姓名", "出生年月"), ("丁浩", "1975.08"), ("马强", "1980"))
    assert (report.changed, report.unchanged) == (1, 1)
    assert take(("姓名", "出生年份"), ("丁浩", 1975)).unchanged == 1
    assert named("丁浩")[0].born == "1975-08"


@pytest.mark.parametrize("written", ["民盟盟员", "中国民主同盟", "民盟", "民盟成员"])
def test_parties_have_one_name(take, written):
    make_term(seats=20)
    take(("姓名", "界别", "政治面貌"), ("丁浩", "农业", written))
    assert standing("丁浩").party == "民盟"
