"""Rosters as spreadsheets: taken in as clerks have them, and made in the forms of the office."""
