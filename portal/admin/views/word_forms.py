"""The Word templates of forms: which is in force, what it may say, another one in its place."""

from flask import Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from ...errors import PortalError
from ...host.switching import title_of
from ...office.forms import preview, versions
from ...office.forms.known import find_form, forms_by_plugin
from ...people.access import access
from ...web.errors import Answer
from ...web.file_pages import handed_out, word_file
from ...web.forms import answer_form, form_page
from ..template_words import fields_of, lists_of
from ..word_forms import NoteForm, TemplateForm
from . import bp


@bp.get("/word-forms")
@access("portal.forms")
def word_forms() -> str:
    """All forms of the modules that are on."""
    groups = [(title_of(plugin), forms) for plugin, forms in forms_by_plugin().items()]
    return render_template("admin/word_forms/index.html", groups=groups, in_force=versions.in_force())


@bp.route("/word-forms/<name>", methods=["GET", "POST"])
@access("portal.forms")
def word_form(name: str) -> Answer | Redirect:
    """One form: its fields, its versions, and the upload of a new one."""
    found = find_form(name)
    known = versions.versions_of(found)
    form, refusal = TemplateForm(version=known[0].number if known else 0), None
    if form.validate_on_submit():
        try:
            versions.put_in_force(found, form.version.data or 0, form.template.checked[0], form.noted)
            return redirect(url_for(".word_form", name=name, done="replaced"))
        except PortalError as error:
            refusal = error
    told = {"fields": fields_of(found), "lists": lists_of(found), "done": request.args.get("done")}
    return form_page("admin/word_forms/form.html", form, refusal, word_form=found, versions=known, **told)


@bp.get("/word-forms/<name>/template")
@access("portal.forms")
def word_template(name: str) -> Response:
    """The template in force, to be changed in WPS."""
    found = find_form(name)
    return word_file(versions.template_path(found).read_bytes(), f"{found.title}.docx")


@bp.get("/word-forms/<name>/preview")
@access("portal.forms")
def word_preview(name: str) -> Response:
    """The form filled with its example."""
    found = find_form(name)
    return word_file(preview(found), f"{found.title}.docx")


@bp.get("/word-forms/<name>/versions/<int:number>")
@access("portal.forms")
def word_version(name: str, number: int) -> Response:
    """The file of an earlier version."""
    return handed_out(versions.file_of(find_form(name), number))


@bp.route("/word-forms/<name>/restore", methods=["GET", "POST"])
@access("portal.forms")
def restore_word_template(name: str) -> Answer | Redirect:
    """Go back to the template that came with the module."""
    found = find_form(name)
    known = versions.versions_of(found)
    form = NoteForm(version=known[0].number if known else 0)

    def save() -> str:
        versions.restore(found, form.version.data or 0, form.noted)
        return url_for(".word_form", name=name, done="restored")

    return answer_form("admin/word_forms/restore.html", form, save, word_form=found)
