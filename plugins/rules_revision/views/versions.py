"""A version that nobody else reads yet: changing it, handing it in for review, publishing it."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from portal.errors import PortalError
from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.forms import form_page

from ..disclosing import hand_in, publish
from ..drafted import read, trees_of
from ..forms.rules import HandInForm, VersionForm, values_of
from ..reading import find_version
from ..registering import VersionFacts, change_version, check_unpublished
from ..rights import EDIT, PUBLISH
from . import bp


@bp.route("/staff/versions/<int:version_id>/edit", methods=["GET", "POST"])
@access(EDIT)
def edit_version(version_id: int) -> Answer | Response:
    """Change the words of a version, or when it holds."""
    found = find_version(version_id, current_user)
    check_unpublished(found)
    back = url_for(".staff_rule", rule_id=found.rule_id)
    form, refusal = VersionForm(data=values_of(found, VersionFacts) | {"text": found.text}), None
    if form.validate_on_submit():
        try:
            reading = read(form.text.data, trees_of(found.rule, found))
            change_version(version_id, form.version.data, form.version_facts(), reading)
            return redirect(back)
        except PortalError as error:
            refusal = error
    return form_page("rules_revision/staff/version_form.html", form, refusal, version=found, back=back)


@bp.route("/staff/versions/<int:version_id>/review", methods=["GET", "POST"])
@access(EDIT)
def review_version(version_id: int) -> Answer | Response:
    """Hand a version in for the publication review."""
    found = find_version(version_id, current_user)
    check_unpublished(found)
    back = url_for(".staff_rule", rule_id=found.rule_id)
    form, refusal = HandInForm(version=found.version, scope=found.rule.scope), None
    if form.validate_on_submit():
        try:
            hand_in(version_id, form.version.data, form.scope.data, back)
            return redirect(back)
        except PortalError as error:
            refusal = error
    texts = found.public_texts()
    return form_page("rules_revision/staff/hand_in.html", form, refusal, version=found, texts=texts, back=back)


@bp.post("/staff/versions/<int:version_id>/publish")
@access(PUBLISH)
def publish_version(version_id: int) -> Response:
    """Publish a version after its review."""
    found = find_version(version_id, current_user)
    back = url_for(".staff_rule", rule_id=found.rule_id)
    publish(version_id, request.form.get("version", found.version, type=int))
    return redirect(back)
