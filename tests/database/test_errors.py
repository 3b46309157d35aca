"""What errors of the database say."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from portal.extensions import db


def test_no_error_shows_what_was_typed(app):
    with pytest.raises(DatabaseError, match="no_such_table") as caught:
        db.session.execute(text("SELECT * FROM no_such_table WHERE x = :x"), {"x": "13812341234"})
    db.session.rollback()
    assert "13812341234" not in str(caught.value)
