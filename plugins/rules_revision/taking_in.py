"""Taking texts in, one or many at once: read, looked over, and entered in one go."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from flask_babel import gettext as _

from portal.errors import PortalError
from portal.extensions import db
from portal.items import Change, SignedIn
from portal.office.refusals import RefusedFile
from portal.records.attachment_models import Attachment
from portal.records.attachments import attach, attachments_of, erase_attachments
from portal.records.file_store import CheckedFile
from portal.records.writing import load, record, writing

from .drafted import Reading, read, trees_of
from .found import find_facts
from .models import Intake, Rule
from .registering import SOURCE, RuleFacts, VersionFacts, add_loaded, enter_loaded
from .texts import NoText, text_of


class NotEntered(PortalError):
    """One of several texts could not be entered, so none was."""

    status = 409


@dataclass(frozen=True)
class Usual:
    """What holds for all texts of one batch until one of them says otherwise."""

    domain: str
    body: str
    office: str
    scope: str
    added_later: bool = False


@dataclass(frozen=True)
class Came:
    """What came in: files that were checked, words that were typed, and files that were refused."""

    files: Sequence[CheckedFile] = ()
    typed: str = ""
    refused: Sequence[RefusedFile] = ()


def take_in(came: Came, usual: Usual, rule_id: int | None = None) -> list[int]:
    """Keep texts that came in with what was found in them; returns their numbers. A bad file becomes a row, too.

    Not inside writing(): files are read. Raises NotThere for an unknown rule, NoText when nothing came.
    """
    rows: list[tuple[Intake, CheckedFile | None]] = [(_row(it.name, *_read_file(it), usual), it) for it in came.files]
    rows += [(_row(it.name, "", it.reason, usual), None) for it in came.refused]
    if came.typed.strip():
        rows.append((_row("", came.typed, "", usual), None))
    if not rows:
        raise NoText(_("Choose a file, or paste the words of a rule."))
    batch = secrets.token_hex(8)
    with writing() as tx:
        rule = load(Rule, rule_id) if rule_id else None
        for row, checked in rows:
            row.batch = batch
            if rule is not None:
                _belongs_to(row, rule)
            tx.session.add(row)
            record(Change(row, "taken_in"))
            if checked:
                attach(row, checked, SOURCE)
        return [row.id for row, _checked in rows]


def batch_of(batch: str, user: SignedIn) -> list[Intake]:
    """What came in together, in the order in which it came."""
    return list(db.session.scalars(Intake.visible_to(user).where(Intake.batch == batch).order_by(Intake.id)))


def waiting(user: SignedIn) -> list[Intake]:
    """What came in and was not entered yet, the newest first."""
    query = Intake.visible_to(user).where(Intake.version_id.is_(None)).order_by(Intake.id.desc()).limit(200)
    return list(db.session.scalars(query))


def mend(intake_id: int, version: int, text: str, rule: RuleFacts, facts: VersionFacts) -> None:
    """Change the words of a text that came in, and the facts it will be entered with. Raises NotThere, StaleRecord."""
    problem = problem_of(text)
    with writing():
        row = load(Intake, intake_id, version)
        row.text, row.problem = text, problem
        for name, value in (vars(rule) | vars(facts)).items():
            setattr(row, name, value)
        record(Change(row, "changed"))


def throw_away(intake_id: int, version: int) -> None:
    """Delete a text that nobody needs, with its file. Raises NotThere, StaleRecord."""
    with writing() as tx:
        row = load(Intake, intake_id, version)
        erase_attachments(Intake.kind, row.id)
        tx.session.delete(row)
        record(Change(row, "thrown_away"))


def enter_all(numbers: Sequence[int], user: SignedIn) -> int:
    """Enter texts that came in, all or none of them; one that was entered before is left alone. Returns how many.

    Raises NotEntered, which names the text that cannot be entered and why.
    """
    chosen = list(db.session.scalars(Intake.visible_to(user).where(Intake.id.in_(numbers)).order_by(Intake.id)))
    readings = {row.id: _reading(row) for row in chosen if row.version_id is None}
    entered = 0
    with writing() as tx:
        for number, reading in readings.items():
            row = load(Intake, number)
            if row.version_id is None:
                _enter(tx.session, row, reading)
                entered += 1
    return entered


def problem_of(text: str) -> str:
    """What is wrong with a text, in one sentence; empty where it is a rule."""
    try:
        read(text)
    except NoText as error:
        return error.message
    return ""


def _reading(row: Intake) -> Reading:
    try:
        return read(row.text, trees_of(row.rule) if row.rule else ())
    except NoText as error:
        raise NotEntered(f"{row.title or row.name}: {error.message}") from error


def _enter(session: Any, row: Intake, reading: Reading) -> None:
    version = VersionFacts(**{field.name: getattr(row, field.name) for field in fields(VersionFacts)})
    source = next(iter(attachments_of(Intake.kind, row.id)), None)
    checked = _as_checked(source) if source else None
    try:
        if row.rule is not None:
            found = add_loaded(session, row.rule, version, reading, checked)
        else:
            facts = RuleFacts(**{field.name: getattr(row, field.name) for field in fields(RuleFacts)})
            found = enter_loaded(session, facts, version, reading, checked)
    except PortalError as error:
        raise NotEntered(f"{row.title or row.name}: {error.message}") from error
    row.version_id = found.id
    record(Change(row, "entered"))


def _read_file(checked: CheckedFile) -> tuple[str, str]:
    try:
        return text_of(checked), ""
    except PortalError as error:
        return "", error.message


def _row(name: str, text: str, problem: str, usual: Usual) -> Intake:
    row = Intake(name=name, text=text, problem=problem or problem_of(text), **asdict(usual))
    if not row.problem:
        for fact, value in vars(find_facts(read(text))).items():
            setattr(row, fact, value)
    return row


def _belongs_to(row: Intake, rule: Rule) -> None:
    row.rule = rule
    row.title = row.title or rule.title
    for name in ("text_kind", "domain", "body", "office", "scope", "trial_until"):
        setattr(row, name, getattr(rule, name))


def _as_checked(row: Attachment) -> CheckedFile:
    return CheckedFile(row.file, row.name, row.size, row.sha256, row.media_type)
