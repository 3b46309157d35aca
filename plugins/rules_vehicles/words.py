"""What happens in the register of vehicles, in words: for histories and the audit list."""

from flask_babel import gettext as _

from .life import SLIP


def words(kind: str, action: str) -> str | None:
    """What an action is called."""
    if kind == SLIP.kind and (found := SLIP.words(action)):
        return found
    return {
        ("rules_vehicles.slip", "requested"): _("Vehicle asked for"),
        ("rules_vehicles.vehicle", "entered"): _("Vehicle entered"),
        ("rules_vehicles.vehicle", "changed"): _("Entry of a vehicle changed"),
        ("rules_vehicles.cost", "entered"): _("Cost of a vehicle entered"),
        ("rules_vehicles.cost", "changed"): _("Cost of a vehicle mended"),
        ("rules_vehicles.quarter", "counted"): _("Quarter counted"),
        ("rules_vehicles.quarter", "published"): _("Quarterly totals published"),
        ("rules_vehicles.quarter", "withdrawn"): _("Public page withdrawn"),
    }.get((kind, action))
