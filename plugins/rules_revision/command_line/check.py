"""`portal rules check`: what a rule lacks, and where its numbers and references go wrong."""

from collections import Counter
from collections.abc import Callable, Iterator
from gettext import translation
from pathlib import Path
from typing import Any

import click

from portal.hooks import offline

from ..engine.checks import Finding, Severity, sentence
from ..engine.checks import check as run_checks
from .loading import load
from .printing import print_json, print_text

_CATALOGUES = Path(__file__).parents[1] / "translations"


@offline
@click.command("check")
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="A list of findings for scripts, each in both languages.")
def check(file: str, as_json: bool) -> None:
    """Check a rule (.txt or .docx): clauses that are missing, numbering, references, wording.

    The exit code is 0 whenever the file could be checked, whatever was found, and 1 when it could not be read.
    """
    findings = run_checks(load(file))
    if as_json:
        in_chinese = translation("messages", str(_CATALOGUES), languages=["zh"]).gettext
        print_json([_as_json(finding, in_chinese) for finding in findings])
    else:
        print_text("\n".join(_lines(findings)) + "\n")


def _lines(findings: list[Finding]) -> Iterator[str]:
    for finding in findings:
        yield f"{finding.severity.value:7}  {finding.place or '-'}  {finding.english}"
    counted = Counter(finding.severity for finding in findings)
    yield ", ".join(f"{severity.value}s: {counted[severity]}" for severity in Severity)


def _as_json(finding: Finding, in_chinese: Callable[[str], str]) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "node": finding.node,
        "place": finding.place,
        "span": finding.span,
        "params": dict(finding.params),
        "english": finding.english,
        "chinese": sentence(finding, in_chinese),
    }
