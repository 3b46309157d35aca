"""Before a batch is announced: its people are told, and it is reviewed."""

from flask import url_for
from werkzeug.wrappers import Response

from portal.clock import today
from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.forms import Versioned, answer_form

from ...adjusting import announcing, telling
from ...facts.finding import find
from ...forms.adjusting import ToldForm
from ...models import Adjustment
from ...permissions import EDIT, PUBLISH
from .. import bp


@bp.route("/staff/adjustments/<int:batch_id>/told", methods=["GET", "POST"])
@access(EDIT)
def tell_members(batch_id: int) -> Answer | Response:
    """Note that the people of a batch were told what will be published of them."""
    found, back = find(Adjustment, batch_id, current_user), url_for(".adjustment", batch_id=batch_id)
    form = ToldForm(data={"version": found.version, "told_on": today()})

    def save() -> str:
        telling.tell(batch_id, form.version.data, form.told_on.data, form.how.data)
        return back

    names = telling.untold(found)
    return answer_form("member_roster/adjusting/told.html", form, save, batch=found, names=names, back=back)


@bp.route("/staff/adjustments/<int:batch_id>/review", methods=["GET", "POST"])
@access(EDIT)
def review_adjustment(batch_id: int) -> Answer | Response:
    """Hand a decided batch in for the publication review."""
    found, back = find(Adjustment, batch_id, current_user), url_for(".adjustment", batch_id=batch_id)
    form = Versioned(version=found.version)

    def save() -> str:
        announcing.hand_in(batch_id, form.version.data, back)
        return back

    return answer_form("member_roster/adjusting/hand_in.html", form, save, batch=found, back=back)


@bp.route("/staff/adjustments/<int:batch_id>/announce", methods=["GET", "POST"])
@access(PUBLISH)
def announce_adjustment(batch_id: int) -> Answer | Response:
    """Announce a batch as it was reviewed."""
    found, back = find(Adjustment, batch_id, current_user), url_for(".adjustment", batch_id=batch_id)
    form = Versioned(version=found.version)

    def save() -> str:
        announcing.announce(batch_id, form.version.data)
        return back

    return answer_form("member_roster/adjusting/announce.html", form, save, batch=found, back=back)
