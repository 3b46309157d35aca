"""What every record gets, whichever module keeps it."""
