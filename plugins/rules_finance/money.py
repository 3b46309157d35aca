"""Money as pages show it."""


def yuan(cents: int) -> str:
    """Cents as yuan with two decimals, thousands apart."""
    return f"{cents // 100:,}.{cents % 100:02d}"


def plain(cents: int) -> str:
    """Cents as yuan, to be typed."""
    return f"{cents // 100}.{cents % 100:02d}"
