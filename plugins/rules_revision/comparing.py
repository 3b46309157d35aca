"""Two versions of a rule side by side, clause by clause in the order of the newer one."""

from dataclasses import dataclass

from flask_babel import gettext as _

from .models import RuleClause, RuleVersion


@dataclass(frozen=True)
class Pair:
    """A clause before and after; one of them is lacking where it was added or left out."""

    old: RuleClause | None
    new: RuleClause | None

    @property
    def changed(self) -> bool:
        """Whether the words are others."""
        return self.old is None or self.new is None or self.old.words != self.new.words

    @property
    def note(self) -> str:
        """What became of the clause, in words."""
        if self.old is None or self.new is None:
            return _("Added") if self.old is None else _("Left out")
        if self.changed:
            return _("Changed")
        return _("Renumbered only") if self.old.label != self.new.label else _("Unchanged")


def side_by_side(old: RuleVersion, new: RuleVersion) -> list[Pair]:
    """Pair the clauses by the ids that live on from version to version; what was left out stands where it stood."""
    before = {it.node_id: it for it in old.clauses}
    present = {it.node_id for it in new.clauses}
    left_out = [it for it in old.clauses if it.node_id not in present]
    pairs: list[Pair] = []
    for clause in new.clauses:
        same = before.get(clause.node_id)
        if same is not None:
            while left_out and left_out[0].position < same.position:
                pairs.append(Pair(left_out.pop(0), None))
        pairs.append(Pair(same, clause))
    return pairs + [Pair(it, None) for it in left_out]
