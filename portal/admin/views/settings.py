"""Settings of the portal and of its modules."""

from flask import redirect, request
from werkzeug.wrappers import Response

from ...core import NAME
from ...errors import NotThere
from ...host.switching import title_of
from ...people.access import access
from ...web.errors import Answer
from ...web.forms import form_page
from ..settings import described, save, settings_form
from . import bp


@bp.route("/settings", methods=["GET", "POST"])
@access("portal.settings")
def settings() -> Answer | Response:
    """Who runs the site and how to reach them."""
    return _settings_page(NAME, "")


@bp.route("/modules/<name>/settings", methods=["GET", "POST"])
@access("portal.settings")
def module_settings(name: str) -> Answer | Response:
    """What can be set for one module, switched on or not."""
    return _settings_page(name, title_of(name))


def _settings_page(component: str, title: str) -> Answer | Response:
    known = described(component)
    if not known:
        raise NotThere
    form = settings_form(component, known)
    if form.validate_on_submit():
        done = "changed" if save(component, known, form) else "nothing"
        return redirect(f"{request.script_root}{request.path}?done={done}")
    fields = [field for field in form if field.name != "csrf_token"]
    return form_page("admin/settings.html", form, fields=fields, module=title, done=request.args.get("done"))
