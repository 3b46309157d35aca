"""What clerks keep: terms, lists, approved seats, single changes, elections, contact."""
