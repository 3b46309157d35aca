"""How the portal talks to SQLite and to PostgreSQL: connections that read, and the lock of the one writer."""
