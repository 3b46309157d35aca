"""Every check in order, then a summary: `python3 run.py test [--full]` ends up here.

All of them run even when an early one fails, so that one run tells everything there is to mend.
"""

import argparse
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from cluster import find_postgresql, running_cluster
from machine import find_browser, install_missing, quick_folder
from steps import Outcome, Step, red, run_step, run_together

BIN = Path(sys.executable).parent
PYTHON = sys.executable

# Those that take longest first, so that no core waits long for the last.
STATIC = (
    Step("types", (PYTHON, "-m", "mypy")),
    Step("templates", (PYTHON, "-m", "djlint", "--lint", "--quiet", "templates", "plugins")),
    Step("translations", (PYTHON, "-m", "portal.translate", "check")),
    Step("bytecode", (PYTHON, "-m", "compileall", "-q", "portal", "plugins")),
    Step("import rules", (str(BIN / "lint-imports"), "--no-logo")),
    Step("lint", (PYTHON, "-m", "ruff", "check")),
    Step("format", (PYTHON, "-m", "ruff", "format", "--check")),
)


def main() -> int:
    """Run every step; the exit code is 1 when anything failed."""
    parser = argparse.ArgumentParser(prog="run.py test", description=__doc__)
    parser.add_argument("--full", action="store_true", help="slow tests too")
    full = parser.parse_args().full
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the cluster is taken down then, too
    install_missing()
    with tempfile.TemporaryDirectory(prefix="portal-", dir=quick_folder()) as home, ExitStack() as running:
        outcomes = list(run_together(STATIC))
        outcomes += [run_step(step) for step in test_steps(Path(home), full, running)]
    return summarise(outcomes)


def test_steps(home: Path, full: bool, running: ExitStack) -> Iterator[Step]:
    """The suite on SQLite, on a PostgreSQL of its own, and last the walks in a browser."""
    slow = "" if full else " and not full"
    yield pytest("tests on SQLite", f"not browser{slow}", home)
    if find_postgresql():
        database = {"PORTAL_TEST_DATABASE_URL": running.enter_context(running_cluster(str(home.parent)))}
        yield pytest("tests on PostgreSQL", f"not browser and not once{slow}", home, database)
    else:
        yield missing("tests on PostgreSQL", "PostgreSQL is not installed")
    if find_browser():
        yield pytest("browser walks", f"browser{slow}", home)
    else:
        yield missing("browser walks", "Chromium is not installed")


def pytest(title: str, chosen: str, home: Path, environment: dict[str, str] | None = None) -> Step:
    """One run of pytest over the tests chosen by their marks, its files below `home`."""
    report = home / f"{title}.xml"
    command = (PYTHON, "-m", "pytest", "-q", "-n", "auto", "--dist", "worksteal", "-m", chosen, f"--junitxml={report}")
    return Step(title, command, {"TMPDIR": str(home), **(environment or {})}, report)


def missing(title: str, why: str) -> Step:
    """A step that cannot run here: a failure in CI, one red line on somebody's own machine."""
    return Step(title, missing=why, fails=os.environ.get("CI") == "true")


def summarise(outcomes: list[Outcome]) -> int:
    """Print one line a step and the closing line that other programs read."""
    print()
    for outcome in outcomes:
        line = f"{'passed' if outcome.stands else 'FAILED'}  {outcome.title}  {outcome.note}"
        print(line if outcome.stands else red(line))
    passed, failed, skipped = (sum(column) for column in zip(*(o.counts for o in outcomes), strict=True))
    print(f"\n{passed} passed, {failed} failed, {skipped} skipped")
    return 0 if all(outcome.stands for outcome in outcomes) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
