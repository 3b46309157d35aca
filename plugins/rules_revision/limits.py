"""Approval limits in words: what is wrong with a table of them."""

from collections.abc import Sequence

from portal.items import N_

from .engine.amounts import write_amount
from .engine.checks import Finding, Severity
from .engine.coverage import Flaw, Found
from .engine.said import Said
from .parameters import amounts_in_words

SENTENCES = {
    Flaw.EMPTY: N_("This limit ends before it begins: %(amounts)s. Correct one of the two amounts."),
    Flaw.GAP: N_("Nobody decides on these amounts: %(amounts)s. Close the gap between %(places)s."),
    Flaw.OVERLAP: N_("Two limits hold for the same amounts: %(amounts)s (%(places)s). Say which one."),
    Flaw.NOBODY: N_("Exactly %(amounts)s belongs to no limit (%(places)s). Say which one includes it."),
    Flaw.BOTH: N_("Exactly %(amounts)s belongs to two limits (%(places)s). Say “over” in one of them."),
    Flaw.NO_BOTTOM: N_("Nobody decides on small amounts: %(amounts)s. Let the first limit begin at nothing."),
    Flaw.NO_TOP: N_("Nobody decides on larger amounts: %(amounts)s. Add a limit without an upper end."),
}
# Half of what office rules write at the very number is custom: 五千元以下, 五千元以上. It is a warning, not an error.
_SEVERITY = {Flaw.BOTH: Severity.WARNING, Flaw.NO_BOTTOM: Severity.WARNING}


def flaw_finding(found: Found, told: Sequence[Said]) -> Finding:
    """A flaw in bands that were read out of a text, with the places that it concerns."""
    mine = [told[at] for at in found.bands]
    places = "、".join(dict.fromkeys(it.place for it in mine))
    severity = _SEVERITY.get(found.flaw, Severity.ERROR)
    params = {"amounts": flaw_amounts(found), "places": places}
    return Finding(f"limits_{found.flaw}", severity, mine[-1].node, params=params, msgid=SENTENCES[found.flaw])


def flaw_amounts(found: Found) -> str:
    """The amounts of a flaw in words."""
    if found.flaw in (Flaw.BOTH, Flaw.NOBODY):
        return write_amount(found.first)
    return amounts_in_words(found.first, found.last)
