"""Letters of suggestions: the list, a draft, one of them, its moves, its paper."""

from collections.abc import Callable
from typing import Any

from flask import render_template, request, url_for
from werkzeug.wrappers import Response

from portal.clock import today
from portal.errors import NotThere
from portal.office.forms import filled
from portal.people.access import access, current_user
from portal.records.steps import steps_of
from portal.web.errors import Answer
from portal.web.file_pages import word_file
from portal.web.forms import answer_form
from portal.web.history import events
from portal.web.moves import MoveForm, MovePage

from .. import letters as service
from .. import reading
from ..forms import AnswerForm, DeliverForm, LetterForm, LookBackForm
from ..life import LETTER
from ..models import SuggestionLetter, SupervisionGroup
from ..permissions import EDIT, READ
from ..terms import LETTER_STATES, OUTCOMES
from ..word_forms import LETTER_FORM, letter_values
from ..words import words
from . import bp

FORM = "rules_supervisors/staff/letter_form.html"
FORMS: dict[str, type[MoveForm]] = {"deliver": DeliverForm, "answer": AnswerForm, "look_back": LookBackForm}


@bp.get("/staff/letters")
@access(READ)
def letters() -> str:
    """The letters, the newest first."""
    state = request.args.get("state", "")
    state = state if state in LETTER_STATES else ""
    page = reading.letters(current_user, state, request.args.get("before", type=int))
    older = url_for(".letters", state=state or None, before=page.after) if page.after else ""
    return render_template(
        "rules_supervisors/staff/letters.html", found=page, state=state, states=LETTER_STATES, older=older, day=today()
    )


@bp.route("/staff/groups/<int:group_id>/letters/new", methods=["GET", "POST"])
@access(EDIT)
def new_letter(group_id: int) -> Answer | Response:
    """Draft a letter."""
    found, back = reading.find(SupervisionGroup, group_id, current_user), url_for(".group", group_id=group_id)
    form = LetterForm(data={"version": found.version})

    def save() -> str:
        letter_id = service.draft(group_id, form.version.data, form.text())
        return url_for(".letter", letter_id=letter_id)

    return answer_form(FORM, form, save, group=found, letter=None, back=back)


@bp.get("/staff/letters/<int:letter_id>")
@access(READ)
def letter(letter_id: int) -> str:
    """A letter with its moves and its history."""
    found = reading.find(SuggestionLetter, letter_id, current_user)
    return render_template(
        "rules_supervisors/staff/letter.html",
        letter=found,
        state=LETTER_STATES[found.state],
        outcome=OUTCOMES.get(found.outcome, ""),
        late=found.state == "delivered" and found.due_on is not None and found.due_on < today(),
        moves=LETTER.open_to(current_user, found),
        history=events(steps_of(found), lambda action: words(SuggestionLetter.kind, action)),
        may_edit=current_user.may(EDIT) and found.state == "draft",
    )


@bp.route("/staff/letters/<int:letter_id>/edit", methods=["GET", "POST"])
@access(EDIT)
def edit_letter(letter_id: int) -> Answer | Response:
    """Change the words of a draft."""
    found, back = reading.find(SuggestionLetter, letter_id, current_user), url_for(".letter", letter_id=letter_id)
    values = {name: getattr(found, name) for name in service.LetterText.__dataclass_fields__}
    form = LetterForm(data={**values, "version": found.version})

    def save() -> str:
        service.rewrite(letter_id, form.version.data, form.text())
        return back

    return answer_form(FORM, form, save, group=found.group, letter=found, back=back)


@bp.get("/staff/letters/<int:letter_id>/paper")
@access(READ)
def letter_paper(letter_id: int) -> str:
    """The letter to print, with room for signatures, seal and receipt. A draft that was dropped has none."""
    found = reading.find(SuggestionLetter, letter_id, current_user)
    if found.state == "dropped":
        raise NotThere
    steps = {it.action: it for it in steps_of(found)}
    return render_template("rules_supervisors/staff/letter_paper.html", letter=found, steps=steps)


@bp.get("/staff/letters/<int:letter_id>/word")
@access(READ)
def letter_word(letter_id: int) -> Response:
    """The letter as a Word file, to be signed and sealed."""
    found = reading.find(SuggestionLetter, letter_id, current_user)
    if found.state == "dropped":
        raise NotThere
    return word_file(filled(LETTER_FORM, letter_values(found)), f"民主监督建议书 {found.number or found.subject}.docx")


@bp.route("/staff/letters/<int:letter_id>/moves/<action>", methods=["GET", "POST"])
@access(READ)
def move_letter(letter_id: int, action: str) -> Answer | Response:
    """One move of a letter."""
    found, back = reading.find(SuggestionLetter, letter_id, current_user), url_for(".letter", letter_id=letter_id)
    title = f"{found.number or ''} {found.subject}".strip()
    page = MovePage(LETTER, found, action, title, back, FORMS.get(action, MoveForm))
    return page.answer(_carry_out(letter_id, action))


def _carry_out(letter_id: int, action: str) -> Callable[[Any], None]:
    def done(form: Any) -> None:
        version, entry = form.version.data, form.entry()
        if isinstance(form, DeliverForm):
            service.deliver(letter_id, version, form.delivery(), entry)
        elif isinstance(form, AnswerForm):
            service.take_answer(letter_id, version, form.told(), entry)
        elif isinstance(form, LookBackForm):
            service.look_back(letter_id, version, form.found(), entry)
        elif action == "issue":
            service.issue(letter_id, version, entry)
        else:
            service.move(letter_id, version, action, entry)

    return done
