"""Lines of the table."""


def row(what: str, portal: float, beside_what: str, beside: float, held_to: int) -> str:
    """One line: microseconds of the portal and of what it is held against, speed as a share of it, and the goal."""
    return (
        f"| {what} | {portal:.0f} µs | {beside_what}: {beside:.0f} µs | {100 * beside / portal:.0f} % | ≥ {held_to} % |"
    )


def share(what: str, part: float, whole: float, held_to: int) -> str:
    """One line: what something adds to a page, as a share of the whole page."""
    return f"| {what} | {part:.1f} µs | the whole page: {whole:.0f} µs | {100 * part / whole:.1f} % | ≤ {held_to} % |"


def rate(what: str, portal: float, beside_what: str, beside: float, held_to: int) -> str:
    """One line: how many a second the portal and what it is held against answer, and the goal."""
    return (
        f"| {what} | {portal:.0f} /s | {beside_what}: {beside:.0f} /s | {100 * portal / beside:.0f} % | ≥ {held_to} % |"
    )


def growth(what: str, large: float, beside_what: str, small: float, held_to: float) -> str:
    """One line: how much longer something takes with much more behind it, and the goal."""
    return f"| {what} | {large:.0f} µs | {beside_what}: {small:.0f} µs | {large / small:.2f} × | ≤ {held_to} × |"
