"""The pages of consultations: for everybody, for those who are signed in, for senders, for staff."""

from . import answering, commenting, ends, inside, looking_up, preparing, public, reporting, units

__all__ = ["answering", "commenting", "ends", "inside", "looking_up", "preparing", "public", "reporting", "units"]
