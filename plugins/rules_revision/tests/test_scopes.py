"""Who reads what: each scope sees its own, and nobody sees what is meant for others."""

import pytest

from plugins.rules_revision.reading import find_rule
from plugins.rules_revision.rights import READ, READ_MEMBERS, READ_PARTY
from portal.errors import NotThere

from .making import HOME, make_published, make_rule, person

PUBLIC, MEMBER, STAFF = None, person(READ_MEMBERS), person(READ, READ_MEMBERS)
HEAD = person(READ, READ_MEMBERS, READ_PARTY)
READERS = {"public": (PUBLIC, MEMBER, STAFF, HEAD), "members": (MEMBER, STAFF, HEAD), "office": (STAFF, HEAD)}


@pytest.mark.parametrize("scope", ["public", "members", "office", "party"])
@pytest.mark.parametrize("user", [PUBLIC, MEMBER, STAFF, HEAD], ids=["public", "member", "staff", "head"])
def test_each_scope_has_its_readers(app, user, scope):
    number = make_published(scope, scope=scope)
    if user in READERS.get(scope, (HEAD,)):
        assert find_rule(number, user).id == number
    else:
        with pytest.raises(NotThere):
            find_rule(number, user)


def test_members_read_inside_what_the_public_does_not(client, sign_in_as):
    number = make_published("members", scope="members")
    member = sign_in_as("member")
    assert "考勤制度" in member.get(f"{HOME}/inside/").text
    assert member.get(f"{HOME}/inside/rules/{number}").status_code == 200
    assert "考勤制度" not in client.get(f"{HOME}/").text
    assert client.get(f"{HOME}/rules/{number}").status_code == 404


def test_members_do_not_read_what_nobody_published(sign_in_as, app):
    number = make_rule(scope="members")
    assert sign_in_as("member").get(f"{HOME}/inside/rules/{number}").status_code == 404


def test_the_register_hides_what_is_meant_for_the_party(sign_in_as, app):
    make_rule(scope="party", title="党组议事规则")
    assert "党组议事规则" not in sign_in_as("staff").get(f"{HOME}/staff/").text
    assert "党组议事规则" in sign_in_as("office_head").get(f"{HOME}/staff/").text
