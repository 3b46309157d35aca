"""The servers the portal runs under."""

import os
import subprocess
import sys
from urllib.request import urlopen

import pytest

from portal.testing import free_port, wait_for

pytestmark = pytest.mark.once


def test_granian_serves_with_several_workers(serve):
    address = serve(workers=2)
    for _ in range(10):
        with urlopen(f"{address}/healthz") as answer:
            assert answer.status == 200


def test_gunicorn_serves_through_wsgi_py(app):
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--threads", "4", "wsgi:app"]
    names = {"PORTAL_INSTANCE": str(app.extensions["portal_config"].instance)}
    process = subprocess.Popen(command, env=os.environ | names)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz")
    finally:
        process.terminate()
        process.wait(60)


def test_a_taken_port_is_one_sentence(serve):
    address = serve()
    done = run_portal("run", "--port", address.rpartition(":")[2])
    assert done.returncode == 1
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr


def test_another_host_needs_a_protected_line():
    done = run_portal("run", "--host", "0.0.0.0", "--port", str(free_port()))
    assert done.returncode == 1
    assert "PORTAL_TRUSTED_PROXIES" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_instance_that_cannot_be_used_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    done = run_portal("init", PORTAL_INSTANCE=str(tmp_path / "file"))
    assert done.returncode == 1
    assert "instance folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_mistake_in_the_configuration_is_one_sentence(tmp_path):
    done = run_portal("init", PORTAL_INSTANCE=str(tmp_path), PORTAL_FACE="both")
    assert done.returncode == 1
    assert "PORTAL_FACE" in done.stderr
    assert "Traceback" not in done.stderr


def run_portal(*arguments, **environment):
    command = [sys.executable, "-m", "portal", *arguments]
    return subprocess.run(
        command, env=os.environ | environment, capture_output=True, text=True, timeout=60, check=False
    )
