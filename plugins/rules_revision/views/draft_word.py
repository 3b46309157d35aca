"""Word files that come back from colleagues: taken in, laid beside the draft, taken over."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from portal.errors import PortalError
from portal.people.access import access
from portal.web.errors import Answer
from portal.web.forms import form_page

from ..drafting import word_back
from ..drafting.trees import draft as kept
from ..engine.cells import cells_of
from ..engine.explanations import explain
from ..engine.json_form import from_json
from ..forms.drafts import WordForm
from ..rights import DRAFT
from . import bp
from .drafts import opened, page, saved_at


@bp.route("/staff/projects/<int:project_id>/draft/returned", methods=["GET", "POST"])
@access(DRAFT)
def take_word(project_id: int) -> Answer | Response:
    """Choose the file that came back; those that wait to be looked over."""
    form, refusal = WordForm(), None
    if form.validate_on_submit():
        try:
            number = word_back.take_in(project_id, form.files.checked[0])
            return redirect(url_for(".look_at_word", project_id=project_id, return_id=number))
        except PortalError as error:
            refusal = error
    found, _tree = opened(project_id)
    files = word_back.waiting(kept(found))
    return form_page("rules_revision/draft/word.html", form, refusal, project=found, files=files)


@bp.get("/staff/projects/<int:project_id>/draft/returned/<int:return_id>")
@access(DRAFT)
def look_at_word(project_id: int, return_id: int) -> str:
    """What the file changed, clause by clause."""
    found, tree = opened(project_id)
    came = word_back.find_return(kept(found), return_id)
    matches = word_back.differences(tree, from_json(came.tree))
    rows = [(word_back.key_of(it), *cells_of(it), explain(it)) for it in matches]
    return page("returned", found, came=came, rows=rows, tracked=set(came.tracked))


@bp.post("/staff/projects/<int:project_id>/draft/returned/<int:return_id>/take")
@access(DRAFT)
def take_from_word(project_id: int, return_id: int) -> Response:
    """Take what is ticked, or the whole text, as one save."""
    opened(project_id)
    number = word_back.take(project_id, return_id, set(request.form.getlist("row")), "everything" in request.form)
    return saved_at(project_id, number)
