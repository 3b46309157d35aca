"""The pages of a draft: the whole of it, its name, its saves, on paper and in Word."""

from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.errors import PortalError
from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.file_pages import word_file
from portal.web.forms import form_page

from ..drafting import draft_of, history
from ..drafting.headings import set_front
from ..drafting.papers import comparison_as_word, draft_as_word
from ..drafting.remarks import remarks_on
from ..drafting.trees import draft as kept
from ..drafting.words import ACTIONS, TONES
from ..engine import Kind, Node
from ..engine.tree import title_of
from ..forms.drafts import FrontForm
from ..models import RevisionProject
from ..outline import lay_out
from ..projects.finding import find_project
from ..projects.life import is_editable
from ..rights import DRAFT, READ
from . import bp


@bp.get("/staff/projects/<int:project_id>/draft")
@access(READ)
def draft(project_id: int) -> str:
    """The draft: contents, every clause with the way to edit it, what the checks find."""
    found, tree = opened(project_id)
    number = request.args.get("saved", type=int)
    saved = history.find_save(kept(found).id, number) if number else None
    return page(
        "draft", found, tree_title=title_of(tree), sheet=lay_out(tree), saved=saved, tones=TONES,
        remarks=remarks_on(found, tree, current_user),
    )  # fmt: skip


@bp.get("/staff/projects/<int:project_id>/draft/print")
@access(READ)
def print_draft(project_id: int) -> str:
    """The draft as it is printed."""
    found, tree = opened(project_id)
    return page("print", found, tree_title=title_of(tree), sheet=lay_out(tree))


@bp.get("/staff/projects/<int:project_id>/draft/word")
@access(READ)
def word_of_draft(project_id: int) -> Response:
    """The draft as a Word file, for colleagues who review on paper."""
    found, tree = opened(project_id)
    return word_file(draft_as_word(tree), f"{title_of(tree) or found.title}.docx")


@bp.get("/staff/projects/<int:project_id>/comparison/word")
@access(READ)
def word_of_comparison(project_id: int) -> Response:
    """The comparison table as a Word file."""
    found, tree = opened(project_id)
    return word_file(comparison_as_word(found), f"{title_of(tree) or found.title}修改前后对照表.docx")


@bp.route("/staff/projects/<int:project_id>/draft/front", methods=["GET", "POST"])
@access(DRAFT)
def draft_front(project_id: int) -> Answer | Response:
    """The name of the draft and what stands before its first clause."""
    found, tree = opened(project_id)
    preamble = "\n".join(node.text for node in tree.of(Kind.PREAMBLE))
    form, refusal = FrontForm(title=title_of(tree), preamble=preamble), None
    if form.validate_on_submit():
        try:
            return saved_at(project_id, set_front(project_id, form.title.data, form.preamble.data))
        except PortalError as error:
            refusal = error
    return form_page("rules_revision/draft/front.html", form, refusal, project=found)


@bp.get("/staff/projects/<int:project_id>/draft/saves")
@access(READ)
def draft_saves(project_id: int) -> str:
    """The saves of a draft, the last first."""
    found, _tree = opened(project_id)
    return page("saves", found, saves=history.saves_of(kept(found)), actions=ACTIONS)


@bp.get("/staff/projects/<int:project_id>/draft/saves/<int:number>")
@access(READ)
def draft_save(project_id: int, number: int) -> str:
    """One save with every clause it changed."""
    found, _tree = opened(project_id)
    return page("save", found, saved=history.find_save(kept(found).id, number), actions=ACTIONS)


@bp.post("/staff/projects/<int:project_id>/draft/saves/<int:number>/take-back")
@access(DRAFT)
def take_draft_back(project_id: int, number: int) -> Response:
    """Give a clause the words it had before a save."""
    return saved_at(project_id, history.take_back(project_id, number, request.form.get("clause", "")))


def opened(project_id: int) -> tuple[RevisionProject, Node]:
    """A project and its draft. Raises NotThere."""
    found = find_project(project_id, current_user)
    return found, draft_of(found)


def saved_at(project_id: int, number: int, clause_id: str = "") -> Response:
    """Back to the draft, which says what the save changed."""
    anchor = f"c-{clause_id}" if clause_id else None
    return redirect(url_for(".draft", project_id=project_id, saved=number, _anchor=anchor))


def page(name: str, found: RevisionProject, **context: Any) -> str:
    """One of the pages of a draft."""
    may_edit = current_user.may(DRAFT) and is_editable(found)
    return render_template(
        f"rules_revision/draft/{name}.html", project=found, draft=kept(found), may_edit=may_edit, **context
    )  # fmt: skip
