"""The lines of a batch: who is to be added, who moves, who goes."""

from types import SimpleNamespace

from flask import render_template, request, url_for
from werkzeug.wrappers import Response

from portal.clock import today
from portal.errors import NotThere
from portal.people.access import access, current_user
from portal.records.sealed_fields import read_sealed
from portal.web.errors import Answer
from portal.web.forms import Versioned, answer_form

from ...adjusting import lines as service
from ...adjusting import reading
from ...adjusting.lines import LineText
from ...facts.finding import find
from ...facts.reading import RosterPage, Wanted, page_on
from ...forms.adjusting import LineForm
from ...models import Adjustment, AdjustmentLine, Member
from ...permissions import EDIT
from ...terms import ADDITION, KINDS
from .. import bp

FORM = "member_roster/adjusting/line_form.html"


@bp.get("/staff/adjustments/<int:batch_id>/members")
@access(EDIT)
def choose_member(batch_id: int) -> str:
    """Find the member who moves or goes."""
    found = find(Adjustment, batch_id, current_user)
    name = request.args.get("name", "").strip()
    kinds = [(code, title) for code, title in KINDS.items() if code != ADDITION]
    members = page_on(current_user, found.term, today(), Wanted(words=name)) if name else RosterPage([], None)
    return render_template("member_roster/adjusting/choose.html", batch=found, name=name, kinds=kinds, found=members)


@bp.route("/staff/adjustments/<int:batch_id>/lines/new", methods=["GET", "POST"])
@access(EDIT)
def new_line(batch_id: int) -> Answer | Response:
    """Add a line; the address says the kind, and of all but an addition the member."""
    batch = find(Adjustment, batch_id, current_user)
    change, number = request.args.get("change", ADDITION), request.args.get("member", type=int)
    if change not in KINDS or (change != ADDITION and number is None):
        raise NotThere
    member = find(Member, number, current_user) if number else None
    back = url_for(".adjustment", batch_id=batch_id)
    form = LineForm(change, reading.lists())
    _offer_namesakes(form)

    def save() -> str:
        service.add_line(batch_id, form.text(number), _phone(form), form.another)
        return back

    return answer_form(FORM, form, save, batch=batch, kind=KINDS[change], member=member, back=back)


@bp.route("/staff/adjustments/lines/<int:line_id>", methods=["GET", "POST"])
@access(EDIT)
def edit_line(line_id: int) -> Answer | Response:
    """Change a line."""
    line = find(AdjustmentLine, line_id, current_user)
    back = url_for(".adjustment", batch_id=line.adjustment_id)
    chosen = {name: str(getattr(line, f"{name}_id") or "") for name in ("sector", "township", "group")}
    form = LineForm(line.change, reading.lists(), obj=_plain(line), phone=read_sealed(line, "phone") or "", **chosen)
    _offer_namesakes(form)
    member_id = line.member_id

    def save() -> str:
        service.change_line(line_id, form.version.data, form.text(_member(form, member_id)), _phone(form), form.another)
        return back

    return answer_form(FORM, form, save, batch=line.adjustment, kind=KINDS[line.change], member=line.member, back=back)


@bp.route("/staff/adjustments/lines/<int:line_id>/remove", methods=["GET", "POST"])
@access(EDIT)
def remove_line(line_id: int) -> Answer | Response:
    """Take a line out, after a question."""
    line = find(AdjustmentLine, line_id, current_user)
    form, back = Versioned(version=line.version), url_for(".adjustment", batch_id=line.adjustment_id)

    def save() -> str:
        service.remove_line(line_id, form.version.data)
        return back

    return answer_form("member_roster/adjusting/remove.html", form, save, line=line, back=back)


def _offer_namesakes(form: LineForm) -> None:
    """Ask whether the person is known already, once there is a name."""
    name = (form.name.data or "").strip() if "name" in form else ""
    if name:
        form.offer((str(it.id), reading.described(it)) for it in service.namesakes(name))


def _phone(form: LineForm) -> str:
    return form.phone.data or "" if "phone" in form else ""


def _member(form: LineForm, member_id: int | None) -> int | None:
    """Whoever stood in the line, unless another person was chosen."""
    return None if form.another or (form.change == ADDITION and form.same_as.data) else member_id


def _plain(line: AdjustmentLine) -> SimpleNamespace:
    """What the form begins with; what is sealed is not in it."""
    names = (*LineText.__dataclass_fields__, "version")
    return SimpleNamespace(**{name: getattr(line, name) for name in names})
