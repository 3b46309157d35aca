"""The forms of those who work with the ledger."""
