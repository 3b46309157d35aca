"""Files from outside: which may come in, and how each is looked at before anything here opens it."""
