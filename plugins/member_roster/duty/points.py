"""Points as people read them."""


def points(tenths: int) -> str:
    """12.5, or 12 where nothing stands behind the point."""
    whole, rest = divmod(abs(tenths), 10)
    return ("-" if tenths < 0 else "") + (f"{whole}.{rest}" if rest else str(whole))
