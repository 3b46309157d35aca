"""The forms of the member roster."""
