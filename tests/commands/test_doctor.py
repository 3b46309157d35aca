"""`portal doctor`: a line each, and what to do."""

import re
from datetime import timedelta
from hashlib import sha256
from io import BytesIO

from portal.clock import now
from portal.extensions import db
from portal.host import doctor
from portal.items import Subject
from portal.records.attachments import attach
from portal.records.file_store import CheckedFile, file_store
from portal.records.jobs import QueuedJob, WorkerSign
from portal.records.writing import writing


def marks(output):
    """The subjects that are well, and those that are not."""
    return [line[0] for line in output.splitlines()]


def test_all_is_well_after_the_setup(run):
    result = run("doctor")
    assert result.exit_code == 0
    assert set(marks(result.output)) == {"✓"}


def test_loose_modes_are_told(run, instance):
    (instance / "secrets.json").chmod(0o644)
    instance.chmod(0o755)
    result = run("doctor")
    assert result.exit_code == 1
    assert re.search(r"✗ .*chmod 600 .*secrets\.json", result.output)
    assert re.search(r"✗ .*chmod 700 ", result.output)


def test_a_full_disk_is_told(run, monkeypatch):
    monkeypatch.setattr(doctor, "LEAST_SPACE", 2**60)
    assert "✗" in marks(run("doctor").output)


def test_plain_http_is_told(run, monkeypatch):
    monkeypatch.setenv("PORTAL_ALLOW_HTTP", "1")
    assert "PORTAL_ALLOW_HTTP" in run("doctor").output


def test_a_clock_that_went_back_is_told(run, app):
    with writing() as tx:
        tx.session.execute(
            db.text("UPDATE portal_audit SET at = :later"), {"later": now().replace(year=now().year + 1)}
        )
    assert "NTP" in run("doctor").output


def test_pending_migrations_are_told(run, app):
    with writing() as tx:
        tx.session.execute(db.text("DELETE FROM public_feedback_alembic_version"))
    assert "public_feedback: at None" in run("doctor").output


def test_a_failed_plugin_is_told(run, instance):
    folder = instance / "plugins" / "ailing"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text("raise RuntimeError('ill')")
    result = run("doctor")
    assert result.exit_code == 1
    assert "ailing: RuntimeError: ill" in result.output


def test_a_database_that_is_away_is_told(run, monkeypatch):
    monkeypatch.setenv("PORTAL_DATABASE_URL", "postgresql://nobody@127.0.0.1:9/nothing")
    result = run("doctor")
    assert result.exit_code == 1
    assert "PostgreSQL" in result.output or "psycopg" in result.output


def test_no_installation_is_told_and_none_is_made(run, monkeypatch, tmp_path):
    monkeypatch.setenv("PORTAL_INSTANCE", str(tmp_path / "nowhere"))
    result = run("doctor")
    assert (result.exit_code, "portal init" in result.output) == (1, True)
    assert not (tmp_path / "nowhere").exists()


def test_a_wrong_setting_is_told(run, monkeypatch):
    monkeypatch.setenv("PORTAL_FACE", "sideways")
    result = run("doctor")
    assert (result.exit_code, "PORTAL_FACE" in result.output) == (1, True)


def a_file(content=b"minutes"):
    checked = CheckedFile(
        file_store().keep(BytesIO(content)), "a.txt", len(content), sha256(content).hexdigest(), "text/plain"
    )
    with writing():
        attach(Subject("notes.note", 7), checked)
    return file_store().path(checked.file)


def test_files_that_are_well_are_no_fault(run, app):
    a_file()
    assert run("doctor", "--deep").exit_code == 0


def test_a_file_that_is_missing_or_was_cut_is_told(run, app):
    a_file().unlink()
    cut = a_file()
    cut.write_bytes(b"cut")
    output = run("doctor").output
    assert f"{cut} was altered" in output or f"{cut} 被改动过" in output
    assert len(re.findall(r"is missing|不见了", output)) == 1


def test_a_file_that_was_altered_is_found_by_looking_deeper(run, app):
    a_file().write_bytes(b"munites")
    assert run("doctor").exit_code == 0
    result = run("doctor", "--deep")
    assert (result.exit_code, marks(result.output).count("✗")) == (1, 1)


def test_files_that_others_may_read_are_told(run, app):
    path = a_file()
    path.chmod(0o644)
    path.parent.chmod(0o755)
    output = run("doctor").output
    assert len(re.findall(r"others may|其他用户可以", output)) == 2


def test_a_worker_that_is_gone_and_a_job_that_failed_are_told(run, app):
    with writing() as tx:
        tx.session.add(WorkerSign(id=1, started_at=now(), seen_at=now()))
        tx.session.add(QueuedJob(name="portal.sweep", attempts=6, error="Traceback"))
    assert re.search(r"✗ .*portal\.sweep", run("doctor").output)
    with writing() as tx:
        tx.session.get(WorkerSign, 1).seen_at = now() - timedelta(hours=1)
    assert re.search(r"✗ .*portal worker", run("doctor").output)
