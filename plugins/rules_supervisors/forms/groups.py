"""The forms of groups and of the people in them."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from portal.web.fields import line, says_so, words
from portal.web.forms import Versioned
from portal.web.moves import MoveForm

from ..forming import GroupFacts, Person
from .fields import day


class GroupForm(Versioned):
    """What is known of a group."""

    unit = line(_l("Unit"), says_so, hint=_l("The unit that is supervised; everybody reads its name."))
    unit_contact = line(_l("Post in charge in the unit"))
    contact = line(_l("Liaison of the group"))
    begins_on = day(_l("Term begins on"))
    ends_on = day(_l("Term ends on"), hint=_l("One to two years after the first day."))
    document_number = line(_l("Number of the document"), hint=_l("The document that tells the unit."))
    avoidance = words(
        _l("Note on avoidance"),
        hint=_l("How it was made sure that nobody works there, has relatives or interests there."),
    )

    def facts(self) -> GroupFacts:
        """What was typed."""
        return GroupFacts(**{name: self[name].data for name in GroupFacts.__dataclass_fields__})


class PersonForm(Versioned):
    """What is known of a supervisor."""

    name = line(_l("Name of the supervisor"), says_so, hint=_l("Stays inside the office, never published."))
    head = BooleanField(_l("Leads the group"))
    township = BooleanField(_l("A member from a township or the grass roots"))

    def person(self) -> Person:
        """What was typed."""
        return Person(self.name.data, self.head.data, self.township.data)


class ReplaceForm(MoveForm):
    """Who is appointed in the place of somebody who was recalled."""

    name = line(_l("Name of the new supervisor"), says_so)
    head = BooleanField(_l("Leads the group"))
    township = BooleanField(_l("A member from a township or the grass roots"))

    def person(self) -> Person:
        """What was typed."""
        return Person(self.name.data, self.head.data, self.township.data)
