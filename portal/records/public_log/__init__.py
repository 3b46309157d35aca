"""The public log: every change of a covered record leaves a leaf, written in the same transaction.

    class Promise(Record):
        log = Logged(plain=("number", "deadline"), public_from="published_at")

`coverage` says what of a record is covered, `leaves` writes, `genesis` begins for what was there before, `verify` holds
rows and leaves against each other. Leaves are numbered, signed and published by what comes later.
"""

from .coverage import Logged

__all__ = ["Logged"]
