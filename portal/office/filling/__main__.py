"""The process that tries a template out: python -m portal.office.filling JSON

The file comes on standard input; the argument names the fields and lists, with a record to fill in. The verdict, one
line of JSON, goes to standard output. It holds itself to the limits of all such processes first.
"""

import json
import sys
from time import process_time
from typing import Any

from ..inspection.limits import hold_to_limits
from .document import WordTemplate
from .known import Fault, Known

LONGEST = 2.0  # seconds of work; filling one form holds up everybody else


def main() -> dict[str, Any]:
    """What is wrong with the template; nothing where it is in order."""
    said = json.loads(sys.argv[1])
    try:
        try_out(Known.read(said), said["values"])
    except Fault as fault:
        return {"fault": fault.reason, "words": fault.words}
    except (MemoryError, RecursionError):
        return {"fault": "too_heavy", "words": {}}
    return {}


def try_out(known: Known, values: dict[str, Any]) -> None:
    """Fill the template with a record, and with an empty one. Raises Fault."""
    before = process_time()
    template = WordTemplate(sys.stdin.buffer, known)
    if not template.used:
        raise Fault("no_field", known=list(known.fields))
    for record in (values, known.nothing()):
        template.fill(record)
    if process_time() - before > LONGEST:
        raise Fault("too_heavy")


if __name__ == "__main__":
    hold_to_limits()
    print(json.dumps(main()))
