"""Rules as Word files in the form of official papers."""

from collections.abc import Sequence
from io import BytesIO

from portal.office.official.blocks import OfficialDocument
from portal.office.official.writing import write_official

from .collecting import Chapter
from .comparing import side_by_side
from .engine.json_form import from_json
from .models import RuleVersion
from .papers import collection_paper, comparison_paper, rule_paper


def version_as_word(version: RuleVersion) -> bytes:
    """The full text of a version."""
    return _written(rule_paper(from_json(version.tree)))


def comparison_as_word(old: RuleVersion, new: RuleVersion) -> bytes:
    """What changed between two versions, 修改前后对照表."""
    return _written(comparison_paper(new.title, side_by_side(old, new)))


def collection_as_word(chapters: Sequence[Chapter]) -> bytes:
    """All rules in force with contents, 制度汇编."""
    trees = [from_json(version.tree) for chapter in chapters for version, _sheet in chapter.rules]
    return _written(collection_paper("制度汇编", trees))


def _written(paper: OfficialDocument) -> bytes:
    target = BytesIO()
    write_official(paper, target)
    return target.getvalue()
