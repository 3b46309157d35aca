"""The objects that the access matrix tries the pages of finance with."""

from flask import g

from plugins.rules_finance.models import FigureQuestion, Limit, QuarterDisclosure
from plugins.rules_finance.tests.making import free_quarter, make_limit, make_quarter, make_question, make_rule
from portal.extensions import db
from portal.testing_access import Arguments, Factory, UserId

GONE = 987654321
A_LIMIT = {"expense": "单笔支出", "approver": "秘书长"}
LINES = "办公费\t100\t50"


def a_rule(user_id: UserId) -> Arguments:
    """A rule in force, to take limits over from."""
    g.portal_person = None
    make_rule()
    return {}


def a_limit(user_id: UserId) -> Arguments:
    """A limit."""
    return {"limit_id": make_limit()}


def written(user_id: UserId) -> Arguments:
    """Figures that nobody has reviewed."""
    return {"disclosure_id": make_quarter()}


def signed(user_id: UserId) -> Arguments:
    """Figures that may be shown."""
    return {"disclosure_id": make_quarter("signed")}


def shown(user_id: UserId) -> Arguments:
    """Figures that are shown."""
    return {"disclosure_id": make_quarter("shown")}


def asked(user_id: UserId) -> Arguments:
    """A question."""
    return {"question_id": make_question()}


def a_quarter(user_id: UserId) -> Arguments:
    """What is typed of a quarter."""
    year, quarter = free_quarter()
    return {"year": year, "quarter": quarter, "lines": LINES}


def with_version(model: type, **fields: object) -> object:
    """These fields, and the version of the record made last."""

    def typed(user_id: UserId) -> Arguments:
        newest = db.session.scalars(db.select(model).order_by(model.id.desc())).first()
        return fields | {"version": newest.version if newest else 0}

    return typed


NO_LIMIT, NO_QUARTER, NO_QUESTION = {"limit_id": GONE}, {"disclosure_id": GONE}, {"question_id": GONE}
FACTORIES = {
    "rules_finance.limits": Factory(own=a_limit),
    "rules_finance.new_limit": Factory(fields=lambda user_id: A_LIMIT),
    "rules_finance.edit_limit": Factory(own=a_limit, missing=NO_LIMIT, fields=with_version(Limit, **A_LIMIT)),
    "rules_finance.drop_limit": Factory(own=a_limit, missing=NO_LIMIT, fields=with_version(Limit)),
    "rules_finance.take_over": Factory(own=a_rule),
    "rules_finance.disclosures": Factory(own=shown),
    "rules_finance.new_disclosure": Factory(fields=a_quarter),
    "rules_finance.disclosure": Factory(own=shown, missing=NO_QUARTER),
    "rules_finance.edit_disclosure": Factory(
        own=written, missing=NO_QUARTER, fields=with_version(QuarterDisclosure, lines=LINES)
    ),
    "rules_finance.review_disclosure": Factory(own=written, missing=NO_QUARTER, fields=with_version(QuarterDisclosure)),
    "rules_finance.publish_disclosure": Factory(own=signed, missing=NO_QUARTER, fields=with_version(QuarterDisclosure)),
    "rules_finance.ask_question": Factory(
        own=shown, missing=NO_QUARTER, fields=lambda user_id: {"nature": "question", "text": "为什么"}
    ),
    "rules_finance.answer_question": Factory(
        own=asked, missing=NO_QUESTION, fields=with_version(FigureQuestion, answer="因为")
    ),
}
