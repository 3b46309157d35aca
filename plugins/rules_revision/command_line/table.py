"""`portal rules table`: two versions side by side as a Word file."""

from pathlib import Path

import click

from portal.hooks import offline

from ..engine.alignment import shifted_only
from ..engine.comparison import compare
from ..engine.references import shifted
from ..engine.tree import title_of
from .loading import FileRefused, load


@offline
@click.command("table")
@click.argument("old")
@click.argument("new")
@click.option("-o", "--output", required=True, help="The .docx file to write.")
@click.option("--all", "with_unchanged", is_flag=True, help="Clauses that did not change too.")
def table(old: str, new: str, output: str, with_unchanged: bool) -> None:
    """Write the comparison of OLD and NEW, 修改前后对照表, as a Word file."""
    from portal.office.official.writing import write_official

    from ..papers import comparison_paper

    before, after = load(old), load(new)
    same = shifted_only(before, after, shifted)
    paper = comparison_paper(title_of(after), compare(before, after, with_unchanged=with_unchanged, same=same))
    try:
        with Path(output).open("wb") as file:
            write_official(paper, file)
    except OSError as error:
        raise FileRefused(f"{output} cannot be written: {error.strerror or error}.") from error
