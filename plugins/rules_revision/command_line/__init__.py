"""`portal rules`: the engine on files, without database and site.

The package is not called commands: that name belongs to the hook of the plugin, and a module would take its place.
"""

from .akn import akn
from .apply import apply_command
from .check import check
from .decide import decide_command
from .diff import diff
from .parse import parse
from .table import table

COMMANDS = (parse, diff, table, check, akn, decide_command, apply_command)
