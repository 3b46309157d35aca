"""Forms of people without an account.

They do not carry the session's CSRF token, since they need no session: whoever sends one acts as nobody in particular,
and people whose browser refuses cookies must be heard too. Instead each carries something of its own that came from
here or from the sender: the signed token of the form, a ticket, a code. What other sites send is refused before any
view (portal.web.security).
"""

from flask_wtf import FlaskForm


class AnonymousForm(FlaskForm):
    """A form without a session."""

    class Meta:
        csrf = False
