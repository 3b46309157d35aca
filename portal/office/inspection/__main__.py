"""The process that looks at one file: python -m portal.office.inspection SUFFIX DESCRIPTOR

The file comes on standard input, a picture drawn anew goes to the open descriptor, the verdict, one line of JSON, to
standard output. It holds itself to its limits first; whatever it dies of is a refusal too (portal.office.guard).
"""

import json
import os
import sys

from .limits import hold_to_limits
from .looking import look_at
from .verdict import Refused


def main() -> dict[str, str]:
    """The verdict: the suffix the file must have, or the reason why it is refused."""
    suffix, descriptor = sys.argv[1], int(sys.argv[2])
    try:
        with os.fdopen(descriptor, "w+b", closefd=False) as target:
            return {"suffix": look_at(sys.stdin.buffer, suffix, target)}
    except Refused as verdict:
        return {"refused": verdict.reason}
    except (MemoryError, RecursionError):
        return {"refused": "too_heavy"}


if __name__ == "__main__":
    hold_to_limits()
    print(json.dumps(main()))
