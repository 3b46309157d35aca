"""Who is told and named: the words for accounts by their numbers."""

from portal.people.holders import titles_of
from portal.people.models import User
from portal.records.writing import load, writing
from portal.testing import add_user


def test_titles_are_told_of_those_asked_for_also_of_shut_accounts(app):
    one, two, _other = (add_user(name, "staff", title=f"{name}科员") for name in ("zhou", "wu", "zheng"))
    with writing():
        load(User, two).active = False
    assert titles_of([one, two, 987654]) == {one: "zhou科员", two: "wu科员"}
    assert titles_of([]) == {}
