"""The forms of the register: terms, seats, lists, changes, elections, contact."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, IntegerField, SelectField
from wtforms.validators import InputRequired, NumberRange, Optional

from portal.records.workflow import Move
from portal.web.fields import line, options, says_so, words
from portal.web.forms import Versioned
from portal.web.moves import MoveForm

from ..facts.names import plain_name
from ..facts.shares import SHARES
from ..models import MemberGroup, Sector, Township
from ..permissions import EDIT, SEATS
from ..register.lists import ListEntry
from ..register.quotas import QuotaFacts
from ..register.terms import TermFacts
from ..terms import GENDERS, OFFICES
from .typed import is_month, is_phone

DAY = InputRequired(_l("Enter the day."))
COUNT = NumberRange(min=0, max=100_000)
APPROVE = Move("approve", "", "", SEATS, _l("Enter approved seats"), "", basis=True)
CHANGE = Move("change", "", "", EDIT, _l("Enter a change"), "")
CORRECT = Move("correct", "", "", EDIT, _l("Correct the entry"), "", reason=True)
TAKE_BACK = Move("take_back", "", "", EDIT, _l("Take the entry back"), "", reason=True)
ELECT = Move("elect", "", "", None, _l("Enter an election"), "", basis=True, scan=True)
LEAVE = Move("leave", "", "", None, _l("Enter the end of an office"), "", basis=True, scan=True)
FACTS = ("name", "gender", "ethnicity", "born", "education", "party", "post", "sector_id", "township_id", "group_id")


class TermForm(Versioned):
    """A term with the shares aimed at."""

    number = IntegerField(
        _l("Number of the term"), [InputRequired(_l("Enter the number.")), NumberRange(min=1, max=999)]
    )
    title = line(_l("What the term is called"), says_so, hint=_l("As in papers: 第七届."))
    begins_on = DateField(_l("First day"), [DAY])
    ends_on = DateField(_l("Last day"), [Optional()], description=_l("Empty while it is not known."))
    women, non_party, minorities, young, township = (
        IntegerField(title, [Optional(), NumberRange(min=0, max=100)]) for title in SHARES.values()
    )

    def facts(self) -> TermFacts:
        """What was typed."""
        targets = {code: self[code].data for code in SHARES if self[code].data is not None}
        return TermFacts(self.number.data, self.title.data, self.begins_on.data, self.ends_on.data, targets)


class ListForm(Versioned):
    """A sector, a township, a group."""

    title = line(_l("What it is called"), says_so, most=60)
    position = IntegerField(_l("Place in lists"), [Optional(), COUNT], default=0)
    in_use = BooleanField(
        _l("In use"), default=True, description=_l("What is not in use stays with its members of former terms.")
    )
    township_id = SelectField(_l("Township"), coerce=int)

    def offer(self, townships: Iterable[Township], which: str) -> None:
        """Fill the choices; only a group has a township."""
        if which != "groups":
            del self.township_id
        else:
            self.township_id.choices = _choices(townships)

    def entry(self) -> ListEntry:
        """What was typed."""
        township = self.township_id.data or None if "township_id" in self else None
        return ListEntry(self.title.data, self.position.data or 0, self.in_use.data, township)


class SeatsForm(MoveForm):
    """Approved seats with their document."""

    sector_id = SelectField(_l("Seats for"), coerce=int)
    valid_from = DateField(_l("Holds from"), [DAY])
    seats = IntegerField(_l("Approved seats"), [InputRequired(_l("Enter the number.")), COUNT])
    kept_back = IntegerField(
        _l("Kept back"), [Optional(), COUNT], default=0, description=_l("Of these seats, not to be filled for now.")
    )  # fmt: skip
    binding = BooleanField(
        _l("The document fixes the seats of the sector"),
        description=_l("Otherwise it is a plan, and going over it needs a reason. The total always binds."),
    )
    document = line(_l("Document"), says_so, hint=_l("Its number. A new total needs a document of its own."))

    def offer(self, sectors: Iterable[Sector]) -> None:
        """Fill the choices."""
        whole = [(0, _("The whole term"))]
        self.sector_id.choices = options([*whole, *((it.id, it.title) for it in sectors if it.in_use)])

    def quota(self) -> QuotaFacts:
        """What was typed."""
        return QuotaFacts(
            self.sector_id.data or None, self.valid_from.data, self.seats.data, self.kept_back.data or 0,
            self.binding.data, self.document.data,
        )  # fmt: skip


class FactsForm(MoveForm):
    """What is known of a member from a day on. Only what differs from before becomes part of the event."""

    happened_on = DateField(_l("Holds from"), [DAY], description=_l("It may lie in the future."))
    name = line(_l("Name of the member"), says_so, most=60)
    gender = SelectField(_l("Gender"), choices=options(GENDERS.items()))
    ethnicity = line(_l("Ethnicity"), most=20)
    born = line(_l("Born in"), is_month, hint=_l("Year and month, as 1975-08."))
    education = line(_l("Education"))
    party = line(_l("Party"), hint=_l("中共, 民革 …, 无党派, 群众."))
    post = line(_l("Unit and post"), most=200)
    sector_id = SelectField(_l("Sector"), coerce=int)
    township_id = SelectField(_l("Township"), coerce=int)
    group_id = SelectField(_l("Member group"), coerce=int)

    def offer(self, sectors: Iterable[Sector], townships: Iterable[Township], groups: Iterable[MemberGroup]) -> None:
        """Fill the choices."""
        self.sector_id.choices = options((it.id, it.title) for it in sectors)
        self.township_id.choices, self.group_id.choices = _choices(townships), _choices(groups)

    def keep_only(self, names: Iterable[str]) -> None:
        """Ask only for the facts that an event has."""
        for name in set(FACTS) - set(names):
            del self[name]

    def facts(self) -> dict[str, Any]:
        """All that was typed."""
        typed = {it: self[it].data for it in FACTS if it in self}
        return {it: (value or None) if it.endswith("_id") else _plain(it, value) for it, value in typed.items()}


class OfficeForm(MoveForm):
    """An office from a day on, or its end."""

    office = SelectField(_l("Office in the conference"), choices=options(OFFICES.items()))
    happened_on = DateField(_l("Holds from"), [DAY])


class DayForm(MoveForm):
    """The right day of an event that has no other facts."""

    happened_on = DateField(_l("The right day"), [DAY])


class ContactForm(Versioned):
    """Contact and biography, all sealed. A member's telephone is found by its whole number only."""

    phone = line(_l("Telephone"), is_phone, most=40)
    address = line(_l("Address"), most=200)
    biography = words(_l("Biography"))


class RevealForm(FlaskForm):
    """Why somebody has to see a sealed value."""

    reason = line(
        _l("Why you need to see it"), says_so, hint=_l("Who looked and why is kept in the audit list."), most=200
    )


class PhoneForm(FlaskForm):
    """A whole telephone number to look for; sent by POST, since addresses of pages are logged."""

    phone = line(_l("Telephone"), says_so, most=40)


def day_of(text: str | None, default: date) -> date:
    """A day from an address, or the default."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return default


def _choices(entries: Iterable[Any]) -> list[Any]:
    return options([(0, _("None"))] + [(it.id, it.title) for it in entries if it.in_use])


def _plain(name: str, value: Any) -> Any:
    return plain_name(value or "") if name == "name" else value or ""
