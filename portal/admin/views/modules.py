"""The modules of this installation: what is there, what failed, switching on and off, their settings."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from ...errors import NotThere, PortalError
from ...host import switching
from ...host.overview import Overview, changed_on_disk, data_held, failures, overview
from ...host.state import current_host
from ...people.access import access
from ...records.state import current_snapshot
from ...web.errors import Answer
from ...web.forms import form_page
from ..forms import SwitchForm
from ..settings import described
from . import bp


@bp.get("/modules")
@access("portal.modules")
def modules() -> str:
    """Every module with its state; those that failed on top."""
    plugins = overview(current_host(), current_snapshot())
    return render_template(
        "admin/modules.html",
        plugins=plugins,
        held={it.name: data_held(it.name) for it in plugins},
        settings={it.name for it in plugins if it.state in ("enabled", "disabled") and described(it.name)},
        on={it.name for it in plugins if it.state == "enabled"},
        titles={it.name: it.title for it in plugins},
        failures=failures(),
        outdated=changed_on_disk(),
        switched=request.args.get("switched"),
    )


@bp.route("/modules/<name>/switch", methods=["GET", "POST"])
@access("portal.modules")
def switch_module(name: str) -> Answer | Response:
    """Ask for the reason and the password, then switch a module on or off."""
    module, refusal = _find(name), None
    form = SwitchForm(wanted="off" if module.state == "enabled" and not module.pending else "on")
    if form.validate_on_submit():
        try:
            (switching.enable if form.wanted.data == "on" else switching.disable)(name, form.reason.data or "")
            return redirect(url_for(".modules", switched=name))
        except PortalError as error:
            refusal = error
    return form_page("admin/module_switch.html", form, refusal, module=module, held=data_held(name))


def _find(name: str) -> Overview:
    """The module of that name. Raises NotThere."""
    for it in overview(current_host(), current_snapshot()):
        if it.name == name and it.state not in ("failed", "incompatible"):
            return it
    raise NotThere
