"""One step of the checks: a command, a headline, how it ended and how long it took."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[2]
# Images of Python often say that no bytecode is to be written. Then each of the many processes that tests start would
# compile the portal, and each run of pytest every test.
KEEP_BYTECODE = {"PYTHONDONTWRITEBYTECODE": ""}


@dataclass(frozen=True)
class Step:
    """What to run. `report` is where pytest counts its tests; `missing` says why it cannot run."""

    title: str
    command: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    report: Path | None = None
    missing: str = ""
    fails: bool = False


@dataclass(frozen=True)
class Outcome:
    """How a step ended; `counts` are tests passed, failed and skipped."""

    title: str
    stands: bool
    note: str
    counts: tuple[int, int, int]


def run_step(step: Step) -> Outcome:
    """Run one step, its output straight to the terminal."""
    print(headline(step), flush=True)
    if step.missing:
        print(red(f"{step.missing}: {'failed' if step.fails else 'skipped'}"), flush=True)
        return Outcome(step.title, not step.fails, step.missing, (0, 1, 0) if step.fails else (0, 0, 1))
    return execute(step)


def run_together(steps: Sequence[Step]) -> Iterator[Outcome]:
    """Run steps at the same time, one on each core; what each of them says is shown in one piece, in their order."""
    with ThreadPoolExecutor(os.cpu_count()) as pool, ExitStack() as files:
        said = [files.enter_context(TemporaryFile()) for _ in steps]
        for step, outcome, output in zip(steps, pool.map(execute, steps, said), said, strict=True):
            output.seek(0)
            print(headline(step), output.read().decode(errors="replace"), sep="\n", end="", flush=True)
            yield outcome


def headline(step: Step) -> str:
    """What stands above the output of a step."""
    return f"\n── {step.title} {'─' * (60 - len(step.title))}"


def execute(step: Step, output: IO[bytes] | None = None) -> Outcome:
    """Run the command of a step, its output to the terminal or to a file."""
    began = time.monotonic()
    environment = {**os.environ, **KEEP_BYTECODE, **step.environment}
    done = subprocess.run(step.command, cwd=ROOT, env=environment, stdout=output, stderr=output, check=False)
    stands = done.returncode == 0
    counts = counted(step.report, stands) if step.report else (int(stands), int(not stands), 0)
    return Outcome(step.title, stands, f"{time.monotonic() - began:.1f} s", counts)


def counted(report: Path, stands: bool) -> tuple[int, int, int]:
    """Tests passed, failed and skipped; a run that ended badly has at least one failure, report or not."""
    if not report.exists():
        return 0, 1, 0
    suites = ElementTree.parse(report).getroot().iter("testsuite")
    total, failures, errors, skipped = 0, 0, 0, 0
    for suite in suites:
        total += int(suite.get("tests", 0))
        failures += int(suite.get("failures", 0))
        errors += int(suite.get("errors", 0))
        skipped += int(suite.get("skipped", 0))
    failed = failures + errors
    return total - failed - skipped, failed if stands else max(failed, 1), skipped


def red(line: str) -> str:
    """The line in red on a terminal, plain in a file."""
    return f"\033[31m{line}\033[0m" if sys.stdout.isatty() else line
