"""Questions about a quarter, and their answers."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from portal.errors import PortalError
from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.forms import answer_form, form_page

from .. import disclosing, reading
from ..forms import AnswerForm, QuestionForm
from ..models import FigureQuestion, QuarterDisclosure
from ..permissions import ASK, EDIT
from ..terms import QUESTIONS
from . import bp


@bp.route("/staff/disclosures/<int:disclosure_id>/ask", methods=["GET", "POST"])
@access(ASK)
def ask_question(disclosure_id: int) -> Answer | Response:
    """Ask about a quarter, or object."""
    found = reading.find(QuarterDisclosure, disclosure_id, current_user)
    form = QuestionForm(data={"version": 0, "nature": "question"})

    def save() -> str:
        disclosing.ask(disclosure_id, form.nature.data, form.text.data)
        return url_for(".disclosure", disclosure_id=disclosure_id)

    return answer_form("rules_finance/staff/question_form.html", form, save, disclosure=found)


@bp.route("/staff/questions/<int:question_id>/answer", methods=["GET", "POST"])
@access(EDIT)
def answer_question(question_id: int) -> Answer | Response:
    """Answer a question."""
    found = reading.find(FigureQuestion, question_id, current_user)
    form, refusal = AnswerForm(version=found.version), None
    if form.validate_on_submit():
        try:
            disclosing.answer(question_id, form.version.data, form.answer.data)
            return redirect(url_for(".disclosure", disclosure_id=found.disclosure_id))
        except PortalError as error:
            refusal = error
    nature = QUESTIONS[found.nature]
    return form_page("rules_finance/staff/answer_form.html", form, refusal, question=found, nature=nature)
