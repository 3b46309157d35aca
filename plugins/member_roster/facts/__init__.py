"""What is true of members on which day: events, and what follows from them."""
