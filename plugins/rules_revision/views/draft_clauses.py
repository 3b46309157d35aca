"""One clause of a draft on its own page: its words, its place, what is before and after it, and its chapter."""

from typing import Any

from flask import render_template, request
from werkzeug.wrappers import Response

from portal.errors import NotThere, PortalError
from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.forms import form_page

from ..drafting import clauses as edits
from ..drafting import headings
from ..drafting.beside import neighbours, old_words
from ..drafting.remarks import remarks_on
from ..drafting.saving import check_open
from ..drafting.trees import draft as kept
from ..engine import Kind, Node
from ..engine.tree import clauses, words_of
from ..forms.drafts import ClauseForm, GroupForm, InsertForm, NameForm, OpenedForm
from ..models import RevisionProject
from ..rights import DRAFT
from . import bp
from .drafts import opened, saved_at

CLAUSE = "/staff/projects/<int:project_id>/draft/clauses/<node_id>"


@bp.route(CLAUSE, methods=["GET", "POST"])
@access(DRAFT)
def edit_clause(project_id: int, node_id: str) -> Answer | Response:
    """The words of a clause. Where another editor saved it meanwhile, both texts stand side by side."""
    form, refusal = ClauseForm(), None
    if form.validate_on_submit():
        try:
            number = edits.set_clause(project_id, form.version.data or 0, node_id, form.opened.data, form.text.data)
            return saved_at(project_id, number, node_id)
        except edits.Conflict as conflict:
            return _conflict(project_id, node_id, conflict)
        except PortalError as error:
            refusal = error
    found, clause, tree = _opened(project_id, node_id)
    if not form.is_submitted():
        _fill(form, found, clause)
    remarks = [it for it in remarks_on(found, tree, current_user) if it.clause_id == node_id]
    return form_page(
        "rules_revision/draft/clause.html", form, refusal, project=found, clause=clause, remarks=remarks,
        around=neighbours(tree, clause), old=old_words(found, clause), every=clauses(tree),
    )  # fmt: skip


@bp.route(f"{CLAUSE}/insert", methods=["GET", "POST"])
@access(DRAFT)
def insert_clause(project_id: int, node_id: str) -> Answer | Response:
    """A new clause before or after this one."""
    form, refusal = InsertForm(where=request.args.get("where", "after")), None
    if form.validate_on_submit():
        try:
            before = form.where.data == "before"
            return saved_at(
                project_id, edits.insert(project_id, form.version.data or 0, form.text.data, node_id, before)
            )
        except PortalError as error:
            refusal = error
    found, clause, _tree = _opened(project_id, node_id)
    if not form.is_submitted():
        form.version.data = kept(found).version
    return form_page("rules_revision/draft/insert.html", form, refusal, project=found, clause=clause)


@bp.route(f"{CLAUSE}/delete", methods=["GET", "POST"])
@access(DRAFT)
def delete_clause(project_id: int, node_id: str) -> Answer | Response:
    """Delete a clause, after asking once."""
    form, refusal = OpenedForm(), None
    if form.validate_on_submit():
        try:
            return saved_at(project_id, edits.delete(project_id, node_id, form.opened.data))
        except PortalError as error:
            refusal = error
    found, clause, _tree = _opened(project_id, node_id)
    form.opened.data, form.opened.raw_data = words_of(clause), None
    return form_page("rules_revision/draft/delete.html", form, refusal, project=found, clause=clause)


@bp.post(f"{CLAUSE}/move")
@access(DRAFT)
def move_clause(project_id: int, node_id: str) -> Response:
    """Move a clause before or after another."""
    where, _, beside = request.form.get("to", "").partition(":")
    return saved_at(project_id, edits.move(project_id, node_id, beside, where == "before"), node_id)


@bp.post(f"{CLAUSE}/split")
@access(DRAFT)
def split_clause(project_id: int, node_id: str) -> Response:
    """Make the paragraphs from one on a clause of their own."""
    return saved_at(project_id, edits.split(project_id, node_id, request.form.get("paragraph", "")), node_id)


@bp.post(f"{CLAUSE}/merge")
@access(DRAFT)
def merge_clause(project_id: int, node_id: str) -> Response:
    """Put the next clause into this one."""
    return saved_at(project_id, edits.merge(project_id, node_id), node_id)


@bp.route(f"{CLAUSE}/chapter", methods=["GET", "POST"])
@access(DRAFT)
def insert_group(project_id: int, node_id: str) -> Answer | Response:
    """A chapter that begins with this clause."""
    form, refusal = GroupForm(), None
    if form.validate_on_submit():
        try:
            number = headings.add_group(project_id, form.name.data, node_id, Kind(form.kind.data))
            return saved_at(project_id, number, node_id)
        except PortalError as error:
            refusal = error
    found, clause, _tree = _opened(project_id, node_id)
    return form_page("rules_revision/draft/group_new.html", form, refusal, project=found, clause=clause)


@bp.route("/staff/projects/<int:project_id>/draft/chapters/<node_id>", methods=["GET", "POST"])
@access(DRAFT)
def edit_group(project_id: int, node_id: str) -> Answer | Response:
    """Rename a chapter, or delete its heading."""
    found, tree = opened(project_id)
    group = headings.find_group(tree, node_id)
    if group is None:
        raise NotThere
    form, refusal = NameForm(name=group.text), None
    if form.validate_on_submit():
        try:
            if "delete" in request.form:
                return saved_at(project_id, headings.remove_group(project_id, node_id))
            return saved_at(project_id, headings.rename(project_id, node_id, form.name.data), node_id)
        except PortalError as error:
            refusal = error
    return form_page("rules_revision/draft/group.html", form, refusal, project=found, group=group)


def _opened(project_id: int, node_id: str) -> tuple[RevisionProject, Node, Node]:
    """A project, one clause of its draft, and the whole. Raises NotThere, Closed."""
    found, tree = opened(project_id)
    check_open(kept(found))
    clause = edits.find_clause(tree, node_id)
    if clause is None:
        raise NotThere
    return found, clause, tree


def _fill(form: ClauseForm, found: RevisionProject, clause: Node) -> None:
    form.version.data, form.opened.data, form.text.data = kept(found).version, words_of(clause), words_of(clause)


def _conflict(project_id: int, node_id: str, conflict: edits.Conflict) -> tuple[str, int]:
    found, tree = opened(project_id)
    context: dict[str, Any] = {"project": found, "conflict": conflict, "node_id": node_id, "every": clauses(tree)}
    clause = edits.find_clause(tree, node_id)
    form = ClauseForm(formdata=None, text=conflict.mine, opened=conflict.theirs or "", version=kept(found).version)
    html = render_template("rules_revision/draft/conflict.html", form=form, clause=clause, **context)
    return html, conflict.status
