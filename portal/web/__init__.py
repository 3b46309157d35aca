"""What every page shares: layout, security, cache, errors."""
