"""The objects that the access matrix tries the pages with."""

from sqlalchemy import select

from plugins.rules_supervisors.models import (
    GroupActivity,
    GroupReport,
    SuggestionLetter,
    SupervisionGroup,
    Supervisor,
    UnitAppraisal,
)
from plugins.rules_supervisors.tests.making import (
    HEAD,
    make_activity,
    make_appraisal,
    make_group,
    make_letter,
    make_report,
)
from portal.clock import today
from portal.extensions import db
from portal.testing_access import Arguments, Factory, UserId

GONE = 987654321
PAPER = {"decided_by": "主席会议", "basis": "第3次会议纪要", "reason": "matrix"}
TEXT = {"subject": "窗口", "findings": "中午无人", "suggestions": "轮流值守"}


def a_group(user_id: UserId) -> Arguments:
    """A group that is dispatched."""
    return {"group_id": make_group()}


def a_group_being_formed(user_id: UserId) -> Arguments:
    """A group that takes people."""
    return {"group_id": make_group("planned")}


def a_group_to_dispatch(user_id: UserId) -> Arguments:
    """A group that may go to its unit."""
    return a_group_being_formed(user_id) | {"action": "dispatch"}


def a_supervisor(user_id: UserId) -> Arguments:
    """The head of a group."""
    found = select(Supervisor.id).where(Supervisor.group_id == make_group(), Supervisor.head)
    return {"supervisor_id": db.session.scalar(found)}


def a_supervisor_to_recall(user_id: UserId) -> Arguments:
    """A supervisor who may be recalled."""
    return a_supervisor(user_id) | {"action": "recall"}


def a_letter(user_id: UserId) -> Arguments:
    """A draft."""
    return {"letter_id": make_letter(make_group())}


def a_letter_to_issue(user_id: UserId) -> Arguments:
    """A letter that was signed."""
    return {"letter_id": make_letter(make_group(), "signed"), "action": "issue"}


def an_activity(user_id: UserId) -> Arguments:
    """An activity."""
    return {"activity_id": make_activity(make_group())}


def a_report(user_id: UserId) -> Arguments:
    """A yearly summary."""
    return {"report_id": make_report(make_group())}


def an_appraisal(user_id: UserId) -> Arguments:
    """An appraisal."""
    return {"appraisal_id": make_appraisal(make_group())}


def facts_of_a_group(user_id: UserId) -> Arguments:
    """What is typed of a new group."""
    return {"unit": "县审计局", "begins_on": "2026-01-01", "ends_on": "2027-12-31"}


def the_same_group(user_id: UserId) -> Arguments:
    """What is known of the newest group, with a liaison."""
    found = newest(SupervisionGroup)
    names = ("unit", "begins_on", "ends_on", "document_number", "avoidance", "version")
    return {name: str(getattr(found, name)) for name in names} | {"contact": "matrix"}


def what_happened(user_id: UserId) -> Arguments:
    """What is typed of an activity."""
    who = str(newest(Supervisor).id)
    facts = {"happened_on": today().isoformat(), "place": "大厅", "way": "visit", "minutes": "走访", "attended": who}
    return facts | {"version": newest(SupervisionGroup).version}


def ballots(user_id: UserId) -> Arguments:
    """What is typed of an appraisal."""
    asked = {"questions-0-text": "答复", "questions-0-satisfied": "20"}
    counted = {"sent": "34", "returned": "32", "valid": "30", "held_on": today().isoformat()}
    return asked | counted | {"year": today().year, "version": 1}


def report_text(user_id: UserId) -> Arguments:
    """What is typed of a report."""
    facts = {"year": today().year, "period": "first_half", "text": "活动2次", "handed_in_on": today().isoformat()}
    return facts | {"version": 1}


def with_version(model: type, **fields: str) -> object:
    """Fields with the version of the newest record of a kind."""
    return lambda user_id: fields | {"version": newest(model).version}


def newest(model: type) -> object:
    """The record made last."""
    return db.session.scalars(select(model).order_by(model.id.desc())).first()


NO_GROUP, NO_LETTER, NO_SUPERVISOR = {"group_id": GONE}, {"letter_id": GONE}, {"supervisor_id": GONE}
A_NAME = {"name": "新组员"}
FACTORIES = {
    f"rules_supervisors.{name}": factory
    for name, factory in {
        "index": Factory(own=a_group),
        "overview": Factory(own=a_group),
        "new_group": Factory(fields=facts_of_a_group),
        "group": Factory(own=a_group, missing=NO_GROUP),
        "edit_group": Factory(own=a_group, missing=NO_GROUP, fields=the_same_group),
        "move_group": Factory(
            own=a_group_to_dispatch,
            missing=NO_GROUP | {"action": "end"},
            fields=with_version(SupervisionGroup, **PAPER),
        ),
        "new_supervisor": Factory(
            own=a_group_being_formed, missing=NO_GROUP, fields=with_version(SupervisionGroup, **A_NAME)
        ),
        "edit_supervisor": Factory(
            own=a_supervisor, missing=NO_SUPERVISOR, fields=with_version(Supervisor, name=HEAD, head="y", township="y")
        ),
        "move_supervisor": Factory(
            own=a_supervisor_to_recall,
            missing=NO_SUPERVISOR | {"action": "recall"},
            fields=with_version(Supervisor, **PAPER),
        ),
        "letters": Factory(own=a_letter),
        "new_letter": Factory(own=a_group, missing=NO_GROUP, fields=with_version(SupervisionGroup, **TEXT)),
        "letter": Factory(own=a_letter, missing=NO_LETTER),
        "edit_letter": Factory(own=a_letter, missing=NO_LETTER, fields=with_version(SuggestionLetter, **TEXT)),
        "letter_paper": Factory(own=a_letter, missing=NO_LETTER),
        "letter_word": Factory(own=a_letter, missing=NO_LETTER),
        "move_letter": Factory(
            own=a_letter_to_issue,
            missing=NO_LETTER | {"action": "issue"},
            fields=with_version(SuggestionLetter, **PAPER),
        ),
        "new_activity": Factory(own=a_group, missing=NO_GROUP, fields=what_happened),
        "edit_activity": Factory(
            own=an_activity,
            missing={"activity_id": GONE},
            fields=lambda user_id: what_happened(user_id) | {"version": newest(GroupActivity).version},
        ),
        "new_report": Factory(own=a_group, missing=NO_GROUP, fields=report_text),
        "edit_report": Factory(
            own=a_report,
            missing={"report_id": GONE},
            fields=with_version(GroupReport, text="活动3次", handed_in_on=today().isoformat()),
        ),
        "new_appraisal": Factory(own=a_group, missing=NO_GROUP, fields=ballots),
        "edit_appraisal": Factory(
            own=an_appraisal,
            missing={"appraisal_id": GONE},
            fields=lambda user_id: ballots(user_id) | {"version": newest(UnitAppraisal).version},
        ),
    }.items()
}
