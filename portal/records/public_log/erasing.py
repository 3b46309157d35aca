"""Making texts unprovable: the salts of a record's fields go, its leaves stay as they are."""

import json
from collections.abc import Collection

from sqlalchemy import select

from ..writing import current_transaction
from .commitments import code_of
from .models import Leaf
from .reading import read_salts


def forget_salts(kind: str, record_id: int | str, paths: Collection[str]) -> None:
    """Destroy the salts of these paths in all leaves a record has so far; a reason's path is ":reason".

    Call it inside writing() only, together with what destroys the values, and record that too: the leaf of this
    transaction holds the record as it is then, under new salts.
    """
    session = current_transaction().session
    query = select(Leaf).where(Leaf.kind == kind, Leaf.record_id == str(record_id))
    for leaf in session.scalars(query):
        kept = {path: salt for path, salt in read_salts(leaf.salts).items() if path not in paths}
        leaf.salts = json.dumps(kept)
        leaf.code = code_of(leaf.content.decode(), leaf.salts, leaf.audit_id)
