"""What the rule in force says of a slip or a bill."""

from plugins.rules_revision.in_force import tree_in_force

from .parameters import approver, repair_bands, who_approves

DOMAIN = "vehicles"


def required_for(reach: str) -> str:
    """Who has to approve a way of that reach, with the clause that says so; empty where no rule in force does."""
    tree = tree_in_force(DOMAIN)
    said = None if tree is None else approver(tree, reach)
    return "" if said is None else f"{who_approves(said)}（{said.place}）"


def required_for_repair(cents: int) -> str:
    """Who has to approve a repair of that amount, with the clause; empty where no rule in force says so."""
    tree = tree_in_force(DOMAIN)
    found = [] if tree is None else [(said, band) for said, band in repair_bands(tree) if band.holds(cents)]
    return "；".join(f"{band.who}（{said.place}）" for said, band in found)
