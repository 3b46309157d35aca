"""Two people edit one draft in any order: nothing that was typed is lost."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.rules_revision.drafting import clauses as edits
from plugins.rules_revision.drafting import draft_of
from plugins.rules_revision.drafting.clauses import Conflict, find_clause
from plugins.rules_revision.drafting.history import find_save, saves_of
from plugins.rules_revision.engine.tree import clauses, words_of

from .making import make_draft, project, version_of

PEOPLE = st.sampled_from(("甲", "乙"))
STEPS = st.lists(
    st.tuples(PEOPLE, st.sampled_from(("open", "save", "insert", "delete", "move")), st.integers(0, 9)), max_size=14
)


class Editor:
    """One person with one clause open, as the form in the browser holds it."""

    def __init__(self, number: int, name: str) -> None:
        self.number, self.name, self.count = number, name, 0
        self.seen, self.node, self.words = 0, "", ""

    def chosen(self, place: int) -> str:
        every = clauses(draft_of(project(self.number)))
        return every[place % len(every)].id

    def open(self, place: int) -> None:
        self.node = self.chosen(place)
        self.seen = version_of(self.number)
        self.words = words_of(find_clause(draft_of(project(self.number)), self.node))

    def save(self, place: int) -> str | None:
        """Save what is open; the marker of what was typed, None where both texts were shown instead."""
        if not self.node:
            self.open(place)
        self.count += 1
        marker = f"{self.name}写了第{self.count}回"
        try:
            edits.set_clause(self.number, self.seen, self.node, self.words, f"{marker}。")
        except Conflict as conflict:
            return conflict.mine if marker not in conflict.mine else None
        finally:
            self.node = ""
        return marker


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_what_either_typed_stands_in_the_draft_or_in_its_saves(in_charge, steps):
    number = make_draft()
    people = {name: Editor(number, name) for name in ("甲", "乙")}
    markers = []
    for name, action, place in steps:
        person = people[name]
        if action == "save":
            markers += [marker] if (marker := person.save(place)) else []
        else:
            do(person, action, place)
    text = "".join(words_of(it) for it in clauses(draft_of(project(number))))
    kept = text + history(number)
    assert [it for it in markers if it not in kept] == []


def do(person, action, place):
    if action == "open":
        person.open(place)
    elif action == "insert":
        edits.insert(person.number, version_of(person.number), "新的一条。", person.chosen(place))
    elif action == "move":
        one, other = person.chosen(place), person.chosen(place + 1)
        if one != other:
            edits.move(person.number, one, other, is_before=False)
    else:
        node = person.chosen(place)
        try:
            edits.delete(person.number, node, words_of(find_clause(draft_of(project(person.number)), node)))
        except edits.OnlyClause:
            return


def history(number):
    draft = project(number).draft
    changes = [change for it in saves_of(draft) for change in find_save(draft.id, it.number).changes]
    return "".join(change["before"] or "" for change in changes)
