"""The objects that the access matrix tries the pages of the roster with."""

from datetime import timedelta
from io import BytesIO

from sqlalchemy import select

from plugins.member_roster.models import Member, Membership, RosterEvent, Term
from plugins.member_roster.register.lists import ListEntry, add_to_list
from plugins.member_roster.tests.access_adjusting import FACTORIES as ADJUSTING
from plugins.member_roster.tests.access_duty import FACTORIES as DUTY
from plugins.member_roster.tests.making import BEGIN, in_the_office, make_term, numbers, seat
from portal.clock import today
from portal.extensions import db
from portal.testing_access import Arguments, Factory, UserId

GONE = 987654321


def a_term(user_id: UserId) -> Arguments:
    """A term that lasts a day."""
    return {"term_id": _term()}


def a_list_of_members(user_id: UserId) -> Arguments:
    """Somebody to be listed; nothing in the address."""
    _seated()
    return {}


def a_membership(user_id: UserId) -> Arguments:
    """Somebody who sits."""
    return {"membership_id": _seated()}


def a_member(user_id: UserId) -> Arguments:
    """A member."""
    return {"member_id": db.session.get(Membership, _seated()).member_id}


def an_event(user_id: UserId) -> Arguments:
    """How somebody became a member."""
    number = _seated()
    return {"event_id": db.session.scalar(select(RosterEvent.id).where(RosterEvent.membership_id == number))}


def an_entry(user_id: UserId) -> Arguments:
    """A sector."""
    with in_the_office():
        return {"which": "sectors", "entry_id": add_to_list("sectors", ListEntry(f"界别{next(numbers)}"))}


def a_phone(user_id: UserId) -> Arguments:
    """A sealed field of a member."""
    return a_member(user_id) | {"field": "phone"}


def a_title(user_id: UserId) -> Arguments:
    """What is typed of an entry of a list."""
    return {"title": f"名称{next(numbers)}", "position": 1, "in_use": "y", "version": 1}


def of_a_term(user_id: UserId) -> Arguments:
    """What is typed of a term."""
    number = next(numbers)
    day = BEGIN - timedelta(days=40_000 + 3 * number)
    return {"number": number, "title": "届", "begins_on": day, "ends_on": day, "version": 1}


def seats(user_id: UserId) -> Arguments:
    """What is typed of approved seats."""
    newest = db.session.scalars(select(Term).order_by(Term.id.desc())).first()
    words = {"decided_by": "县委", "basis": "文件", "document": f"文件{next(numbers)}"}
    return {"sector_id": 0, "seats": 9, "valid_from": newest.begins_on if newest else today(), **words}


def an_office(user_id: UserId) -> Arguments:
    """What is typed of an election, with the signed form."""
    paper = {"decided_by": "全体会议", "basis": "选举结果", "scan": (BytesIO("选举结果".encode()), "scan.txt")}
    return {"office": "chair", "happened_on": _begin(), **paper}


def a_reason(user_id: UserId) -> Arguments:
    """Why."""
    return {"reason": "matrix"}


def a_number(user_id: UserId) -> Arguments:
    """A telephone number."""
    return {"phone": "13812341234", "version": _version()}


def a_post(user_id: UserId) -> Arguments:
    """What is typed of a change."""
    sector = db.session.scalar(select(RosterEvent.facts).order_by(RosterEvent.id.desc()))
    known = {"name": "丁浩", "sector_id": (sector or {}).get("sector_id", 1), "township_id": 0, "group_id": 0}
    return known | {"post": f"职务{next(numbers)}", "gender": "male", "happened_on": _begin(), "reason": "matrix"}


def a_right_name(user_id: UserId) -> Arguments:
    """What is typed of a correction."""
    return a_post(user_id) | {"name": "丁皓"}


def _term() -> int:
    with in_the_office():
        return make_term(begins=BEGIN - timedelta(days=2 * next(numbers)), ends=True)


def _seated() -> int:
    with in_the_office():
        number = _term()
        return seat(number, "丁浩", day=db.session.get(Term, number).begins_on)[0]


def _begin() -> object:
    return db.session.scalar(select(RosterEvent.happened_on).order_by(RosterEvent.id.desc()))


def _version() -> int:
    return db.session.scalar(select(Member.version).order_by(Member.id.desc())) or 1


NO_MEMBER, NO_EVENT, NO_MEMBERSHIP = {"member_id": GONE}, {"event_id": GONE}, {"membership_id": GONE}
NO_TERM, OF_A_LIST = {"term_id": GONE}, Factory(own=lambda user_id: {"which": "sectors"})
FACTORIES = {
    **DUTY,
    **ADJUSTING,
    "member_roster.roster": Factory(own=lambda user_id: {}),
    "member_roster.take_away": Factory(own=a_list_of_members),
    "member_roster.list_file": Factory(
        own=lambda user_id: a_list_of_members(user_id) | {"form": "sector"}, missing={"form": "nothing"}
    ),
    "member_roster.contact_file": Factory(own=a_list_of_members, fields=a_reason),
    "member_roster.find_phone": Factory(fields=a_number),
    "member_roster.member": Factory(own=a_member, missing=NO_MEMBER),
    "member_roster.reveal_contact": Factory(
        own=a_phone, missing=NO_MEMBER | {"field": "phone"}, fields=a_reason
    ),
    "member_roster.edit_contact": Factory(own=a_member, missing=NO_MEMBER, fields=a_number),
    "member_roster.change_member": Factory(own=a_membership, missing=NO_MEMBERSHIP, fields=a_post),
    "member_roster.correct_entry": Factory(own=an_event, missing=NO_EVENT, fields=a_right_name),
    "member_roster.take_back_entry": Factory(own=an_event, missing=NO_EVENT, fields=a_reason),
    "member_roster.office": Factory(
        own=lambda user_id: a_membership(user_id) | {"action": "elect"}, missing=NO_MEMBERSHIP | {"action": "elect"},
        fields=an_office,
    ),
    "member_roster.terms": Factory(own=lambda user_id: {}),
    "member_roster.new_term": Factory(fields=of_a_term),
    "member_roster.term": Factory(own=a_term, missing=NO_TERM),
    "member_roster.edit_term": Factory(own=a_term, missing=NO_TERM, fields=of_a_term),
    "member_roster.new_seats": Factory(own=a_term, missing=NO_TERM, fields=seats),
    "member_roster.entries": OF_A_LIST,
    "member_roster.new_entry": Factory(own=lambda user_id: {"which": "sectors"}, fields=a_title),
    "member_roster.edit_entry": Factory(own=an_entry, missing={"which": "sectors", "entry_id": GONE}, fields=a_title),
}  # fmt: skip
