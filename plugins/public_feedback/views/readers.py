"""The page on which readers of restricted letters are named and taken off the list."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from portal.people.access import access
from portal.web.errors import Answer
from portal.web.fields import options
from portal.web.forms import answer_form, form_page

from ..naming import NAMES, list_named, may_be_named, remove_reader, title_of_named
from ..naming import name_reader as put_on_the_list
from ..reader_forms import NameReaderForm, RemoveReaderForm
from .blueprint import bp


@bp.route("/staff/readers", methods=["GET", "POST"])
@access(NAMES)
def name_reader() -> Answer | Response:
    """The named readers, and the form to name one more."""
    form = NameReaderForm()
    form.account.choices = options(may_be_named().items())

    def save() -> str:
        put_on_the_list(form.account.data, form.reason.data)
        return url_for(".name_reader")

    return answer_form("public_feedback/staff/readers.html", form, save, named=list_named())


@bp.route("/staff/readers/<int:account_id>/removal", methods=["GET", "POST"])
@access(NAMES)
def take_off(account_id: int) -> Answer | Response:
    """Take an account off the list."""
    title, form = title_of_named(account_id), RemoveReaderForm()
    if form.validate_on_submit():
        remove_reader(account_id, form.reason.data)
        return redirect(url_for(".name_reader"))
    return form_page("public_feedback/staff/remove_reader.html", form, title=title)
