"""The checks runner itself: what it counts, what it says, and that it leaves nothing behind."""

import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.once
CHECKS = Path(__file__).with_name("checks")
FAILING_SUITE = """
def test_one(): assert True
def test_two(): assert False
"""


@pytest.fixture
def steps(monkeypatch) -> ModuleType:
    """The module of the runner that runs one step."""
    monkeypatch.syspath_prepend(CHECKS)
    return __import__("steps")


@pytest.fixture
def cluster(monkeypatch) -> ModuleType:
    """The module of the runner that knows PostgreSQL."""
    monkeypatch.syspath_prepend(CHECKS)
    return __import__("cluster")


def test_tests_are_counted_from_the_report(steps, tmp_path):
    suite = tmp_path / "test_suite.py"
    suite.write_text(FAILING_SUITE)
    report = tmp_path / "report.xml"
    command = (sys.executable, "-m", "pytest", "-c", "/dev/null", "-q", str(suite), f"--junitxml={report}")
    outcome = steps.run_step(steps.Step("suite", command, report=report))
    assert not outcome.stands
    assert outcome.counts == (1, 1, 0)


def test_a_run_without_a_report_is_a_failure(steps, tmp_path):
    outcome = steps.run_step(steps.Step("suite", ("false",), report=tmp_path / "never.xml"))
    assert outcome.counts == (0, 1, 0)


def test_steps_at_the_same_time_are_told_one_after_the_other(steps, capfd):
    slow = steps.Step("slow", ("sh", "-c", "echo one; sleep 0.2; echo two >&2"))
    outcomes = list(steps.run_together([slow, steps.Step("quick", ("sh", "-c", "echo three; exit 1"))]))
    assert [(outcome.title, outcome.stands) for outcome in outcomes] == [("slow", True), ("quick", False)]
    told = [line.split()[1] if line.startswith("──") else line for line in capfd.readouterr().out.split("\n") if line]
    assert told == ["slow", "one", "two", "quick", "three"]


def test_every_step_keeps_the_bytecode_it_made(steps, monkeypatch, capfd):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    steps.run_step(steps.Step("asks", (sys.executable, "-c", "import sys; print(sys.dont_write_bytecode)")))
    assert capfd.readouterr().out.split()[-1] == "False"


@pytest.mark.parametrize(("fails", "counts"), [(True, (0, 1, 0)), (False, (0, 0, 1))])
def test_what_the_machine_lacks_fails_in_ci_alone(steps, fails, counts, capsys):
    outcome = steps.run_step(steps.Step("walks", missing="Chromium is not installed", fails=fails))
    assert (outcome.stands, outcome.counts) == (not fails, counts)
    assert "Chromium is not installed" in capsys.readouterr().out


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_cluster_is_gone_after_an_interruption(cluster, ending):
    if not cluster.find_postgresql():
        pytest.skip("PostgreSQL is not installed")
    waiting = """
import signal, sys, cluster
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background of a shell it would be ignored
with cluster.running_cluster(sys.argv[1]) as url:
    print(url.partition("host=")[2], flush=True)
    signal.pause()
"""
    command = [sys.executable, "-c", waiting, "/tmp"]
    with subprocess.Popen(command, cwd=CHECKS, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        folder = Path(running.stdout.readline().strip())
        postmaster = (folder / "cluster" / "postmaster.pid").read_text().split()[0]
        running.send_signal(ending)
    assert not folder.exists()
    command_line = Path("/proc", postmaster, "cmdline")
    assert not command_line.exists() or not command_line.read_bytes()  # an ended process that nobody asked about
