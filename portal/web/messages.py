"""A notice for people outside of the portal: its text to be copied into a chat, its slip to be printed and signed."""

from dataclasses import dataclass
from datetime import date

from flask import render_template
from flask_babel import gettext as _

from ..clock import today
from .context import read_site
from .formats import full_date


@dataclass(frozen=True)
class Message:
    """To whom, about what, the words; in whose name and of which day. It carries number and date, nothing personal."""

    to: str
    title: str
    text: str
    sender: str
    day: date

    @property
    def paragraphs(self) -> list[str]:
        """The words line by line, without blank ones."""
        return [line.strip() for line in self.text.splitlines() if line.strip()]

    @property
    def plain(self) -> str:
        """The whole notice as plain text, in the order of the paper one."""
        address = _("%(to)s:", to=self.to)
        return "\n".join([self.title, address, *self.paragraphs, self.sender, full_date(self.day)])


def office_message(to: str, title: str, text: str) -> Message:
    """A notice in the office's name, of today."""
    site = read_site()
    return Message(to, title, text, site.organiser or site.name, today())


def message_slip(message: Message, back: str) -> str:
    """The page that prints a notice with lines for whoever receives it; `back` is the page one came from."""
    return render_template("print/notice.html", message=message, back=back)
