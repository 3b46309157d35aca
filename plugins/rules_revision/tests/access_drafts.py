"""The drafts and comments that the access matrix tries the pages with."""

from datetime import timedelta

from flask import g

from plugins.rules_revision.consulting.receiving import RECEIPTS
from plugins.rules_revision.consulting.reporting import draft_report, publish_report
from plugins.rules_revision.consulting.units import add_units
from plugins.rules_revision.models import Consultation
from plugins.rules_revision.tests.drafts import (
    ANSWERS,
    WORDS,
    answer_all,
    comment_on,
    comments,
    consultation,
    end,
    facts,
    make_draft,
    make_open,
    make_project,
    report,
    sign,
)
from plugins.rules_revision.tests.making import everything
from portal.clock import today
from portal.extensions import db
from portal.testing_access import Arguments, Factory, UserId

GONE = {"consultation_id": 987654321}
NO_COMMENT = {"comment_id": 987654321}
YESTERDAY = today() - timedelta(days=1)


def a_draft(user_id: UserId) -> Arguments:
    """A draft that nobody but the office reads."""
    with_all()
    number = make_draft()
    g.portal_person = None
    return {"consultation_id": number}


def with_all() -> None:
    """Whoever makes the objects may do everything."""
    g.portal_person = everything()


def a_signed_draft(user_id: UserId) -> Arguments:
    """A draft that may be announced."""
    found = a_draft(user_id)
    sign(consultation(found["consultation_id"]))
    return found


def an_open_draft(user_id: UserId) -> Arguments:
    """A draft that everybody may comment on."""
    with_all()
    number = make_open()
    g.portal_person = None
    return {"consultation_id": number}


def a_later_end(user_id: UserId) -> Arguments:
    """A draft whose comments are taken longer next."""
    return an_open_draft(user_id) | {"action": "extend"}


def later(user_id: UserId) -> Arguments:
    """What is typed when the time for comments is extended."""
    found = db.session.query(Consultation).order_by(Consultation.id.desc()).first()
    day = found.closes_on + timedelta(days=7)
    told = {"reason": "意见较多", "decided_by": "主席会议", "basis": "第3次会议纪要"}
    return told | {"version": found.version, "closes_on": day.isoformat()}


def an_office_draft(user_id: UserId) -> Arguments:
    """A draft that the public must not know of."""
    with_all()
    number = make_open("office")
    g.portal_person = None
    return {"consultation_id": number}


def a_comment(user_id: UserId) -> Arguments:
    """A comment that came in, with a telephone number."""
    number = an_open_draft(user_id)["consultation_id"]
    comment_on(number, publication_consent="1", phone="13812341234", contact_consent="1")
    return {"comment_id": comments()[-1].id}


def an_answered_draft(user_id: UserId) -> Arguments:
    """A draft whose comments are all answered, after its end."""
    number = a_commented_draft(user_id)["consultation_id"]
    with_all()
    answer_all(number, summary="少签到一次")
    end(number)
    g.portal_person = None
    return {"consultation_id": number}


def a_commented_draft(user_id: UserId) -> Arguments:
    """A draft with a comment."""
    number = an_open_draft(user_id)["consultation_id"]
    comment_on(number)
    return {"consultation_id": number}


def a_signed_report(user_id: UserId) -> Arguments:
    """A report that may be published."""
    found = an_answered_draft(user_id)
    with_all()
    draft_report(found["consultation_id"], "情况", "/")
    sign(report(found["consultation_id"]))
    g.portal_person = None
    return found


def a_report(user_id: UserId) -> Arguments:
    """A report that everybody reads."""
    found = a_signed_report(user_id)
    with_all()
    made = report(found["consultation_id"])
    publish_report(made.id, made.version)
    g.portal_person = None
    return found


def asked_units(user_id: UserId) -> Arguments:
    """A draft on which a unit is late."""
    found = an_open_draft(user_id)
    with_all()
    add_units(found["consultation_id"], consultation(found["consultation_id"]).version, ["县财政局"], YESTERDAY)
    g.portal_person = None
    return found


def a_project(user_id: UserId) -> Arguments:
    """A project whose draft is prepared for comment."""
    with_all()
    number = make_project()
    g.portal_person = None
    return {"project_id": number}


def announcement(user_id: UserId) -> Arguments:
    """What is typed to announce a draft."""
    return {name: str(value) for name, value in vars(facts()).items()} | version(Consultation)(user_id)


def version(model: type) -> object:
    """The version of the record made last."""

    def fields(user_id: UserId) -> Arguments:
        found = db.session.query(model).order_by(model.id.desc()).first()
        return {"version": found.version if found else 1}

    return fields


def a_form(user_id: UserId) -> Arguments:
    """The form as it is sent to be checked."""
    return ANSWERS | {"token": RECEIPTS.issue()}


def a_checked_form(user_id: UserId) -> Arguments:
    """The form as the check page sends it."""
    token = RECEIPTS.issue()
    return ANSWERS | {"token": token, "seal": RECEIPTS.seal(RECEIPTS.read(token), ANSWERS)}


def chosen(user_id: UserId) -> Arguments:
    """An answer to the comment made last."""
    return {"row": comments()[-1].id, "outcome": "adopted", "reason": "有道理", "changed_node": "", "summary": ""}


def a_receipt(user_id: UserId) -> Arguments:
    """Number and query code of a comment."""
    receipt = comment_on(an_open_draft(user_id)["consultation_id"])
    return {"number": receipt.number, "code": receipt.codes.query_code}


def of_comment(**fields: object) -> object:
    """Fields with the version of the comment made last."""
    return lambda user_id: fields | {"version": comments()[-1].version}


def of_consultation(**fields: object) -> object:
    """Fields with the version of the consultation made last."""
    return lambda user_id: fields | version(Consultation)(user_id)


def an_entry(user_id: UserId) -> Arguments:
    """A call that is typed in."""
    return {
        "token": RECEIPTS.issue(), "way": "phone", "received_on": today().isoformat(), "clause": "", "body": WORDS,
    }  # fmt: skip


def a_reply(user_id: UserId) -> Arguments:
    """What a unit answered."""
    found = db.session.query(Consultation).order_by(Consultation.id.desc()).first()
    unit = found.units[0].id if found.units else 0
    return {"version": found.version, "unit_id": unit, "answer": "agreed", "answered_on": today().isoformat()}


ANSWER = {"outcome": "adopted", "reason": "有道理", "changed_node": "", "summary": ""}
PAGES = {
    "consultation": (an_open_draft, an_office_draft),
    "consultation_compare": (an_open_draft, an_office_draft),
    "results": (a_report, an_answered_draft),
    "results_sheet": (a_report, an_answered_draft),
    "write_comment": (an_open_draft, an_office_draft),
}
FORMS = {"check_comment": a_form, "send_comment": a_checked_form}
READERS = {
    **{name: Factory(own=own, hidden=hidden, missing=GONE) for name, (own, hidden) in PAGES.items()},
    **{
        name: Factory(own=an_open_draft, hidden=an_office_draft, missing=GONE, fields=fields)
        for name, fields in FORMS.items()
    },
}
INSIDE = {
    **{f"inside_{name}": Factory(own=own, missing=GONE) for name, (own, _hidden) in PAGES.items()},
    **{f"inside_{name}": Factory(own=an_open_draft, missing=GONE, fields=fields) for name, fields in FORMS.items()},
}
STAFF = {
    "look_up_comment": Factory(fields=a_receipt),
    "new_consultation": Factory(own=a_project, missing={"project_id": 987654321}, fields=announcement),
    "staff_consultation": Factory(own=an_open_draft, missing=GONE),
    "edit_consultation": Factory(own=a_draft, missing=GONE, fields=announcement),
    "review_consultation": Factory(own=a_draft, missing=GONE, fields=of_consultation()),
    "announce_consultation": Factory(own=a_signed_draft, missing=GONE, fields=of_consultation()),
    "move_consultation": Factory(
        own=a_later_end, missing=GONE | {"action": "extend"}, fields=later, declined=frozenset({"leader"})
    ),
    "comment_list": Factory(own=a_commented_draft, missing=GONE),
    "answer_comments": Factory(own=a_commented_draft, missing=GONE, fields=chosen),
    "staff_comment": Factory(own=a_comment, missing=NO_COMMENT),
    "answer_comment": Factory(own=a_comment, missing=NO_COMMENT, fields=of_comment(**ANSWER)),
    "release_comment": Factory(own=a_comment, missing=NO_COMMENT, fields=of_comment(public_text=WORDS)),
    "sort_comment": Factory(
        own=lambda user_id: a_comment(user_id) | {"state": "spam"}, missing=NO_COMMENT | {"state": "spam"},
        fields=of_comment(),
    ),
    "reveal_contact": Factory(own=a_comment, missing=NO_COMMENT, fields=lambda user_id: {"reason": "核实"}),
    "enter_comment": Factory(own=an_open_draft, missing=GONE, fields=an_entry),
    "comment_table": Factory(own=a_commented_draft, missing=GONE),
    "comment_sheet": Factory(own=a_commented_draft, missing=GONE),
    "consulted_units": Factory(own=asked_units, missing=GONE),
    "ask_units": Factory(
        own=an_open_draft, missing=GONE, fields=of_consultation(names="县住建局", due_on=today().isoformat())
    ),
    "letters_sent": Factory(own=asked_units, missing=GONE, fields=of_consultation(sent_on=today().isoformat())),
    "unit_reply": Factory(own=asked_units, missing=GONE, fields=a_reply),
    "unit_letter": Factory(own=asked_units, missing=GONE),
    "unit_reminder": Factory(own=asked_units, missing=GONE),
    "staff_report": Factory(own=an_answered_draft, missing=GONE),
    "make_report": Factory(own=an_answered_draft, missing=GONE, fields=lambda user_id: {"introduction": "情况"}),
    "publish_results": Factory(own=a_signed_report, missing=GONE, fields=lambda user_id: {}),
}  # fmt: skip
FACTORIES = {f"rules_revision.{name}": factory for name, factory in {**READERS, **INSIDE, **STAFF}.items()}
