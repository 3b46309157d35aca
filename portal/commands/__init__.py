"""The commands of `portal`, one module each, imported when called."""
