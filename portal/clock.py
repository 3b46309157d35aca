"""What time it is: instants are UTC, days are counted where the office is."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

OFFICE = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The present day in the office's time zone."""
    return datetime.now(OFFICE).date()


def local(instant: datetime) -> datetime:
    """The same instant on the office's clock."""
    return instant.astimezone(OFFICE)
