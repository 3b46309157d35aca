"""Finding, loading, migrating and switching plugins."""
