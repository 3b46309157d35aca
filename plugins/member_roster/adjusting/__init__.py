"""How the roster changes: batches from nomination to decision, what is announced of them, and who then is shown."""
