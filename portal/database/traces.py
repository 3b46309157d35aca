"""What a deleted row leaves behind in the database's own files."""

from sqlalchemy import Engine

KEYS = "portal_record_key"


def wipe_traces(engine: Engine) -> bool:
    """Remove deleted record keys from the database's files: after an erasure, outside of any transaction.

    SQLite overwrites deleted rows by itself, but its write-ahead log holds them until it is emptied. PostgreSQL keeps
    them in the table until that is written anew. Returns False while a reader stands in the way: try again later.
    """
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if engine.dialect.name == "sqlite":
            busy, _pages, _moved = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
            return not busy
        connection.detach()  # a connection that may write ends here
        connection.exec_driver_sql("SET default_transaction_read_only = off")
        connection.exec_driver_sql(f"VACUUM FULL {KEYS}")
    return True
