"""The pages of the members' code need no objects."""

from portal.testing_access import Factory

FACTORIES = {f"rules_members.{name}": Factory() for name in ("index", "overview", "own")}
