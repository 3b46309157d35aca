"""The pages of changes: batches, their lines and papers, what is announced, the public directory."""
