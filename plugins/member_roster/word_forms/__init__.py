"""The templates of the papers on members, and what makes them."""
