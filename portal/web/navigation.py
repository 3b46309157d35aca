"""Menus and blocks: what the plugins contribute, sorted by order and title, never by who loaded first."""

from dataclasses import dataclass
from functools import cached_property

from ..hooks.calling import call
from ..items import MenuItem, SignedIn, Widget
from ..people.access import signed_in
from ..records.notices import count_unread


@dataclass
class Navigation:
    """The menus of one page, asked for only when a layout draws them."""

    @cached_property
    def public(self) -> list[MenuItem]:
        """The public main menu, without the home page."""
        return sorted(call("public_menu_items"), key=_place)

    @cached_property
    def staff(self) -> list[tuple[str, list[MenuItem]]]:
        """The staff menu by groups; a group stands where its first line would."""
        groups: dict[str, list[MenuItem]] = {}
        person = signed_in()  # itself: its proxy would look it up anew at every question of every plugin
        for item in sorted(call("menu_items", user=person) if person else [], key=_place):
            groups.setdefault(str(item.group), []).append(item)
        return list(groups.items())

    @cached_property
    def unread(self) -> int:
        """How many notices the person has not read yet."""
        person = signed_in()
        return count_unread(person.id) if person else 0


def widgets_for(user: SignedIn | None) -> list[Widget]:
    """The blocks of a person's desk, or of the public home page."""
    return sorted(call("dashboard_widgets", user=user), key=lambda widget: (widget.order, str(widget.title)))


def _place(item: MenuItem) -> tuple[int, str]:
    return item.order, str(item.title)
