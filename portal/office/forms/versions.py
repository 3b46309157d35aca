"""The versions of a form's template: each stays, the newest is in force.

put_in_force(form, seen, check_upload(…), note)         outside of writing()
restore(form, seen, note)                               the shipped one again, as a new version
"""

from collections.abc import Sequence
from pathlib import Path

from flask_babel import gettext as _
from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from ...errors import NotThere, StaleRecord
from ...extensions import db
from ...items import Change, Subject, WordForm
from ...records.actor import acting
from ...records.attachment_models import Attachment
from ...records.attachments import attach, attachments_of, erase_attachments
from ...records.file_store import CheckedFile, file_store
from ...records.writing import current_transaction, record, writing
from .models import StoredTemplate
from .trying import try_template

KIND = "portal.word_form"
ROLE = "template"


def put_in_force(form: WordForm, seen: int, checked: CheckedFile, note: str) -> None:
    """Try a checked file out and make it the form's template; `seen` is the number in force when the page was opened.

    Raises TemplateFaulty, Busy, StaleRecord.
    """
    try_template(form, file_store().path(checked.file))
    _add(form, seen, note, checked)


def restore(form: WordForm, seen: int, note: str) -> None:
    """Go back to the shipped template. Raises StaleRecord."""
    _add(form, seen, note, None)


def versions_of(form: WordForm) -> Sequence[StoredTemplate]:
    """All versions, the one in force first; none where the shipped one was never replaced."""
    mine = select(StoredTemplate).where(StoredTemplate.form == form.name)
    return db.session.scalars(mine.order_by(StoredTemplate.number.desc())).all()


def in_force() -> dict[str, StoredTemplate]:
    """The newest version of each form that has one, by the form's name."""
    newest = select(func.max(StoredTemplate.id)).group_by(StoredTemplate.form)
    return {it.form: it for it in db.session.scalars(select(StoredTemplate).where(StoredTemplate.id.in_(newest)))}


def template_path(form: WordForm) -> Path:
    """Where the template in force lies."""
    newest = next(iter(versions_of(form)), None)
    if newest is None or newest.shipped:
        return form.template
    return file_store().path(_file_of(newest).file)


def file_of(form: WordForm, number: int) -> Attachment:
    """The file of one version. Raises NotThere, also for one that goes back to the shipped template."""
    found = next((it for it in versions_of(form) if it.number == number and not it.shipped), None)
    if found is None:
        raise NotThere
    return _file_of(found)


def forget_templates(plugin: str) -> None:
    """Delete the templates of a plugin that is uninstalled. Inside writing() only."""
    session, its = current_transaction().session, StoredTemplate.form.startswith(f"{plugin}.", autoescape=True)
    for number in session.scalars(delete(StoredTemplate).where(its).returning(StoredTemplate.id)).all():
        erase_attachments(StoredTemplate.kind, number)


def _file_of(version: StoredTemplate) -> Attachment:
    return attachments_of(version.kind, version.id)[0]


def _add(form: WordForm, seen: int, note: str, checked: CheckedFile | None) -> None:
    try:
        with writing() as tx:
            newest = select(func.max(StoredTemplate.number)).where(StoredTemplate.form == form.name)
            if (tx.session.scalar(newest) or 0) != seen:
                raise StaleRecord(_changed_meanwhile())
            row = StoredTemplate(form=form.name, number=seen + 1, shipped=checked is None, note=note)
            row.put_by_id, row.put_by = acting().id, acting().title
            tx.session.add(row)
            tx.session.flush()
            if checked is not None:
                attach(row, checked, ROLE)
            record(Change(Subject(KIND, form.name), "restored" if row.shipped else "replaced", note))
    except IntegrityError as error:  # two at once on PostgreSQL: the number was taken by the other one
        raise StaleRecord(_changed_meanwhile()) from error


def _changed_meanwhile() -> str:
    return _("Somebody changed this record while you were working on it. Open it again and repeat your change.")
