"""The papers of a batch as Word files."""

from werkzeug.wrappers import Response

from portal.errors import NotThere
from portal.office.forms import filled
from portal.people.access import access, current_user
from portal.web.file_pages import word_file

from ...adjusting import papers as service
from ...adjusting.arithmetic import seats_after
from ...facts.finding import find
from ...models import Adjustment, AdjustmentLine
from ...permissions import READ
from .. import bp


@bp.get("/staff/adjustments/<int:batch_id>/proposal")
@access(READ)
def proposal(batch_id: int) -> Response:
    """The proposed list of changes (委员变动建议名单) for the meeting."""
    found = find(Adjustment, batch_id, current_user)
    values = service.proposal_values(found, seats_after(found))
    return word_file(filled(service.PROPOSAL, values), f"委员变动建议名单 {found.title}.docx")


@bp.get("/staff/adjustments/<int:batch_id>/announcement")
@access(READ)
def announcement_paper(batch_id: int) -> Response:
    """The announcement after the decision. Raises NotThere before it."""
    found = find(Adjustment, batch_id, current_user)
    if not found.document:
        raise NotThere
    values = service.announcement_values(found)
    return word_file(filled(service.ANNOUNCEMENT, values), f"委员变动公告 {found.document}.docx")


@bp.get("/staff/adjustments/lines/<int:line_id>/paper")
@access(READ)
def line_paper(line_id: int) -> Response:
    """The form that is signed for one person. Raises NotThere where there is none."""
    line = find(AdjustmentLine, line_id, current_user)
    form = service.form_of(line)
    if form is None:
        raise NotThere
    title = "委员增补推荐表" if form == service.RECOMMENDATION else "辞去委员申请"
    return word_file(filled(form, service.person_values(line)), f"{title} {line.name}.docx")
