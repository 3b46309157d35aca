"""Names: a plugin's name is its own in addresses, tables, permissions and on the command line."""

import re
from collections.abc import Iterable
from keyword import iskeyword

from flask_babel import lazy_gettext as _l

from .discovery import Found
from .problems import BadPlugin

RESERVED = frozenset({"portal", "admin", "log", "account", "search", "static", "en", "healthz"})
FORM = re.compile(r"[a-z][a-z0-9_]*")
CORE_COMMANDS = frozenset(
    {"init", "run", "worker", "search", "user", "plugin", "doctor", "backup", "keys", "log", "setting"}
)
LONGEST_NAME = 26  # a migration is named <plugin>_0001, in Alembic's column of 32 characters


def check_name(found: Found, others: Iterable[Found]) -> None:
    """Refuse names that would clash in URLs or tables.

    Raises BadPlugin when the name is reserved or no identifier, or when the tables of two plugins would begin
    alike; of such two the one shipped with the portal stays, else the one with the shorter name.
    """
    name = found.name
    taken = name in RESERVED or name.startswith("portal_") or iskeyword(name)
    if taken or not FORM.fullmatch(name) or len(name) > LONGEST_NAME:
        raise BadPlugin(_l("A module cannot be named %(name)s.", name=name))
    for other in others:
        clash = name.startswith(f"{other.name}_") or other.name.startswith(f"{name}_")
        if clash and found is max(found, other, key=lambda it: (it.place != "shipped", len(it.name))):
            raise BadPlugin(_l("Its tables could be taken for those of the module %(name)s.", name=other.name))


def check_command(name: str, command: str | None, owners: dict[str, str]) -> None:
    """Refuse a command-line group that the portal or another plugin has; `owners` tells whose each group is.

    Raises BadPlugin.
    """
    if command is not None and (command in CORE_COMMANDS or owners.get(command, name) != name):
        raise BadPlugin(_l("The command %(command)s is already taken.", command=command))
