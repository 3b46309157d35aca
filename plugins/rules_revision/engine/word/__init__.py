"""Word files as they come from offices: their text, line by line, as a reader of the printed page sees it."""
