"""Revision projects: listed, drafted, decided, in force."""
