"""The page on which a person makes a move of a life cycle, or enters one that was decided on paper (代录).

@bp.route("/staff/items/<int:item_id>/moves/<action>", methods=["GET", "POST"])
@access("problem_inventory.read")
def move(item_id, action):
    item = find_item(item_id)
    done = lambda form: lifecycle.carry_out(item_id, form.version.data, action, form.entry())
    return MovePage(ITEM, item, action, title=item.title, back=url_for(".item", item_id=item_id)).answer(done)
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flask import redirect
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms import BooleanField, DateField, StringField, TextAreaField, ValidationError
from wtforms.validators import Length, Optional

from ..clock import today
from ..errors import NotAllowed, NotThere, PortalError, StaleRecord
from ..items import Decision, Entry
from ..people.access import current_user
from ..people.confirming import PasswordConfirmation
from ..records.steps import start_up_closed
from ..records.workflow import Move, Moving, Workflow
from .errors import Answer
from .forms import Versioned, form_page
from .upload_field import UploadField


class MoveForm(PasswordConfirmation, Versioned):
    """What is entered with a move. A subclass adds the fields that one plugin's move needs besides.

    `own`: the person may decide; else somebody else's decision is typed in, and has to be told.
    """

    reason = TextAreaField(_l("Reason"), [Length(max=2000)])
    decided_by = StringField(_l("Decided by"), [Length(max=100)], description=_l("The post, or the meeting."))
    decided_on = DateField(_l("Decided on"), [Optional()])
    basis = StringField(
        _l("Basis"), [Length(max=200)], description=_l("The meeting with its number, or the document with its number.")
    )
    scan = UploadField(_l("Scan of the signed form"))
    added_later = BooleanField(_l("Entered afterwards: this happened before the portal was in use"))

    def __init__(self, move: Move, own: bool, **values: Any) -> None:
        super().__init__(**values)
        self.move, self.own = move, own
        for name, needless in (
            ("password", not move.risky),
            ("reason", not move.reason),
            ("added_later", start_up_closed()),
        ):
            if needless and name in self:
                del self[name]

    @property
    def further(self) -> list[Any]:
        """The fields that a subclass added, in the order in which it names them."""
        return [it for it in self if not hasattr(MoveForm, it.short_name) and it.short_name != "csrf_token"]

    def validate_reason(self, field: TextAreaField) -> None:
        """Where a reason is needed, there is one."""
        if not (field.data or "").strip():
            raise ValidationError(_("Say why: the reason stays on record."))

    def validate_decided_by(self, field: StringField) -> None:
        """Another person's decision bears that person's post."""
        if not self.own and not (field.data or "").strip():
            raise ValidationError(_("Say who decided: the post, or the meeting."))

    def validate_decided_on(self, field: DateField) -> None:
        """The day of the decision has come."""
        if field.data and field.data > today():
            raise ValidationError(_("The day of the decision lies in the future."))

    @property
    def for_another(self) -> bool:
        """Whether another person's decision is entered, by whoever may not decide or by one who names somebody else."""
        named = (self.decided_by.data or "").strip()
        return not self.own or named not in ("", current_user.title)

    def validate_basis(self, field: StringField) -> None:
        """Paper has a number, a meeting has a date."""
        if (self.move.basis or self.for_another) and not (field.data or "").strip():
            raise ValidationError(_("Say on what basis: the meeting or the document."))

    def validate_scan(self, field: UploadField) -> None:
        """One file, and there where another person's decision has to be proven."""
        if len(field.data or ()) > 1:
            raise ValidationError(_("Choose one file: the signed form."))
        if self.move.scan and self.for_another and not field.data:
            raise ValidationError(_("This decision needs the scan of the signed form."))

    def entry(self) -> Entry:
        """What was typed. Without another person's name, whoever signed in decides, today."""
        who, basis = ((it.data or "").strip() for it in (self.decided_by, self.basis))
        decision = Decision(who or current_user.title, self.decided_on.data or today(), basis)
        reason = (self.reason.data or "").strip() if "reason" in self else ""
        later = bool("added_later" in self and self.added_later.data)
        scan = next(iter(self.scan.checked), None)
        return Entry(reason, decision=decision, added_later=later, scan=scan)


@dataclass
class MovePage:
    """One move of one record: the form, and what is done when it was sent. `title` names the record."""

    flow: Workflow
    record: Moving
    action: str
    title: str
    back: str
    form_class: type[MoveForm] = MoveForm
    template: str = "records/move.html"
    context: dict[str, Any] = field(default_factory=dict)

    def answer(self, carry_out: Callable[[Any], None], **values: Any) -> Answer | Response:
        """Show the form, or carry the move out and go back. `values` are what the form begins with."""
        move = self._move()
        own = move.belongs_to(current_user)
        form = self.form_class(move, own, version=getattr(self.record, "version", None), **values)
        refusal = None
        if form.validate_on_submit():
            try:
                carry_out(form)
                return redirect(self.back)
            except PortalError as error:
                refusal = error
        return form_page(
            self.template, form, refusal, move=move, record_title=self.title, back=self.back, own=own, **self.context
        )

    def _move(self) -> Move:
        open_now = {move.action: move for move in self.flow.open_to(current_user, self.record)}
        if self.action in open_now:
            return open_now[self.action]
        if self.flow.words(self.action) is None:
            raise NotThere
        if any(move.action == self.action for move in self.flow.from_state(self.record.state)):
            raise NotAllowed(_("You do not have permission for this. Ask the administrator of your office."))
        raise StaleRecord(_("This step is not possible any more: somebody has moved the record on. Look at it again."))
