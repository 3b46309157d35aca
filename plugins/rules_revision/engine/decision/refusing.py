"""Decisions that cannot be read or do not fit a text, each with the sentence that says so."""

from __future__ import annotations

from ..marking import N_

REFUSALS = {
    "no_place": N_("There is no %(place)s in this text."),
    "several_places": N_("There is more than one %(place)s in this text: say which."),
    "no_words": N_("The words “%(words)s” do not stand in %(place)s."),
    "other_rule": N_("The decision amends 《%(named)s》, and this text is 《%(title)s》."),
    "other_name": N_("The name of %(place)s is not “%(words)s”."),
    "group_as_a_whole": N_("%(place)s can only be changed clause by clause."),
    "one_line": N_("%(place)s can only become one paragraph."),
    "which_paragraph": N_("%(place)s has several lists: say in which paragraph."),
    "carried_out": N_("%(place)s is already as the decision would have it: it seems to have been carried out."),
    "twice": N_("%(place)s is changed twice."),
    "counts_differ": N_("%(quoted)s are quoted, and %(numbered)s are numbered."),
    "not_counted": N_("The items here are not numbered one by one, so none can come or go alone."),
    "number_too_high": N_("There is no room for number %(number)s: too few stand before it."),
    "number_taken": N_("Number %(number)s would follow %(last)s."),
    "no_clauses": N_("This text has no clauses."),
    "not_one_clause": N_("What is quoted is not the text of one clause."),
    "not_items": N_("What is quoted are not items."),
    "unknown_form": N_("This is not how decisions are written."),
    "unknown_place": N_("“%(words)s” names no place that can be understood."),
    "one_place": N_("“%(words)s” should name one place."),
    "which_clause": N_("It is not said which clause is meant."),
    "after_a_clause": N_("A clause can only be added after a clause."),
    "no_number": N_("It is not said which number the new clause gets."),
    "range": N_("“%(words)s” does not go from like to like."),
    "unknown_blank": N_("“%(words)s” is no blank that is known."),
    "unknown_layout": N_("This is not how a decision speaks of the layout."),
    "open_quotation": N_("A quotation is opened and not closed."),
    "several_rules": N_("This decision amends several rules: choose one of them."),
    "no_operations": N_("No amendment was found in this text."),
    "no_title": N_("It is not said which rule is amended."),
    "too_long": N_("A decision can be written for texts of up to %(most)s articles and chapters."),
    "too_many_lines": N_("A decision can be written for texts of up to %(most)s lines."),
    "no_decision": N_("What differs between the two texts cannot be said in a decision."),
}
_LONGEST = 80


class DecisionRefused(ValueError):
    """A decision that cannot be read, or does not fit the text it is applied to.

    `code` is a key of REFUSALS, the English sentence the portal translates, `facts` what it names; `sentence` is the
    sentence of the decision that does not fit, empty where it is none in particular.
    """

    def __init__(self, code: str, sentence: str = "", **facts: object) -> None:
        self.code, self.sentence = code, sentence
        self.facts = {name: str(fact) for name, fact in facts.items()}
        super().__init__(REFUSALS[code] % self.facts)

    def __str__(self) -> str:
        """The English sentence, and the beginning of the one that does not fit."""
        said = super().__str__()
        first = self.sentence.split("\n", 1)[0]
        return f"{said} ({first[:_LONGEST]}{'…' if len(first) > _LONGEST else ''})" if first else said

    def within(self, sentence: str) -> DecisionRefused:
        """The same refusal, told of a sentence of the decision."""
        return DecisionRefused(self.code, sentence or self.sentence, **self.facts)
