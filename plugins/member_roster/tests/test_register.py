"""What clerks keep: terms, lists, seats, single changes, elections, contact; and what is read as of a day."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text

from plugins.member_roster.facts.checking import problems
from plugins.member_roster.facts.checking_events import EventRefused
from plugins.member_roster.facts.history import history_of
from plugins.member_roster.facts.names import keys_of, plain_name, spaced_name, unknown_signs
from plugins.member_roster.facts.reading import Wanted, ever, find_term, page_on
from plugins.member_roster.facts.seat_table import seats_on, soon
from plugins.member_roster.facts.seats import NoSeat
from plugins.member_roster.facts.shares import shares_on
from plugins.member_roster.models import Adjustment, Member, Membership, RosterEvent, Sector, Term, Township
from plugins.member_roster.register.changes import ReasonNeeded, change_facts, correct_event, take_back
from plugins.member_roster.register.contact import change_contact, show_whole
from plugins.member_roster.register.elections import elect, leave_office
from plugins.member_roster.register.lists import ListEntry, TitleTaken, add_to_list, change_in_list
from plugins.member_roster.register.quotas import QuotaFacts, QuotaRefused, approve_seats
from plugins.member_roster.register.terms import TermFacts, TermRefused, add_term, change_term
from portal.extensions import db
from portal.items import Change, Decision, Entry
from portal.records.models import AuditEntry
from portal.records.sealed_fields import ReasonMissing
from portal.records.workflow import MoveRefused
from portal.records.writing import record, writing

from .making import BEGIN, everything, make_sector, make_term, make_township, seat, stood, tell

pytestmark = pytest.mark.usefixtures("in_charge")
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
PAPER = Entry("更正笔误", decision=Decision("县委常委会会议", BEGIN, "县委发〔2026〕9号"))


def term_of(term_id):
    return db.session.get(Term, term_id)


def names_on(term_id, day, **wanted):
    page = page_on(everything(), term_of(term_id), day, Wanted(**wanted))
    return [it.Member.name for it in page.rows]


def test_who_was_a_member_on_any_day():
    term = make_term(seats=5)
    ding, _ = seat(term, "丁浩", "唐玉兰")
    seat(term, "莫建军", day=date(2030, 1, 1))
    tell(term, ding, "left", JUNE)
    assert names_on(term, MAY) == ["丁浩", "唐玉兰"]
    assert names_on(term, JUNE) == ["唐玉兰"]
    assert names_on(term, date(2030, 1, 1)) == ["莫建军", "唐玉兰"]
    assert [it.name for it in ever(everything())] == ["丁浩", "莫建军", "唐玉兰"]


def test_members_are_found_by_each_filter():
    term = make_term(seats=9)
    with writing():
        township = make_township("石桥乡")
    (ding,) = seat(term, "丁浩", gender="male", township_id=township, post="石桥小学校长", party="中共")
    seat(term, "单晓", sector="教育", gender="female")
    sector = db.session.scalars(select(Sector.id).where(Sector.title == "教育")).one()
    tell(term, ding, "elected", MAY, office="chair")
    member = db.session.scalars(select(Member).where(Member.name == "丁浩")).one()
    change_contact(member.id, member.version, {"phone": "138 1234 1234"})
    for wanted, found in (
        ({"sector_id": sector}, ["单晓"]),
        ({"township_id": township}, ["丁浩"]),
        ({"party": "中共"}, ["丁浩"]),
        ({"gender": "female"}, ["单晓"]),
        ({"office": "chair"}, ["丁浩"]),
        ({"words": "dh"}, ["丁浩"]),
        ({"words": "sx"}, ["单晓"]),
        ({"words": "丁　浩"}, ["丁浩"]),
        ({"words": "校长"}, ["丁浩"]),
        ({"phone": "13812341234"}, ["丁浩"]),
        ({"phone": "1381234123"}, []),
    ):
        assert names_on(term, MAY, **wanted) == found, wanted
    assert names_on(term, BEGIN, office="chair") == []


def test_pages_go_on_behind_the_last_member(monkeypatch):
    monkeypatch.setattr("plugins.member_roster.facts.reading.PAGE_SIZE", 2)
    term = make_term()
    seat(term, "丁浩", "唐玉兰", "莫建军", "罗秀芳", "覃世才")
    seen, after = [], None
    while True:
        page = page_on(everything(), term_of(term), BEGIN, Wanted(), after)
        seen += [it.Member.name for it in page.rows]
        after = page.after
        if after is None:
            break
    assert seen == ["丁浩", "罗秀芳", "莫建军", "覃世才", "唐玉兰"]


def test_seats_of_a_day_with_what_is_kept_back_and_who_changes_soon():
    term = make_term(seats=9)
    with writing():
        number = make_sector("农业")
    approve_seats(term, QuotaFacts(number, BEGIN, 3, 1, False, "县委发〔2026〕2号"), PAPER)
    (ding,) = seat(term, "丁浩")
    tell(term, ding, "left", JUNE)
    total, sector = seats_on(everything(), term_of(term), MAY)
    assert (total.seats, total.in_office, total.vacant) == (9, 1, 8)
    assert (sector.seats, sector.binding, sector.kept_back, sector.in_office, sector.vacant) == (3, False, 1, 1, 1)
    coming = soon(everything(), term_of(term), MAY)
    assert [(member.name, event.action) for member, event in coming] == [("丁浩", "left")]


def test_a_new_total_needs_its_own_document_and_room_for_those_in_office():
    term = make_term(seats=2)
    seat(term, "丁浩", "唐玉兰")
    with pytest.raises(QuotaRefused, match="须有专门文件"):
        approve_seats(term, QuotaFacts(None, MAY, 3, 0, True, "县委发〔2026〕1号"), PAPER)
    with pytest.raises(NoSeat):
        approve_seats(term, QuotaFacts(None, MAY, 1, 0, True, "县委发〔2026〕9号"), PAPER)
    with pytest.raises(MoveRefused):
        approve_seats(term, QuotaFacts(None, MAY, 3, 0, True, "县委发〔2026〕9号"), Entry())
    approve_seats(term, QuotaFacts(None, MAY, 3, 0, True, "县委发〔2026〕9号"), PAPER)
    seat(term, "莫建军", day=MAY)


def test_terms_never_overlap_and_keep_what_happened_in_them():
    first = make_term(begins=BEGIN)
    seat(first, "丁浩")
    found = term_of(first)
    with pytest.raises(TermRefused, match="重叠"):
        add_term(TermFacts(900, "下一届", date(2031, 1, 1)))
    facts = {"number": found.number, "title": found.title}
    with pytest.raises(TermRefused, match="早于"):
        change_term(first, found.version, TermFacts(**facts, begins_on=MAY))
    change_term(
        first, found.version, TermFacts(**facts, begins_on=BEGIN, ends_on=date(2030, 12, 31), targets={"women": 30})
    )
    add_term(TermFacts(900, "下一届", date(2031, 1, 1)))
    assert find_term(everything(), date(2032, 1, 1)).number == 900
    assert find_term(everything(), MAY).id == first


def test_lists_have_each_title_once_and_keep_what_is_no_longer_used():
    number = add_to_list("townships", ListEntry("石桥乡"))
    with pytest.raises(TitleTaken):
        add_to_list("townships", ListEntry("石桥乡"))
    change_in_list("townships", number, 1, ListEntry("石桥镇", in_use=False))
    found = db.session.get(Township, number)
    assert (found.title, found.in_use) == ("石桥镇", False)


def test_a_change_of_post_keeps_the_old_one_for_its_days():
    term = make_term()
    (ding,) = seat(term, "丁浩", post="校长")
    change_facts(ding, MAY, {"post": "局长"}, PAPER)
    member = db.session.scalars(select(Member)).one()
    assert [it.event.facts.get("post") for it in history_of(member)] == ["局长", "校长"]
    assert names_on(term, BEGIN, words="校长") == ["丁浩"]
    assert names_on(term, MAY, words="局长") == ["丁浩"]


def test_a_correction_stands_above_what_it_replaces():
    term = make_term()
    (ding,) = seat(term, "丁浩")
    joined = db.session.scalars(select(RosterEvent)).one()
    with pytest.raises(ReasonNeeded):
        correct_event(joined.id, MAY, dict(joined.facts), Entry())
    correct_event(joined.id, MAY, dict(joined.facts), PAPER)
    assert stood(ding) == [(MAY, None, "农业")]
    (told,) = history_of(db.session.scalars(select(Member)).one())
    assert (told.event.happened_on, told.older[0].event.happened_on) == (MAY, BEGIN)
    assert (told.step.decided_by, told.step.reason) == ("县委常委会会议", "更正笔误")


def test_an_announcement_does_not_hide_the_decision_of_what_happened():
    term = make_term()
    (ding,) = seat(term, "丁浩", post="校长")
    change_facts(ding, MAY, {"post": "局长"}, PAPER)
    with writing() as tx:
        for batch in tx.session.scalars(select(Adjustment)):
            record(Change(batch, "announce", entry=Entry()))
    newest = history_of(db.session.scalars(select(Member)).one())[0]
    assert newest.step.decided_by == "县委常委会会议"


def test_whoever_was_taken_back_entirely_still_stands_in_the_list_of_all():
    term = make_term()
    (ding,) = seat(term, "丁浩")
    take_back(db.session.scalars(select(RosterEvent.id)).one(), PAPER)
    assert stood(ding) == []
    assert [it.name for it in ever(everything())] == ["丁浩"]


def test_offices_need_the_paper(tmp_path):
    term = make_term()
    (ding,) = seat(term, "丁浩")
    with pytest.raises(MoveRefused, match="扫描件"):
        elect(ding, "chair", MAY, PAPER)
    scanned = Entry(decision=Decision("第七届第二次全体会议", BEGIN, "选举结果报告", scan=1))
    elect(ding, "chair", MAY, scanned)
    with pytest.raises(EventRefused):
        elect(ding, "chair", JUNE, scanned)
    leave_office(ding, "chair", JUNE, scanned)
    assert names_on(term, MAY, office="chair") == ["丁浩"]
    assert names_on(term, JUNE, office="chair") == []


def test_contact_is_sealed_and_shown_for_a_reason_only():
    seat(make_term(), "丁浩")
    member = db.session.scalars(select(Member)).one()
    change_contact(member.id, member.version, {"phone": "13812341234", "biography": "1975年生"})
    assert b"13812341234" not in bytes(member.phone)
    with pytest.raises(ReasonMissing):
        show_whole(member.id, "phone", " ")
    assert show_whole(member.id, "phone", "通知开会") == "13812341234"
    entries = db.session.execute(select(AuditEntry.action, AuditEntry.fields).where(AuditEntry.kind == Member.kind))
    assert entries.all()[1:] == [("contact_changed", ["phone", "biography"]), ("revealed", ["phone"])]


def test_shares_stand_beside_their_targets():
    term = make_term()
    seat(term, "丁浩", gender="male", born="1975-08", party="中共")
    seat(term, "唐玉兰", gender="female", born="1990-01", party="无党派")
    seat(term, "莫建军", ethnicity="壮族")
    found = term_of(term)
    facts = {"number": found.number, "title": found.title, "begins_on": found.begins_on}
    change_term(term, found.version, TermFacts(**facts, targets={"women": 50}))
    shares = {it.code: it for it in shares_on(term_of(term), MAY)}
    assert (shares["women"].count, shares["women"].total, shares["women"].unknown) == (1, 3, 1)
    assert (shares["women"].percent, shares["women"].missing) == (33.3, 1)
    assert [shares[it].count for it in ("non_party", "minorities", "young", "township")] == [1, 1, 1, 0]


def test_the_check_finds_what_was_changed_past_the_portal():
    term = make_term()
    ding, _ = seat(term, "丁浩", "唐玉兰")
    tell(term, ding, "left", JUNE)
    assert list(problems(db.session())) == []
    changes = {
        "member_roster_standing SET post = '局长'": "与变动记录不符",
        "member_roster_seat_day SET in_office = 7": "与在任委员不符",
        "member_roster_event SET happened_on = '2026-05-01'": "不是当时录入的记录",
    }
    for change, said in changes.items():
        with writing() as tx:
            tx.session.execute(text(f"UPDATE {change}"))
        assert any(said in it for it in problems(db.session())), change


def test_names_are_kept_found_and_sorted_as_the_office_does():
    assert plain_name("丁　浩") == plain_name(" 丁 浩\n") == "丁浩"
    assert plain_name("阿卜杜拉•买买提") == "阿卜杜拉·买买提"
    assert spaced_name("丁浩") == "丁\u3000浩"
    names = ["王小洪", "王军", "李四", "丁浩", "单晓", "欧阳修", "曾国", "区仲", "王勇"]
    assert sorted(names, key=lambda it: keys_of(it).strokes_key) == [
        "丁浩", "王军", "王勇", "王小洪", "区仲", "李四", "欧阳修", "单晓", "曾国",
    ]  # fmt: skip
    assert sorted(names, key=lambda it: keys_of(it).pinyin_key)[-3:] == ["王小洪", "王勇", "曾国"]
    assert [keys_of(it).initials for it in ("单晓", "欧阳修", "尉迟恭", "区仲")] == ["sx", "oyx", "ycg", "oz"]
    assert unknown_signs("丁㐂") == ["㐂"]
    assert max("丁㐂", "龘龘", key=lambda it: keys_of(it).strokes_key[:4]) == "龘龘"
    assert keys_of("㐂丁").strokes_key > keys_of("龘龘").strokes_key


def test_the_list_of_strokes_is_whole():
    lines = Path("plugins/member_roster/facts/strokes.txt").read_text("utf-8").splitlines()
    signs = "".join(lines)
    assert len(signs) == len(set(signs)) > 20_000
    common = {bytes((high, low)).decode("gb2312", "ignore") for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)}
    assert common - {""} <= set(signs)
    assert [len(lines), lines[1][:2], lines[3].find("王") >= 0] == [36, "二丁", True]


def test_a_membership_has_the_key_that_its_list_is_read_by():
    seat(make_term(), "单晓")
    assert db.session.scalars(select(Membership.sort_key)).one() == keys_of("单晓").pinyin_key
