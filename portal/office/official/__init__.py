"""Word documents in the form of official papers, GB/T 9704-2012. Nothing here needs Flask or a database."""
