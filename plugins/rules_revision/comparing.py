"""Two versions of a rule side by side, as the engine compares them."""

from collections.abc import Sequence

from .engine.alignment import shifted_only
from .engine.comparison import Row, compare
from .engine.json_form import from_json
from .engine.references import shifted
from .models import RuleVersion


def side_by_side(old: RuleVersion, new: RuleVersion, with_unchanged: bool = False) -> Sequence[Row]:
    """Compare two versions row by row in the order of the newer one, with marks on what changed."""
    before, after = from_json(old.tree), from_json(new.tree)
    same = shifted_only(before, after, shifted)
    return compare(before, after, with_unchanged=with_unchanged, same=same)
