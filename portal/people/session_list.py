"""Which browsers a person is signed in with, and ending that."""

from sqlalchemy import delete, select

from ..clock import now
from ..extensions import db
from ..items import Change, Subject
from ..records.writing import record, writing
from .models import SignInSession, User
from .sessions import close_sessions


def sessions_of(user_id: int) -> list[SignInSession]:
    """The open sessions of a person, newest first."""
    still_open = (SignInSession.user_id == user_id, SignInSession.expires_at > now())
    return list(db.session.scalars(select(SignInSession).where(*still_open).order_by(SignInSession.id.desc())))


def end_session(user_id: int, session_id: int, action: str = "session_ended") -> None:
    """End one session of a person; one that is over already, or another person's, is left as it is."""
    mine = (SignInSession.user_id == user_id, SignInSession.id == session_id)
    with writing() as tx:
        if tx.session.execute(delete(SignInSession).where(*mine).returning(SignInSession.id)).first():
            record(Change(Subject(User.kind, str(user_id)), action))


def end_all(user_id: int, keep: int | None = None) -> None:
    """End all sessions of a person, or all but one."""
    with writing():
        close_sessions(user_id, keep)
        record(Change(Subject(User.kind, str(user_id)), "sessions_ended"))
